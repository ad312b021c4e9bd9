#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Letters for who is signed in already, letters of another service, sample letters: each where it belongs."""

import unittest
import urllib.parse

from app import PROGRAM
from case import WindowCase
from deadline import wait_for
from letters import name_of
from parent import Parent


class Samples(WindowCase):
    def setUp(self):
        super().setUp()
        self.first, self.second, self.third = self.demo_letters().mother()

    def link(self, letter, server=None):
        fields = {"s": server or self.service.address, "u": letter["username"], "p": letter["password"]}
        return "fratrie:?" + urllib.parse.urlencode(fields)

    def open(self, *arguments):
        self.app = self.run_app(*arguments)
        self.parent = Parent(self.app)

    def give(self, text):
        """As a browser or a file manager does, while the app is there."""
        self.desktop.end(self.desktop.start("second", [PROGRAM, text]), sign=0)

    def assertFilled(self, letter):
        wait_for(lambda: self.app.field("Username").text == letter["username"], "the username to be filled in")

    def test_link_leads_to_its_service(self):
        self.open(self.link(self.first))
        self.parent.page("Sign In")
        self.assertFilled(self.first)
        self.parent.press("Sign In")
        self.parent.heading("Are these your children?")

    def test_link_while_signed_in(self):
        self.open("--server", self.service.address)
        self.parent.sign_in(self.first["username"], self.first["password"])
        self.parent.activate()
        self.parent.at_home(name_of(self.first))
        self.give(self.link(self.second))
        self.parent.heading("Accounts to group")
        self.assertFilled(self.second)
        self.parent.press("Add Account")
        self.app.wait("The account of %s is added." % name_of(self.second))
        self.give(self.link(self.third, "https://other.example"))
        self.app.wait_text("This letter is for the service at https://other.example")
        self.assertEqual(self.app.field("Username").text, "")

    def test_sample(self):
        self.open("--server", self.service.address)
        self.parent.press("Sample Letters")
        self.app.wait(self.first["guardian"], "list-item")
        self.app.field("Search", window="Sample Letters").write(self.first["username"])
        self.app.press(self.first["guardian"], window="Sample Letters")
        self.assertFilled(self.first)


if __name__ == "__main__":
    unittest.main()
