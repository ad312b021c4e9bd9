#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Every act of a school's staff, as the contract's document lists them: in the journal, once, with who did it; and nobody
else's school. An act that is new to the document fails here until it is told how it is done and what the journal says."""

import unittest

from contract import operations
from school_files import COLLEGE, LYCEE, ZIP, exports, packed
from service import Client, activate, ctl
from test_staff import StaffCase

JSON = {"Accept": "application/json"}
BY = "secretariat"


class Acts(StaffCase):
    def setUp(self):
        super().setUp()
        self.client = self.staff(COLLEGE, BY)
        self.own = [letter for letter in self.letters if letter["uai"] == COLLEGE]
        # Path of an operation → (what it is asked for, what it sends, what the journal calls it). In this order.
        self.acts = {
            "PATCH ": ("", {"contact": "04 67 00 00 00", "siblings": False}, "school-changed"),
            "PATCH /accounts/{username}": (self.account(0), {"birth_name": "DURAND", "first_name": "Ève"}, "name-corrected"),
            "POST /accounts/{username}/disable": (self.account(0) + "/disable", {}, "account-disabled"),
            "POST /accounts/{username}/enable": (self.account(0) + "/enable", {}, "account-enabled"),
            "POST /accounts/{username}/reset": (self.account(1) + "/reset", {}, "letter-issued"),
            "POST /letters": ("/letters", {"usernames": [self.own[2]["username"]]}, "letter-issued"),
            "POST /tasks/{id}": ("/tasks/" + self.report(3), {"answer": "refused"}, "task-answered"),
            "POST /accounts/{username}/break": (self.grouped() + "/break", {"reason": "An error"}, "grouping-broken"),
            "POST /imports": ("/imports", packed(exports()), "imported"),
        }

    def account(self, number):
        return "/accounts/" + self.own[number]["username"]

    def report(self, number):
        """A parent says that a child is not theirs; gives the id of the task."""
        parent = Client(self.service)
        parent.sign_in(self.own[number]["username"], self.own[number]["password"])
        child = parent.get("children").json["children"][0]
        activate(parent, rejected_children=[child["id"]])
        return self.client.get(f"schools/{COLLEGE}/tasks").json["tasks"][0]["id"]

    def grouped(self):
        """An account of the lycée that has children of the college too."""
        other, own = self.pairs()[-1]
        parent = Client(self.service)
        parent.sign_in(own["username"], own["password"])
        activate(parent)
        path = "groupings/" + parent.post("groupings", {}).json["id"]
        added = parent.post(path + "/accounts", {"username": other["username"], "password": other["password"]}).json
        self.assertEqual(parent.post(path + "/confirm", {"digest": added["digest"]}).status, 200)
        return "/accounts/" + own["username"]

    def events(self):
        return {event["id"]: event for event in self.client.get(f"schools/{COLLEGE}/events").json["events"]}

    @staticmethod
    def of_school():
        found = [operation for operation in operations() if operation.of_school]
        assert len(found) > 10
        return found

    @staticmethod
    def short(operation):
        return operation.method + " " + operation.path.partition("{uai}")[2]

    def test_each_is_in_the_journal(self):
        acts = {self.short(operation) for operation in self.of_school() if operation.method != "GET"}
        self.assertEqual(acts, set(self.acts))
        before = self.events()
        for act, (path, body, name) in self.acts.items():
            with self.subTest(act):
                headers = ZIP if isinstance(body, bytes) else JSON
                answer = self.client.ask(act.partition(" ")[0], f"schools/{COLLEGE}{path}", body, headers=headers)
                self.assertEqual(answer.status, 200, answer.body)
                after = self.events()
                new = [event for number, event in after.items() if number not in before]
                self.assertEqual([event["name"] for event in new].count(name), 1, new)
                self.assertEqual({event["detail"]["by"] for event in new}, {BY}, new)
                before = after
        ctl(self.store, "verify")

    def test_what_is_refused_or_only_read_is_not(self):
        before = self.events()
        for operation in self.of_school():
            path = operation.path.replace("{uai}", COLLEGE).replace("{username}", "nobody").replace("{id}", "0")
            body = None if operation.method == "GET" else {"surplus": True}
            self.client.ask(operation.method, path, body)
        self.client.post(f"schools/{COLLEGE}/imports?dry_run=true", packed(exports()), headers=ZIP)
        self.client.post(f"schools/{COLLEGE}/letters?dry_run=true", {"usernames": [self.own[2]["username"]]}, headers=JSON)
        self.client.patch(f"schools/{COLLEGE}", {})
        self.assertEqual(self.events(), before)

    def test_not_for_another_school(self):
        """With a request that would do, so that nothing else can be the reason; and not by another school's accounts or
        tasks under one's own school's address."""
        there = self.staff(LYCEE, "proviseur")
        before = self.events()
        for operation in self.of_school():
            path, body, _ = self.acts.get(self.short(operation), (operation.path.partition("{uai}")[2], None, None))
            headers = ZIP if isinstance(body, bytes) else JSON
            with self.subTest(str(operation)):
                answer = there.ask(operation.method, f"schools/{COLLEGE}{path}", body, headers=headers)
                self.assertProblem(answer, 403, "forbidden")
                if operation.in_path != ["uai"]:
                    path = self.foreign(operation, path)
                    answer = there.ask(operation.method, f"schools/{LYCEE}{path}", body, headers=headers)
                    self.assertProblem(answer, 404, "not-found")
        self.assertEqual(self.events(), before)
        ctl(self.store, "verify")

    def foreign(self, operation, path):
        """The account that has the lycée's children too is the lycée's own: another takes its place."""
        return self.account(4) + "/break" if operation.path.endswith("/break") else path


if __name__ == "__main__":
    unittest.main()
