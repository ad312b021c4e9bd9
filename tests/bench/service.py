# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A running fratried, and loads on it by wrk."""

import concurrent.futures
import http.client
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

BUILD = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"])
os.environ.setdefault("FRATRIE_KEY_FILE", str(BUILD / "tests/server.key"))
SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
SIGN_IN = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{body}'
refused = 0
function response (status) if status ~= 201 then refused = refused + 1 end end
"""


def program(name):
    return next(path for path in BUILD.rglob(name) if path.is_file() and os.access(path, os.X_OK))


class Service:
    """`with Service("--demo") as service:` runs it on a free port; `address` is where."""

    def __init__(self, *options):
        self.command = [program("fratried"), "--listen", "127.0.0.1:0", *options]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                        env=os.environ | {"FRATRIE_DEMO_DIR": str(SOURCE / "data/demo")})
        line = self.process.stdout.readline()
        self.address = line.removeprefix("listening ").strip()
        return self

    def __exit__(self, *failure):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def call(self, path, body=None, token=None):
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        request = urllib.request.Request(self.address + path, json.dumps(body).encode() if body else None, headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def memory(self, name="VmRSS"):
        """KiB; VmHWM for the most it ever had."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{name}:\s+(\d+)", status)[1])

    def processor_seconds(self):
        """Of all its threads so far, in the kernel too."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def demo_account(self):
        """Username and password of the account that is activated already."""
        letter = next(letter for letter in self.call("/demo/letters")["letters"] if letter["state"] == "active")
        return {"username": letter["username"], "password": letter["password"]}


class SignIns:
    """Four parents at once for each core, one sign-in after another: `done` were answered, `rate` a second."""

    def __init__(self, address, account, seconds):
        self.host = urllib.parse.urlsplit(address).netloc
        self.body = json.dumps(account)
        begin = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(4 * os.cpu_count()) as pool:
            parents = [pool.submit(self._sign_in_until, begin + seconds) for _ in range(4 * os.cpu_count())]
            self.done = sum(parent.result() for parent in parents)
        self.rate = self.done / (time.monotonic() - begin)

    def _sign_in_until(self, end):
        connection = http.client.HTTPConnection(self.host, timeout=60)
        done = 0
        while time.monotonic() < end:
            connection.request("POST", "/api/v1/sessions", self.body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 201, answer.status
            done += 1
        connection.close()
        return done


class Load:
    """wrk against an address, in the background until `finish()`: requests a second, p99 in ms, answers not 2xx."""

    def __init__(self, url, seconds, connections=64, token=None, body=None):
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "--latency"]
        if token:
            command += ["-H", f"Authorization: Bearer {token}"]
        self.script = None
        if body:
            self.script = tempfile.NamedTemporaryFile("w", suffix=".lua")
            self.script.write(SIGN_IN.replace("{body}", json.dumps(body)))
            self.script.flush()
            command += ["-s", self.script.name]
        self.process = subprocess.Popen([*command, url], stdout=subprocess.PIPE, text=True)

    def finish(self):
        text = self.process.communicate()[0]
        if self.script:
            self.script.close()
        number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", text).groups()
        bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
        return {"rate": float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]),
                "p99": float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[unit],
                "bad": int(bad[1]) if bad else 0}
