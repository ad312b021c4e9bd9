# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What a school's office waits for: letters, and finding an account."""

import base64
import hmac
import http.client
import json
import os
import struct
import subprocess
import time
import urllib.parse

import big_school
from service import program

UAI = "0340009X"
CTL = program("fratriectl")


def new_school(folder, count):
    """A store with a school of as many pupils, each with a guardian; gives what names it to our programs."""
    store = ["--store", f"sqlite:{folder}/school-{count}.db"]
    files = big_school.write_files(folder, count)
    for command in (["init"], ["school", "add", UAI, "Big"], ["import", UAI, "--year", "2026", *files]):
        subprocess.run([CTL, *store, *command], check=True, stdout=subprocess.DEVNULL)
    for file in files:
        file.unlink()
    return store


def issue_letters(store, path):
    """A PDF with a letter for every account: (seconds, KiB)."""
    begin = time.monotonic()
    process = subprocess.Popen([CTL, *store, "letters", UAI, "--reprint", "--output", path, "--force", "--address",
                                "https://fratrie.example"], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    assert status == 0
    return time.monotonic() - begin, usage.ru_maxrss


def code_now(uri):
    """What an authentication application shows, RFC 6238."""
    key = base64.b32decode(urllib.parse.parse_qs(urllib.parse.urlsplit(uri).query)["secret"][0])
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), "sha1")
    return f"{(struct.unpack_from('>I', digest, digest[-1] & 15)[0] & 0x7fffffff) % 1_000_000:06}"


class Office:
    """Somebody of the school's staff, on one connection."""

    def __init__(self, service, store):
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(service.address).netloc)
        self.headers = {"Content-Type": "application/json"}
        told = json.loads(subprocess.run([CTL, *store, "staff", "add", UAI, "bench", "--json"], check=True,
                                         capture_output=True).stdout)["letters"][0]
        tokens = self.ask("POST", "sessions", {"username": told["username"], "password": told["password"],
                                               "device_name": "bench", "persistent": False})
        self.headers["Authorization"] = "Bearer " + tokens["access_token"]
        self.ask("POST", "account/activation", {"new_password": "sept-crayons-verts-taillent",
                                                "email": "bench@school.example"})
        self.ask("POST", "account/otp/confirm", {"code": code_now(self.ask("POST", "account/otp")["otpauth_uri"])})

    def ask(self, method, path, body=None):
        self.connection.request(method, f"/api/v1/{path}", json.dumps(body) if body is not None else None, self.headers)
        answer = self.connection.getresponse()
        content = answer.read()
        assert answer.status < 300, content
        return json.loads(content) if content else None

    def find(self, words):
        """(milliseconds, accounts)"""
        begin = time.monotonic()
        found = self.ask("GET", f"schools/{UAI}/accounts?limit=100&query={urllib.parse.quote(words)}")["accounts"]
        return (time.monotonic() - begin) * 1000, found
