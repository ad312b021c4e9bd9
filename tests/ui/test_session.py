#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A session lives in the keyring from one start to the next, and nowhere once one has signed out."""

import unittest

from case import WindowCase
from deadline import wait_for
from letters import name_of
from parent import Parent
from secrets_kept import SCHEMA, secrets_of
from service import Client


class Session(WindowCase):
    def setUp(self):
        super().setUp()
        self.letter = self.demo_letters().where("Karim", state="active")

    def open(self):
        app = self.run_app("--server", self.service.address)
        return Parent(app, self.language)

    def sign_in(self, stay):
        parent = self.open()
        parent.sign_in(self.letter["username"], self.letter["password"], stay)
        parent.at_home(name_of(self.letter))
        return parent

    def test_restored_and_cleared(self):
        parent = self.sign_in(stay=True)
        (secret,) = wait_for(lambda: secrets_of(self.desktop), "the session to be in the keyring")
        self.assertEqual(secret.keys(), {"secret", "server", "username", "xdg:schema"})
        self.assertEqual((secret["server"], secret["username"], secret["xdg:schema"]),
                         (self.service.address, self.letter["username"], SCHEMA))
        self.assertEqual(parent.app.quit(), 0)

        parent = self.open()
        parent.at_home(name_of(self.letter))
        (renewed,) = secrets_of(self.desktop)
        self.assertNotEqual(renewed["secret"], secret["secret"], "a refresh token is used once")
        answer = Client(self.service).post("sessions/refresh", {"refresh_token": renewed["secret"]})
        self.assertEqual(answer.status, 200, "what is kept is the refresh token, and nothing else")

    def test_sign_out_clears_the_keyring(self):
        parent = self.sign_in(stay=True)
        wait_for(lambda: secrets_of(self.desktop), "the session to be in the keyring")
        parent.sign_out()
        wait_for(lambda: not secrets_of(self.desktop), "the keyring to be empty")
        self.assertEqual(parent.app.quit(), 0)
        self.open().app.field(parent.words("Username"))

    def test_not_kept_unless_asked_for(self):
        parent = self.sign_in(stay=False)
        self.assertEqual(parent.app.quit(), 0)
        self.assertEqual(secrets_of(self.desktop), [])
        self.open().app.field(parent.words("Username"))


if __name__ == "__main__":
    unittest.main()
