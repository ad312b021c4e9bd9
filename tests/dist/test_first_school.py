#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The ten commands of the administrator's guide, run as they stand there, in a folder instead of on a machine of one's own:
what they name below / is looked for below it, and whatever needs that machine's root is told to do it there."""

import csv
import http.client
import json
import os
import pathlib
import re
import socket
import subprocess
import tempfile
import unittest
import zipfile

SOURCE = pathlib.Path(os.environ["FRATRIE_TEST_SOURCE"])
BUILD = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"])
GUIDE = SOURCE / "data/doc/administration.md"
SCHOOL = "0340001A"
# Nobody's processes are touched: what a command would do to the machine is written down.
WRITTEN_DOWN = ("systemctl", "usermod")
STAND_INS = {
    "systemd-sysusers": 'exec /usr/bin/systemd-sysusers --root="$ROOT" "$SYSUSERS"',
    "systemd-tmpfiles": 'exec /usr/bin/systemd-tmpfiles --root="$ROOT" --create "$TMPFILES"',
    "runuser": 'shift 3; exec "$@"',
    # The owner is a user of that machine.
    "install": 'while [ "$1" = -o ] || [ "$1" = -g ] || [ "$1" = -d ]; do [ "$1" = -d ] || shift; shift; done\n'
               'exec /usr/bin/install -d "$@"',
}


class Unix(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=60)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self.path))


def commands():
    """The guide's block of ten."""
    text = GUIDE.read_text(encoding="utf-8")
    return re.search(r"```sh\n(systemd-sysusers.*?)```", text, re.DOTALL).group(1)


def prefix():
    known = json.loads(subprocess.run(["/usr/bin/meson", "introspect", "--buildoptions", BUILD], check=True, text=True,
                                      stdout=subprocess.PIPE).stdout)
    return next(option["value"] for option in known if option["name"] == "prefix")


class FirstSchool(unittest.TestCase):
    def setUp(self):
        # Short, for the socket's sake.
        self.root = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="frt-", dir="/tmp")))
        subprocess.run(["/usr/bin/meson", "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", self.root],
                       check=True, stdout=subprocess.DEVNULL)
        self.usr = self.root / prefix().lstrip("/")
        for folder in ("etc/nginx/conf.d", "run/fratrie"):
            (self.root / folder).mkdir(parents=True)
        self.make_stand_ins()
        self.make_exports()

    def make_stand_ins(self):
        self.programs = self.root / "stand-ins"
        self.programs.mkdir()
        written = {name: f'echo "{name} $*" >> "$ROOT/written-down"' for name in WRITTEN_DOWN}
        for name, does in (STAND_INS | written).items():
            program = self.programs / name
            program.write_text(f"#!/bin/sh\n{does}\n")
            program.chmod(0o755)

    def make_exports(self):
        """The school's two files as SIECLE gives them, zipped, where the administrator is."""
        self.here = self.root / "here"
        self.here.mkdir()
        for name, file in ("Eleves", "ElevesSansAdresses"), ("Responsables", "ResponsablesAvecAdresses"):
            with zipfile.ZipFile(self.here / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
                archive.write(SOURCE / f"data/demo/{SCHOOL}/{file}.xml", f"{file}.xml")

    def below(self, text):
        """Each path of the machine, below our folder; what an installation below /usr has, where ours has it."""
        text = re.sub(r"(?<![\w.])/etc/fratrie", f"{self.usr}/etc/fratrie", text)
        text = re.sub(r"(?<![\w./])/usr/share", f"{self.usr}/share", text)
        return re.sub(r"(?<![\w./])/(var|run|etc)/(?=\w)", rf"{self.root}/\1/", text)

    def run_guide(self):
        script = self.below(commands())
        environment = os.environ | {
            "PATH": f"{self.programs}:{self.usr}/bin:{os.environ['PATH']}", "ROOT": str(self.root),
            "SYSUSERS": str(SOURCE / "data/systemd/fratrie.sysusers"), "TMPFILES": str(BUILD / "data/systemd/fratrie.conf"),
            "FRATRIE_LOCALE_DIR": str(BUILD / "po")}
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=self.here, env=environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(done.returncode, 0, done.stdout)

    def start(self):
        """As the unit says, once its configuration is edited for this folder."""
        config = self.usr / "etc/fratrie/fratried.conf"
        config.write_text(self.below(config.read_text(encoding="utf-8")), encoding="utf-8")
        service = subprocess.Popen([self.usr / "bin/fratried", "--config", config], stdout=subprocess.PIPE, text=True)
        self.addCleanup(service.communicate)
        self.addCleanup(service.terminate)
        self.assertEqual(service.stdout.readline(), f"listening unix:{self.root}/run/fratrie/fratried.sock\n")

    def ask(self, path, body):
        connection = Unix(self.root / "run/fratrie/fratried.sock")
        connection.request("POST", path, json.dumps(body), {
            "Content-Type": "application/json", "X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https"})
        self.addCleanup(connection.close)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())

    def test_ten_commands(self):
        self.assertEqual(len(re.findall(r"# (\d+)\.", commands())), 10)
        self.run_guide()
        self.assertTrue((self.root / "etc/nginx/conf.d/fratrie.conf").exists())
        self.assertEqual((self.root / "written-down").read_text().splitlines(),
                         ["systemctl enable --now fratried", "usermod -aG fratrie www-data", "systemctl restart nginx"])
        with open(self.root / "var/lib/fratrie/letters.csv", encoding="utf-8-sig", newline="") as file:
            letters = list(csv.DictReader(file))
        self.assertGreater(len(letters), 10)
        self.start()
        status, answer = self.ask("/api/v1/sessions", {
            "username": letters[0]["username"], "password": letters[0]["password"], "device_name": "a test",
            "persistent": False})
        self.assertEqual((status, answer.get("scope")), (201, "activation"), answer)


if __name__ == "__main__":
    unittest.main()
