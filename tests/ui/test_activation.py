#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The line breaks during an activation, or its session ends: one goes on in place, and what was said last is what counts."""

import sqlite3
import unittest

from flapping import ALWAYS, AWAY, OFFLINE, LineCase, refuse
from letters import children_of, name_of
from parent import EMAIL, PASSWORD
from proxy import cut_after, cut_before, cut_halfway
from service import Client

ANOTHER_PASSWORD = "cinq-autres-mots-encore-29"


class Activation(LineCase):
    def setUp(self):
        super().setUp()
        self.one, self.other = children_of(self.letter)
        self.open()

    def sign_in(self):
        self.parent.sign_in(self.letter["username"], self.letter["password"])
        self.parent.heading("Are these your children?")

    def reject(self, child):
        """Or not, when it is said already."""
        self.app.click(next(node for node in self.app.all("Not my child", "check-box") if node.description == child))

    def type(self, password):
        self.parent.press("Continue")
        self.app.field("New Password")
        self.parent.fill("New Password", password)
        self.parent.fill("Repeat Password", password)
        self.parent.press("Continue")
        self.parent.fill("Email", EMAIL)

    def back_to_the_children(self):
        for there in ("New Password", None):
            self.parent.press("Back")
            if there:
                self.app.field(there)
        self.parent.heading("Are these your children?")

    def check(self, password, *children):
        self.parent.at_home(name_of(self.letter))
        client = Client(self.service)
        self.assertEqual(client.sign_in(self.letter["username"], password).status, 201)
        names = ["{first_name} {last_name}".format(**child) for child in client.get("children").json["children"]]
        self.assertEqual(names, list(children))
        self.assertEqual(self.store.run("verify").returncode, 0)

    def test_children_that_cannot_be_asked_for(self):
        for fault, told in ((cut_before, OFFLINE), (cut_halfway, OFFLINE), (refuse, AWAY)):
            self.line.break_at("GET", "/children", fault, ALWAYS)
            self.sign_in()
            self.app.wait_text(told)
            self.assertFalse(self.app.find("Continue", "push-button").sensitive)
            self.line.mend()
            self.retry_in_place()
            self.app.wait_text(self.other)
            self.app.button("Continue")
            self.parent.sign_out()

    def test_another_child_after_a_lost_answer(self):
        """The password and one child are said otherwise, after two answers were lost."""
        self.sign_in()
        self.app.wait_text(self.other)
        self.reject(self.one)
        self.type(PASSWORD)
        self.line.break_at("POST", "/activation", cut_after, ALWAYS)
        self.parent.press("Activate")
        self.app.wait_text(OFFLINE)
        self.back_to_the_children()
        self.reject(self.one)
        self.reject(self.other)
        self.type(ANOTHER_PASSWORD)
        self.line.mend()
        self.parent.press("Activate")
        self.check(ANOTHER_PASSWORD, self.one)

    def test_the_session_ends(self):
        """At the last step: one signs in with the letter again, and nothing was lost."""
        self.sign_in()
        self.app.wait_text(self.other)
        self.reject(self.other)
        self.type(PASSWORD)
        with sqlite3.connect(self.store.folder / "store.db") as store:
            store.execute("PRAGMA foreign_keys = ON")
            store.execute("DELETE FROM session")
        self.parent.press("Activate")
        self.parent.heading("Sign in again")
        self.parent.fill("Password", self.letter["password"])
        self.parent.press("Sign In")
        self.assertEqual(self.app.field("Email").text, EMAIL)
        self.parent.press("Activate")
        self.check(PASSWORD, self.one)


if __name__ == "__main__":
    unittest.main()
