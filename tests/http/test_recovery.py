#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""An address is confirmed by a code; then a forgotten username or password comes back through it."""

import unittest

from service import Client, PASSWORD, StoreCase, activate

EMAIL = "parent@courriel.example"      # what activate() types


class Recovery(StoreCase):
    def setUp(self):
        super().setUp()
        self.service = self.serve()
        self.addCleanup(self.service.stop)
        self.letter = self.letters[0]
        self.client = Client(self.service)
        self.client.sign_in(self.letter["username"], self.letter["password"])
        self.assertEqual(activate(self.client).status, 200)
        self.anybody = Client(self.service)

    def confirm_email(self):
        code = self.outbox("email-code")[-1]["code"]
        self.assertEqual(len(code), 8)
        answer = self.client.post("account/email/confirm", {"code": code})
        self.assertEqual((answer.status, answer.json["email_confirmed"]), (200, True), answer.body)

    def test_confirm_the_address(self):
        self.assertFalse(self.client.get("account").json["email_confirmed"])
        wrong = self.assertField(self.client.post("account/email/confirm", {"code": "00000000"}), "/code")
        self.assertEqual(wrong["tries_left"], 4)
        self.confirm_email()
        self.assertTrue(self.client.get("account").json["email_confirmed"])

    def test_a_letter_that_waits(self):
        """A guardian of the same names, whose school knows this very address; told once it is confirmed."""
        own = next(letter for letter in self.letters if letter["guardian"] == "MME Anais LEFEVRE")
        self.client = Client(self.service)
        self.client.sign_in(own["username"], own["password"])
        self.client.post("account/activation", {"new_password": PASSWORD, "email": "anais.lefevre@courriel.example"})
        self.assertEqual(self.client.get("account/waiting-letters").json, {"schools": []})
        self.confirm_email()
        self.assertEqual(self.client.get("account/waiting-letters").json,
                         {"schools": [{"uai": "0340001A", "name": "School 0340001A"}]})

    def test_a_forgotten_username(self):
        for email in (EMAIL, "nobody@courriel.example"):
            self.assertEqual(self.anybody.post("recovery/username", {"email": email}).status, 202)
        self.assertEqual(self.outbox("usernames"), [], "not before it is confirmed")
        self.confirm_email()
        answer = self.anybody.post("recovery/username", {"email": EMAIL})
        self.assertEqual((answer.status, answer.body), (202, b""))
        self.assertEqual([details["usernames"] for details in self.outbox("usernames")], [[self.letter["username"]]])

    def test_a_forgotten_password(self):
        self.confirm_email()
        known = self.anybody.post("recovery/password", {"username": self.letter["username"]})
        unknown = self.anybody.post("recovery/password", {"username": "nobody12345"})
        self.assertEqual((known.status, known.body), (unknown.status, unknown.body))
        self.assertEqual(known.status, 202)
        request = {"username": self.letter["username"], "code": "00000000", "new_password": PASSWORD + "-neuf"}
        self.assertField(self.anybody.post("recovery/password/confirm", request), "/code")
        request["code"] = self.outbox("password-code")[-1]["code"]
        weak = self.anybody.post("recovery/password/confirm", {**request, "new_password": "short"})
        self.assertProblem(weak, 422, "weak-password")
        self.assertEqual(self.anybody.post("recovery/password/confirm", request).status, 204)
        self.assertField(self.anybody.post("recovery/password/confirm", request), "/code")
        self.assertProblem(self.client.get("account"), 401, "session-expired")
        self.assertProblem(self.anybody.sign_in(self.letter["username"], PASSWORD), 401, "invalid-credentials")
        self.assertEqual(self.anybody.sign_in(self.letter["username"], PASSWORD + "-neuf").status, 201)

    def test_unknown_names_are_refused_as_known_ones(self):
        """A wrong code for nobody's account reads as one for somebody's."""
        answers = [self.anybody.post("recovery/password/confirm", {"username": name, "code": "00000000",
                                                                   "new_password": PASSWORD + "-neuf"}).json
                   for name in (self.letter["username"], "nobody12345")]
        self.assertEqual(answers[0], answers[1])

    def test_codes_are_not_logged(self):
        self.confirm_email()
        self.anybody.post("recovery/password", {"username": self.letter["username"]})
        for kind in ("email-code", "password-code"):
            for details in self.outbox(kind):
                self.assertNotIn(details["code"], self.service.log())


if __name__ == "__main__":
    unittest.main()
