#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The school's console beside a colleague: what the school says of itself, and two who deal with one account at once."""

import unittest

from deadline import wait_for
from desk import UAI, DeskCase
from service import Client

MEANWHILE = "Somebody else has changed this account meanwhile."


class Settings(DeskCase):
    def school(self):
        return self.client.get(f"schools/{UAI}").json

    def test_what_parents_see(self):
        office, app = self.office, self.office.app
        office.show("School")
        app.fill("ENT", "ent.example")
        office.press("Save")
        app.wait_text("This is no web address.")
        self.assertIsNone(self.school()["links"]["ent"])

        # A colleague changes something else meanwhile: both stay.
        self.client.patch(f"schools/{UAI}", {"address": "1, rue Haute"})
        app.fill("ENT", "https://ent.example/")
        app.fill("Contact: email, telephone or page", "vie-scolaire@college.example")
        app.click(app.wait("Tell parents that another letter probably waits", ("check-box", "toggle-button", "label")))
        office.press("Save")
        app.wait_text("Saved.")
        now = self.school()
        self.assertEqual(now["links"], {"ent": "https://ent.example/", "website": None,
                                        "contact": "vie-scolaire@college.example"})
        self.assertEqual((now["siblings"], now["address"]), (False, "1, rue Haute"))


class TwoSecretaries(DeskCase):
    def open_account(self):
        app = self.office.app
        app.field("Search the accounts").write("cœur")
        app.click(app.wait("LEFÈVRE Anaïs", "label"))
        app.wait("Correct the name", ("heading", "label"))
        return self.client.get(f"schools/{UAI}/accounts?query=coeur").json["accounts"][0]

    def test_a_letter_is_not_killed(self):
        """Both want to give her a new letter: the second is told, and the first's, printed already, still opens the door."""
        app = self.office.app
        account = self.open_account()
        letter = self.client.post(f"schools/{UAI}/accounts/{account['username']}/reset", {},
                                  headers={"Accept": "application/json"}).json["letters"][0]
        self.office.press("New Letter…")
        self.office.press("Make the Letter")
        app.wait_text(MEANWHILE)
        app.wait_text("Notified; the letter is good until")
        self.assertEqual(Client(self.service).sign_in(letter["username"], letter["password"]).status, 201)

        # Knowing that, the secretary may do it all the same.
        self.office.press("New Letter…")
        self.office.press("Make the Letter")
        app.wait_text("1 letter is ready")

    def test_a_name_is_not_lost(self):
        app = self.office.app
        account = self.open_account()
        self.assertEqual((account["birth_name"], account["used_name"]), ("CŒUR", "LEFÈVRE"))
        path = f"schools/{UAI}/accounts/{account['username']}"
        self.client.patch(path, {"birth_name": "COEUR", "used_name": "LEFÈVRE", "first_name": "Anaïs"})
        app.fill("First Name", "Anaïs-Marie")
        self.office.press("Save the Name")
        app.wait_text(MEANWHILE)
        self.assertEqual(app.field("First Name").text, "Anaïs-Marie", "what was typed stays")
        self.office.press("Save the Name")
        wait_for(lambda: len(app.windows()) == 1, "the account's window to close")
        now = self.client.get(f"schools/{UAI}/accounts?query=coeur").json["accounts"][0]
        self.assertEqual((now["first_name"], now["used_name"]), ("Anaïs-Marie", "LEFÈVRE"))


if __name__ == "__main__":
    unittest.main()
