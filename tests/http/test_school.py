#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What a school's staff does with its own school, and nobody with another's."""

import datetime
import io
import re
import socket
import unittest
import zipfile

from service import Client, DEMO, activate, ctl
from test_staff import StaffCase

COLLEGE, LYCEE = "0340001A", "0340003C"
FILES = ("ElevesSansAdresses.xml", "ResponsablesAvecAdresses.xml")
XML, ZIP = {"Content-Type": "application/xml"}, {"Content-Type": "application/zip"}


def exports(change=lambda text: text):
    """The college's exports, of the school year that runs, changed: name → bytes."""
    today = datetime.date.today()
    year = today.year if today.month >= 9 else today.year - 1
    texts = {name: (DEMO / COLLEGE / name).read_text("iso-8859-15") for name in FILES}
    texts = {name: re.sub(r"<ANNEE_SCOLAIRE>\d+", f"<ANNEE_SCOLAIRE>{year}", text) for name, text in texts.items()}
    return {name: change(text).encode("iso-8859-15") for name, text in texts.items()}


def packed(files):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, content in files.items():
            writer.writestr(name, content)
    return archive.getvalue()


class School(StaffCase):
    def setUp(self):
        super().setUp()
        self.client = self.staff(COLLEGE)

    def test_statistics(self):
        figures = self.client.get(f"schools/{COLLEGE}/statistics").json
        self.assertEqual(figures["uai"], COLLEGE)
        self.assertEqual(figures["accounts"]["active"], 0, "staff do not count as accounts of families")
        self.assertGreater(figures["guardians"], 40)

    def test_events(self):
        events = self.client.get(f"schools/{COLLEGE}/events").json["events"]
        self.assertTrue(events)
        self.assertEqual({event["uai"] for event in events}, {COLLEGE})
        late = self.client.get(f"schools/{COLLEGE}/events?since={events[-1]['at']}").json["events"]
        self.assertIn(events[-1], late)
        self.assertField(self.client.get(f"schools/{COLLEGE}/events?since=yesterday"), "?since")

    def test_import(self):
        before = self.client.get(f"schools/{COLLEGE}/statistics").json
        again = self.client.post(f"schools/{COLLEGE}/imports", packed(exports()), headers=ZIP)
        self.assertEqual(again.status, 200, again.body)
        self.assertEqual(again.json["students"]["created"], 0)
        self.assertEqual(self.client.get(f"schools/{COLLEGE}/statistics").json, before)

        renamed = packed(exports(lambda text: text.replace("<PRENOM>Zoé<", "<PRENOM>Zoé-Line<")))
        dry = self.client.post(f"schools/{COLLEGE}/imports?dry_run=true", renamed, headers=ZIP).json
        self.assertTrue(dry["dry_run"])
        wet = self.client.post(f"schools/{COLLEGE}/imports", renamed, headers=ZIP).json
        self.assertEqual(wet["students"], dry["students"], "a dry run tells what will be")
        ctl(self.store, "verify")

    def test_files_that_are_broken(self):
        files = exports()
        cut = files[FILES[0]][:5000]
        problem = self.assertField(self.client.post(f"schools/{COLLEGE}/imports", cut, headers=XML), "")
        self.assertRegex(problem["errors"][0]["detail"], r"^upload:\d+: ")
        whole = packed({FILES[0]: cut, FILES[1]: files[FILES[1]]})
        problem = self.assertField(self.client.post(f"schools/{COLLEGE}/imports", whole, headers=ZIP), "")
        self.assertRegex(problem["errors"][0]["detail"], rf"^upload/{FILES[0]}:\d+: ")
        for body in (b"", b"\0" * 100, b"PK\3\4nothing", b"a;b;c\n"):
            self.assertField(self.client.post(f"schools/{COLLEGE}/imports", body, headers=ZIP), "")
        ctl(self.store, "verify")

    def test_files_of_another_school(self):
        other = self.staff(LYCEE, "proviseur")
        problem = self.assertField(other.post(f"schools/{LYCEE}/imports", packed(exports()), headers=ZIP), "")
        self.assertIn(COLLEGE, problem["errors"][0]["detail"])
        self.assertIn(LYCEE, problem["errors"][0]["detail"])

    def test_kinds_of_body(self):
        answer = self.client.post(f"schools/{COLLEGE}/imports", b"{}")
        self.assertProblem(answer, 415, "unsupported-media-type")
        self.assertField(self.client.post(f"schools/{COLLEGE}/imports?dry_run=perhaps", b"x", headers=ZIP), "?dry_run")

    def test_forbidden(self):
        """Another school's staff, a parent, an account never activated, nobody."""
        letter = self.letters[0]
        newcomer, parent = Client(self.service), Client(self.service)
        newcomer.sign_in(self.letters[1]["username"], self.letters[1]["password"])
        parent.sign_in(letter["username"], letter["password"])
        activate(parent)
        for method, path in self.addresses():
            body = {} if method == "POST" else None
            with self.subTest(f"{method} {path}"):
                self.assertProblem(self.client.ask(method, f"schools/{LYCEE}/{path}", body), 403, "forbidden")
                self.assertProblem(self.client.ask(method, f"schools/9999999Z/{path}", body), 403, "forbidden")
                self.assertProblem(parent.ask(method, f"schools/{COLLEGE}/{path}", body), 403, "forbidden")
                self.assertProblem(newcomer.ask(method, f"schools/{COLLEGE}/{path}", body), 403, "forbidden")
                self.assertProblem(Client(self.service).ask(method, f"schools/{COLLEGE}/{path}", body), 401, "session-expired")
        fresh = self.hire(COLLEGE, "adjoint")
        self.assertProblem(fresh.get(f"schools/{COLLEGE}/statistics"), 401, "otp-required")

    @staticmethod
    def addresses():
        return [("GET", "statistics"), ("GET", "events"), ("POST", "imports")]

    def test_a_large_file_is_refused_before_it_is_sent(self):
        with socket.create_connection(("127.0.0.1", self.service.port)) as peer:
            peer.sendall(f"POST /api/v1/schools/{LYCEE}/imports HTTP/1.1\r\nHost: x\r\nContent-Type: application/zip\r\n"
                         f"Authorization: Bearer {self.client.token}\r\nContent-Length: 200000000\r\n\r\n".encode())
            answer = b""
            while piece := peer.recv(65536):
                answer += piece
        self.assertIn(b" 403 ", answer)
        self.assertIn(b"Connection: close", answer)


if __name__ == "__main__":
    unittest.main()
