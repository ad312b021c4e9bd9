#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Each letter that cannot be grouped is refused in words of its own, and what was typed stays in the fields."""

import unittest

from case import WindowCase
from letters import name_of
from parent import WRONG, Parent
from service import PASSWORD, Client, activate

EXPIRED = "This letter is too old to be used. Ask {school} for a new one."
STUDENT = "This letter is a pupil's. Only letters addressed to parents or guardians can be grouped: look for the letter " \
          "that bears your own name."
SAME = "This is the account you are signed in with. Type what stands on another letter."
ADDED = "This account is in the list already. Type what stands on another letter, or continue."
ELSEWHERE = "This account was grouped into another account, not into yours. If that is a mistake, ask the school to undo it."
HOLDER = "This letter is for {holder}. Your account is for {yours}. If you are the same person, ask {school} to correct the " \
         "name, then try again."


class Refusals(WindowCase):
    def client_of(self, letter):
        """Signs in with a letter, and makes the account its holder's own."""
        client = Client(self.service)
        client.sign_in(letter["username"], letter["password"])
        self.assertEqual(activate(client).status, 200)
        return client

    def group_elsewhere(self, primary, other):
        client = Client(self.service)
        client.sign_in(primary["username"], PASSWORD)
        path = "groupings/" + client.post("groupings", {}).json["id"]
        added = client.post(path + "/accounts", {"username": other["username"], "password": other["password"]}).json
        self.assertEqual(client.post(path + "/confirm", {"digest": added["digest"]}).status, 200)

    def refuse(self, username, password, sentence, label="Provisional Password", **values):
        self.parent.type_account(username, password, label)
        self.app.wait(self.parent.words(sentence).format(**values), "label")
        self.assertEqual(self.app.field(self.parent.words("Username")).text, username)
        self.assertEqual(self.app.field(self.parent.words(label)).text, password)

    def refuse_letter(self, letter, sentence, **values):
        self.refuse(letter["username"], letter["password"], sentence, **values)

    def refuse_all(self, language):
        letters = self.demo_letters()
        first, second, third = letters.mother()
        other = letters.where("Marc", uai="0340001A")
        expired = letters.where("Patrick", uai="0340002B")
        spent = letters.where("Karim", uai="0340003C")
        for letter in (spent, first, third):
            self.client_of(letter)
        self.group_elsewhere(third, second)

        self.app = self.run_app("--server", self.service.address)
        self.parent = Parent(self.app, language)
        self.parent.sign_in(first["username"], PASSWORD)
        self.parent.at_home(name_of(first))
        self.parent.open_children(2)
        self.parent.begin_grouping()

        self.refuse(second["username"], "AAAA2222", WRONG, tries_left=4)
        self.refuse_letter(spent, WRONG, tries_left=4)
        self.refuse_letter(expired, EXPIRED, school=expired["school"])
        self.refuse_letter(letters.where(kind="student"), STUDENT)
        self.refuse_letter(other, HOLDER, holder=name_of(other), yours=name_of(first), school=other["school"])
        self.refuse_letter(second, ELSEWHERE)
        self.parent.choose("From Another Account")
        self.refuse(first["username"], PASSWORD, SAME, "Password")
        self.parent.add_account(third["username"], PASSWORD, name_of(third))
        self.refuse(third["username"], PASSWORD, ADDED, "Password")


class English(Refusals):
    def test_refusals(self):
        self.refuse_all("en")


class French(Refusals):
    language = "fr"

    def test_refusals(self):
        self.refuse_all("fr")


if __name__ == "__main__":
    unittest.main()
