#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What a school's staff does with its own school, and nobody with another's."""

import datetime
import io
import re
import socket
import subprocess
import unittest
import urllib.parse
import zipfile

from contract import operations
from service import Client, DEADLINE, DEMO, PASSWORD, activate, ctl
from school_files import COLLEGE, FILES, JSON, LYCEE, XML, ZIP, exports, packed
from test_staff import StaffCase


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

    def test_settings(self):
        """What a school says of itself is what parents see at once; what is not named stays."""
        path = f"schools/{COLLEGE}"
        before = self.client.get(path).json
        self.assertEqual((before["uai"], before["siblings"], before["address"]), (COLLEGE, True, None))
        changed = self.client.patch(path, {"contact": "04 67 00 00 00", "ent": "https://ent.example/",
                                           "address": "1, rue\nHaute"})
        self.assertEqual(changed.status, 200, changed.body)
        links = {"ent": "https://ent.example/", "website": None, "contact": "04 67 00 00 00"}
        self.assertEqual(changed.json, {**before, "links": links, "address": "1, rue\nHaute"})
        self.assertEqual(self.client.patch(path, {"siblings": False, "ent": ""}).json,
                         {**changed.json, "siblings": False, "links": {**links, "ent": None}})
        letter = next(letter for letter in self.letters if letter["uai"] == COLLEGE)
        parent = Client(self.service)
        parent.sign_in(letter["username"], letter["password"])
        school = parent.get("children").json["children"][0]["school"]
        self.assertEqual(school["links"], {**links, "ent": None})
        said = [event["detail"].get("key") for event in self.client.get(f"schools/{COLLEGE}/events").json["events"]
                if event["name"] == "school-changed"]
        self.assertEqual(sorted(said), ["address, ent, contact", "ent, siblings"])
        ctl(self.store, "verify")

    def test_settings_that_are_none(self):
        path = f"schools/{COLLEGE}"
        before = self.client.get(path).json
        for name, wrong in (("ent", "ent.example"), ("ent", "javascript:alert(1)"), ("website", "https://"),
                            ("website", "https://x y"), ("contact", "a\tb\u001b[2J"), ("address", "x\u0085y"),
                            ("contact", "0" * 301), ("siblings", None)):
            with self.subTest(f"{name} {wrong!r}"):
                self.assertField(self.client.patch(path, {"contact": "another", name: wrong}), f"/{name}")
        self.assertField(self.client.patch(path, {"name": "Another"}), "/name")
        self.assertEqual(self.client.get(path).json, before)

    def search(self, **parameters):
        answer = self.client.get(f"schools/{COLLEGE}/accounts?" + urllib.parse.urlencode(parameters))
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json

    def test_search(self):
        """Page by page it is every account of the school, once; words are found as they begin, without accents."""
        found, page = [], self.search(limit=7)
        while True:
            found += page["accounts"]
            self.assertLessEqual(len(page["accounts"]), 7)
            if page["next"] is None:
                break
            page = self.search(limit=7, after=page["next"])
        mine = sorted(letter["username"] for letter in self.letters if letter["uai"] == COLLEGE)
        self.assertEqual(sorted(account["username"] for account in found if account["kind"] != "staff"), mine)
        self.assertEqual({account["status"] for account in found if account["kind"] != "staff"}, {"notified"})
        names = {account["first_name"] for account in self.search(query="lefev anai")["accounts"]}
        self.assertEqual(names, {"Anaïs"})
        self.assertTrue(self.search(query="zoe")["accounts"], "by a child")
        self.assertEqual(self.search(query=mine[0])["accounts"][0]["username"], mine[0])
        self.assertEqual(self.search(state="grouped")["accounts"], [])
        for name, value in {"limit": "0", "state": "happy", "after": "nonsense"}.items():
            self.assertField(self.client.get(f"schools/{COLLEGE}/accounts?{name}={value}"), f"?{name}")

    def test_disable_and_enable(self):
        letter = next(letter for letter in self.letters if letter["uai"] == COLLEGE)
        path = f"schools/{COLLEGE}/accounts/{letter['username']}"
        parent = Client(self.service)
        parent.sign_in(letter["username"], letter["password"])
        self.assertEqual(self.client.post(path + "/disable", {}).json["state"], "disabled")
        self.assertProblem(parent.get("account"), 401, "session-expired")
        self.assertProblem(parent.sign_in(letter["username"], letter["password"]), 403, "account-disabled")
        self.assertEqual(self.client.post(path + "/enable", {}).json["state"], "provisional")
        self.assertEqual(parent.sign_in(letter["username"], letter["password"]).status, 201)

    def test_correct_a_name(self):
        letter = next(letter for letter in self.letters if letter["uai"] == COLLEGE)
        path = f"schools/{COLLEGE}/accounts/{letter['username']}"
        changed = self.client.patch(path, {"birth_name": "DE LA TOUR", "first_name": "Ève"})
        self.assertEqual((changed.status, changed.json["last_name"], changed.json["first_name"]), (200, "DE LA TOUR", "Ève"))
        self.assertEqual([each["username"] for each in self.search(query="tour eve")["accounts"]], [letter["username"]])
        self.assertField(self.client.patch(path, {"birth_name": "", "first_name": "Ève"}), "/birth_name")
        self.assertField(self.client.patch(path, {"birth_name": "X"}), "/first_name")

    def test_letters(self):
        letter = next(letter for letter in self.letters if letter["uai"] == COLLEGE)
        path = f"schools/{COLLEGE}/letters"
        self.assertEqual(self.client.post(path, {}, headers=JSON).json["letters"], [], "all were notified")
        new = self.client.post(path, {"usernames": [letter["username"]], "language": "en"}, headers=JSON)
        self.assertEqual(new.status, 200, new.body)
        printed = new.json["letters"][0]
        self.assertEqual((printed["username"], printed["language"]), (letter["username"], "en"))
        anybody = Client(self.service)
        self.assertProblem(anybody.sign_in(letter["username"], letter["password"]), 401, "invalid-credentials")
        self.assertEqual(anybody.sign_in(letter["username"], printed["password"]).status, 201)

    def test_pages(self):
        """Without a word about JSON, letters are pages to print."""
        mine = [letter["username"] for letter in self.letters if letter["uai"] == COLLEGE][:3]
        answer = self.client.post(f"schools/{COLLEGE}/letters", {"usernames": mine})
        self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, "application/pdf"), answer.body[:500])
        text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=answer.body, check=True, stdout=subprocess.PIPE,
                              timeout=DEADLINE).stdout.decode()
        self.assertEqual(text.count("\f"), 3)
        for username in mine:
            self.assertIn(username, text)
        reset = self.client.post(f"schools/{COLLEGE}/accounts/{mine[0]}/reset", {})
        self.assertTrue(reset.body.startswith(b"%PDF"))
        self.assertProblem(self.client.post(f"schools/{COLLEGE}/letters", {"pending": True}), 404, "not-found")

    def test_letters_for_nobody(self):
        other = next(letter for letter in self.letters if letter["uai"] == LYCEE)
        for body in ({"usernames": ["nobody12345"]}, {"usernames": [other["username"]]}):
            self.assertProblem(self.client.post(f"schools/{COLLEGE}/letters", body), 404, "not-found")
        self.assertField(self.client.post(f"schools/{COLLEGE}/letters", {"pending": False}, headers=JSON), "/pending")
        self.assertField(self.client.post(f"schools/{COLLEGE}/letters", {"usernames": []}, headers=JSON), "/usernames")
        self.assertField(self.client.post(f"schools/{COLLEGE}/letters", {"usernames": [1]}, headers=JSON), "/usernames/0")

    def test_reset(self):
        letter = next(letter for letter in self.letters if letter["uai"] == COLLEGE)
        parent = Client(self.service)
        parent.sign_in(letter["username"], letter["password"])
        activate(parent)
        path = f"schools/{COLLEGE}/accounts/{letter['username'].upper()}/reset"
        new = self.client.post(path, {}, headers=JSON).json["letters"][0]
        self.assertProblem(parent.get("account"), 401, "session-expired")
        self.assertEqual(parent.sign_in(letter["username"], new["password"]).json["scope"], "activation")
        other = next(letter for letter in self.letters if letter["uai"] == LYCEE)
        answer = self.client.post(f"schools/{COLLEGE}/accounts/{other['username']}/reset", {})
        self.assertProblem(answer, 404, "not-found")

    def grouped(self):
        """A parent whose account of the lycée has the college's children too: (client, own letter, the other's)."""
        other, own = self.pairs()[0]
        parent = Client(self.service)
        parent.sign_in(own["username"], own["password"])
        activate(parent)
        path = "groupings/" + parent.post("groupings", {}).json["id"]
        added = parent.post(path + "/accounts", {"username": other["username"], "password": other["password"]}).json
        self.assertEqual(parent.post(path + "/confirm", {"digest": added["digest"]}).status, 200)
        return parent, own, other

    def test_break(self):
        parent, own, other = self.grouped()
        children = parent.get("children").json["children"]
        answer = self.client.post(f"schools/{COLLEGE}/accounts/{own['username']}/break", {}, headers=JSON)
        self.assertEqual(answer.status, 200, answer.body)
        new = answer.json["letters"][0]
        self.assertProblem(parent.get("children"), 401, "session-expired")
        self.assertProblem(Client(self.service).sign_in(other["username"], other["password"]), 403, "account-disabled")
        with_new = Client(self.service)
        self.assertEqual(with_new.sign_in(new["username"], new["password"]).status, 201)
        mine = with_new.get("children").json["children"]
        self.assertEqual([child["id"] for child in mine],
                         [child["id"] for child in children if child["school"]["uai"] == COLLEGE])
        again = self.client.post(f"schools/{COLLEGE}/accounts/{own['username']}/break", {})
        self.assertProblem(again, 404, "not-found")
        ctl(self.store, "verify")

    def test_a_parent_asks_to_break(self):
        parent, _, _ = self.grouped()
        child = next(child for child in parent.get("children").json["children"] if child["school"]["uai"] == COLLEGE)
        asked = parent.post("break-requests", {"child_id": child["id"], "reason": "An error"})
        self.assertEqual((asked.status, asked.json["state"]), (201, "open"), asked.body)
        task = self.client.get(f"schools/{COLLEGE}/tasks").json["tasks"][0]
        self.assertEqual((task["kind"], task["reason"], task["child"]["id"]), ("break-request", "An error", child["id"]))
        path = f"schools/{COLLEGE}/tasks/{task['id']}"
        self.assertField(self.client.post(path, {"answer": "perhaps"}), "/answer")
        answered = self.client.post(path, {"answer": "accepted", "message": "Done"})
        self.assertEqual((answered.status, answered.json["state"], len(answered.json["letters"])), (200, "accepted", 1))
        self.assertField(self.client.post(path, {"answer": "refused"}), "/answer")
        parent.sign_in(self.pairs()[0][1]["username"], PASSWORD)
        told = parent.get("break-requests").json["break_requests"][0]
        self.assertEqual((told["state"], told["message"]), ("accepted", "Done"))
        self.assertNotIn(child["id"], [each["id"] for each in parent.get("children").json["children"]])
        self.assertProblem(self.client.post(f"schools/{COLLEGE}/tasks/99999", {"answer": "refused"}), 404, "not-found")
        ctl(self.store, "verify")

    def test_not_my_child(self):
        letter = next(letter for letter in self.letters if letter["uai"] == COLLEGE)
        parent = Client(self.service)
        parent.sign_in(letter["username"], letter["password"])
        child = parent.get("children").json["children"][0]
        activate(parent, rejected_children=[child["id"]])
        self.assertEqual(parent.get("break-requests").json["reports"][0]["state"], "open")
        task = self.client.get(f"schools/{COLLEGE}/tasks").json["tasks"][0]
        self.assertEqual(task["kind"], "not-my-child")
        self.client.post(f"schools/{COLLEGE}/tasks/{task['id']}", {"answer": "refused"})
        self.assertIn(child["id"], [each["id"] for each in parent.get("children").json["children"]])

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
            body = None if method == "GET" else {}
            with self.subTest(f"{method} {path}"):
                self.assertProblem(self.client.ask(method, f"schools/{LYCEE}{path}", body), 403, "forbidden")
                self.assertProblem(self.client.ask(method, f"schools/9999999Z{path}", body), 403, "forbidden")
                self.assertProblem(parent.ask(method, f"schools/{COLLEGE}{path}", body), 403, "forbidden")
                self.assertProblem(newcomer.ask(method, f"schools/{COLLEGE}{path}", body), 403, "forbidden")
                self.assertProblem(Client(self.service).ask(method, f"schools/{COLLEGE}{path}", body), 401, "session-expired")
        fresh = self.hire(COLLEGE, "adjoint")
        self.assertProblem(fresh.get(f"schools/{COLLEGE}/statistics"), 401, "otp-required")

    @staticmethod
    def addresses():
        """Each address of a school, as the contract lists them."""
        found = [(operation.method, operation.path.partition("{uai}")[2].replace("{username}", "x").replace("{id}", "1"))
                 for operation in operations() if operation.of_school]
        assert len(found) > 10
        return found

    def ask_first(self, uai, length):
        """What comes back before a file is sent, to whoever asks first, as curl does."""
        with socket.create_connection(("127.0.0.1", self.service.port), timeout=DEADLINE) as peer:
            peer.sendall(f"POST /api/v1/schools/{uai}/imports HTTP/1.1\r\nHost: x\r\nContent-Type: application/zip\r\n"
                         f"Authorization: Bearer {self.client.token}\r\nContent-Length: {length}\r\n"
                         "Expect: 100-continue\r\n\r\n".encode())
            answer = b""
            while b" 100 Continue" not in answer and (piece := peer.recv(65536)):
                answer += piece
        return answer

    def test_a_large_file_is_refused_before_it_is_sent(self):
        self.assertIn(b" 100 Continue", self.ask_first(COLLEGE, 256 * 1024 * 1024))
        for uai, length, status in ((LYCEE, 200_000_000, b" 403 "), (COLLEGE, 256 * 1024 * 1024 + 1, b" 413 ")):
            answer = self.ask_first(uai, length)
            self.assertIn(status, answer)
            self.assertIn(b"Connection: close", answer)


if __name__ == "__main__":
    unittest.main()
