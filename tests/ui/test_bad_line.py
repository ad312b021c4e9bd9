#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The line to the service breaks at every step: because the service dies, once it has done what was asked, or half-way through
its answer. It is said, what was typed is kept, and going on is all there is to do."""

import itertools
import unittest

from deadline import wait_for
from flapping import ALWAYS, OFFLINE, LineCase
from letters import name_of
from parent import EMAIL, PASSWORD
from proxy import Hold, cut_after, cut_before, cut_halfway
from service import Client

ANOTHER_PASSWORD = "cinq-autres-mots-encore-29"
ANOTHER_EMAIL = "anais.autre@courriel.example"


class BadLine(LineCase):
    def setUp(self):
        super().setUp()
        self.open()

    def check_typed(self, fields):
        for label, text in fields.items():
            self.assertEqual(self.app.field(label).text, text, label)

    def lose(self, ending, fault, button, fields=None, method="POST"):
        """The line is broken for requests that end so; the button is pressed, then again once the line is mended."""
        wait_for(lambda: not any(OFFLINE in text for text in self.app.texts()), "an earlier loss to be told no more")
        self.line.break_at(method, ending, fault, ALWAYS)
        self.parent.press(button)
        self.app.wait_text(OFFLINE)
        self.check_typed(fields or {})
        self.mend()
        self.parent.press(button)

    def type(self, fields):
        for label, text in fields.items():
            self.parent.fill(label, text)
        return fields

    def come_to_activation(self, fault):
        typed = self.type({"Username": self.letter["username"], "Password": self.letter["password"]})
        self.lose("/sessions", fault, "Sign In", typed)
        self.parent.heading("Are these your children?")
        self.parent.press("Continue")
        self.type({"New Password": PASSWORD, "Repeat Password": PASSWORD})
        self.parent.press("Continue")
        self.type({"Email": EMAIL})

    def add(self, letter, ending, fault):
        typed = self.type({"Username": letter["username"], "Provisional Password": letter["password"]})
        self.lose(ending, fault, "Add Account", typed)
        return self.app.wait(f"Remove the account of {name_of(letter)}").name

    def travel(self, fault):
        """fault: what happens at each step."""
        self.come_to_activation(fault)
        self.lose("/activation", fault, "Activate", {"Email": EMAIL})
        self.parent.at_home(name_of(self.letter))
        self.parent.open_children(len(self.letter["children"]))
        self.parent.begin_grouping()
        remove = self.add(self.second, "/groupings", fault)
        self.lose("/" + self.second["username"], fault, remove, method="DELETE")
        wait_for(lambda: not self.app.find(remove), "the account to be out of the list")
        self.add(self.second, "/accounts", fault)
        self.add(self.third, "/accounts", fault)
        self.parent.check()
        self.line.break_at("POST", "/confirm", fault, ALWAYS)
        self.parent.press("Group Accounts")
        self.parent.heading("Waiting for the answer")
        self.mend()
        self.parent.press("Ask Again")
        self.parent.heading("Grouping confirmed")
        self.parent.press("Done")
        for letter in (self.letter, self.second, self.third):
            self.app.wait_text(letter["school"])

    def test_the_service_is_killed_and_started_again(self):
        self.travel(self.kill_service)

    def test_the_answer_is_lost_or_half_of_it(self):
        faults = itertools.cycle((cut_after, cut_halfway))
        self.travel(lambda handler, body: next(faults)(handler, body))

    def test_typed_otherwise_after_a_lost_answer(self):
        """The account is activated with what was typed first; what is typed in the end is what counts."""
        self.come_to_activation(cut_before)
        self.line.break_at("POST", "/activation", cut_after)
        self.parent.press("Activate")
        self.app.wait_text(OFFLINE)
        self.parent.press("Back")
        self.type({"New Password": ANOTHER_PASSWORD, "Repeat Password": ANOTHER_PASSWORD})
        self.parent.press("Continue")
        self.type({"Email": ANOTHER_EMAIL})
        self.parent.press("Activate")
        self.parent.at_home(name_of(self.letter))
        client = Client(self.service)
        client.sign_in(self.letter["username"], ANOTHER_PASSWORD)
        self.assertEqual(client.get("account").json["email"], ANOTHER_EMAIL)

    def test_slow_answers_leave_the_window_free(self):
        hold = Hold()
        self.line.break_at("POST", "/sessions", hold)
        typed = self.type({"Username": self.letter["username"], "Password": self.letter["password"]})
        self.parent.press("Sign In")
        hold.wait()
        self.app.wait("Checking…")
        self.check_typed(typed)
        self.app.choose_in_menu("Main Menu", "Help")
        self.parent.page("Help")
        hold.release()
        self.parent.heading("Are these your children?")


if __name__ == "__main__":
    unittest.main()
