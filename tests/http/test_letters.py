#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Whom a school prints letters for, and how far the work is while it lasts."""

import email
import json
import pathlib
import subprocess
import time
import unittest

from service import API, Client, DEADLINE, ctl, until
from test_staff import StaffCase

COLLEGE = "0340001A"
LETTERS = f"schools/{COLLEGE}/letters"
JSON, PARTS = {"Accept": "application/json"}, {"Accept": "multipart/mixed, application/pdf"}


def parts_of(answer):
    """(media type, content) of each part."""
    head = f"Content-Type: {answer.headers['Content-Type']}\r\n\r\n".encode()
    return [(part.get_content_type(), part.get_payload(decode=True))
            for part in email.message_from_bytes(head + answer.body).get_payload()]


class Letters(StaffCase):
    def setUp(self):
        super().setUp()
        self.client = self.staff(COLLEGE)

    def count(self, **choice):
        answer = self.client.post(f"{LETTERS}?dry_run=true", choice)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json["count"], answer.json["replaced"]

    def issue(self, **choice):
        answer = self.client.post(LETTERS, choice, headers=JSON)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json["letters"]

    def test_by_class_and_state(self):
        mine = [letter for letter in self.letters if letter["uai"] == COLLEGE]
        of_class = [letter for letter in mine if "(6 B)" in letter["children"]]
        self.assertTrue(0 < len(of_class) < len(mine))
        self.assertEqual(self.count(), (0, 0))
        self.assertEqual(self.count(state="notified"), (len(mine), len(mine)))
        self.assertEqual(self.count(state="not-activated", **{"class": "6 B"}), (len(of_class), len(of_class)))
        self.assertEqual(self.count(**{"class": "6 B"}), (0, 0))
        self.assertEqual(self.count(state="expired"), (0, 0))
        of_none = [letter for letter in mine if "(" not in letter["children"]]
        self.assertEqual(self.count(state="notified", **{"class": ""}), (len(of_none), len(of_none)))
        self.assertEqual(self.count(usernames=[mine[0]["username"]]), (1, 1))

        again = self.issue(state="notified", **{"class": "6 B"})
        self.assertEqual({letter["username"] for letter in again}, {letter["username"] for letter in of_class})
        by_name = {letter["username"]: letter["password"] for letter in again}
        old, kept = of_class[0], next(letter for letter in mine if letter not in of_class)
        self.assertEqual(Client(self.service).sign_in(old["username"], old["password"]).status, 401)
        self.assertEqual(Client(self.service).sign_in(old["username"], by_name[old["username"]]).status, 201)
        self.assertEqual(Client(self.service).sign_in(kept["username"], kept["password"]).status, 201)

    def test_choices_that_are_none(self):
        mine = next(letter for letter in self.letters if letter["uai"] == COLLEGE)["username"]
        self.assertField(self.client.post(LETTERS, {"state": "activated"}), "/state")
        self.assertField(self.client.post(LETTERS, {"usernames": [mine], "language": "ZZ"}), "/language")
        self.assertField(self.client.post(LETTERS, {"usernames": [mine], "state": "notified"}), "/usernames")
        self.assertField(self.client.post(LETTERS, {"usernames": [mine], "class": "6 B"}), "/usernames")
        self.assertField(self.client.post(f"{LETTERS}?dry_run=perhaps", {}), "?dry_run")

    def test_in_parts(self):
        total, _ = self.count(state="notified")
        answer = self.client.post(LETTERS, {"state": "notified"}, headers=PARTS)
        *told, (kind, pages) = parts_of(answer)
        self.assertEqual((answer.status, kind, pages[:4]), (200, "application/pdf", b"%PDF"))
        steps = [json.loads(text) for _, text in told]
        self.assertEqual({kind for kind, _ in told}, {"application/json"})
        self.assertEqual(steps[0], {"done": 0, "total": total})
        self.assertEqual(steps[-1], {"done": total, "total": total})
        self.assertEqual([step["done"] for step in steps], sorted({step["done"] for step in steps}))
        text = subprocess.run(["pdftotext", "-", "-"], input=pages, check=True, stdout=subprocess.PIPE,
                              timeout=DEADLINE).stdout
        self.assertEqual(text.count(b"\f"), total)

    def test_in_parts_for_nobody(self):
        """A problem that is known at once is no part."""
        self.assertProblem(self.client.post(LETTERS, {}, headers=PARTS), 404, "not-found")

    def test_operator(self):
        choice = ("letters", COLLEGE, "--state", "notified", "--class", "6 B")
        told = json.loads(ctl(self.store, *choice, "--dry-run", "--json"))
        self.assertEqual((int(told["letters"]), int(told["replaced"])), self.count(state="notified", **{"class": "6 B"}))
        path = self.folder / "class.csv"
        ctl(self.store, *choice, "--output", path)
        rows = path.read_text(encoding="utf-8").splitlines()[1:]
        self.assertEqual(len(rows), int(told["letters"]))
        self.assertTrue(all("(6 B)" in row for row in rows), rows)
        for wrong in (["--state", "activated"], ["--username", "x", "--class", "6 B"], ["--reprint", "--state", "notified"]):
            with self.subTest(wrong), self.assertRaises(subprocess.CalledProcessError) as caught:
                ctl(self.store, "letters", COLLEGE, "--output", path, "--force", *wrong)
            self.assertEqual(caught.exception.returncode, 2)


class Slowly(StaffCase):
    """Letters that take a while."""

    def serve(self, *arguments, **more):
        return super().serve("--argon2-passes", "6", *arguments, **more)

    def setUp(self):
        super().setUp()
        self.client = self.staff(COLLEGE)

    def begin(self):
        """A connection on which the first word of a long work has come."""
        connection = self.client.connect()
        connection.request("POST", f"{API}/{LETTERS}", json.dumps({"state": "notified"}),
                           {"Content-Type": "application/json", "Authorization": "Bearer " + self.client.token, **PARTS})
        response = connection.getresponse()
        self.assertEqual(response.status, 200)
        response.readline()
        return connection, response

    def work(self):
        """The processor time that the service has taken, in ticks."""
        return sum(map(int, pathlib.Path(f"/proc/{self.service.process.pid}/stat").read_text().split()[13:15]))

    def wait_for_rest(self):
        """Until it does nothing any more."""
        before = None
        while before != (before := self.work()):
            time.sleep(0.5)

    def test_whoever_leaves_has_none_made(self):
        connection, response = self.begin()
        response.close()
        connection.close()
        self.wait_for_rest()
        letter = next(letter for letter in self.letters if letter["uai"] == COLLEGE)
        self.assertEqual(Client(self.service).sign_in(letter["username"], letter["password"]).status, 201)

    def test_is_ended_with_the_service(self):
        """A service that stops lets it have its time, and then makes none rather than all of them."""
        connection, response = self.begin()
        self.addCleanup(connection.close)
        self.service.terminate()
        rest = response.read()
        if b"%PDF" not in rest:
            self.assertIn(b"urn:fratrie:problem:unavailable", rest)
        until(lambda: self.service.process.poll() is not None)


if __name__ == "__main__":
    unittest.main()
