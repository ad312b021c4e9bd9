#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What a parent does with an account besides grouping: each deed is done in the window and seen at the service."""

import json
import sqlite3
import unittest

from case import WindowCase
from deadline import wait_for
from letters import Letters, children_of, name_of
from parent import EMAIL, Parent
from service import PASSWORD, Client, activate
from store import Store

NEW_PASSWORD = "une-autre-phrase-bien-longue-4"


class AccountCase(WindowCase):
    email = EMAIL

    def choose_letters(self, first, second, _third):
        self.letter, self.second = first, second

    def setUp(self):
        super().setUp()
        self.store = Store(self.desktop.path("store"))
        self.choose_letters(*Letters(self.store.letters()).mother())
        self.service = self.run_service("--store", self.store.uri)
        self.client = Client(self.service)
        self.client.sign_in(self.letter["username"], self.letter["password"])
        self.assertEqual(activate(self.client, email=self.email).status, 200)

    def open(self):
        self.app = self.run_app("--server", self.service.address)
        self.parent = Parent(self.app)
        return self.parent

    def sign_in(self):
        self.open().sign_in(self.letter["username"], PASSWORD)
        self.parent.at_home(name_of(self.letter))

    def go(self, row, page):
        self.sign_in()
        self.parent.press("My Account")
        self.parent.press(row)
        self.parent.page(page)

    def code(self, kind):
        """The newest code of a kind, as the message that waits to be sent tells it."""
        with sqlite3.connect(self.store.folder / "store.db") as store:
            rows = store.execute("SELECT details FROM outbox WHERE kind = ? ORDER BY id DESC", (kind,)).fetchall()
        return json.loads(rows[0][0])["code"] if rows else None

    def confirm_email(self):
        self.assertEqual(self.client.post("account/email/confirm", {"code": self.code("email-code")}).status, 200)

    def wait_confirmed(self):
        wait_for(lambda: not self.app.find("Code"), "the code to be asked for no more")


class Account(AccountCase):
    def test_confirm_the_address(self):
        self.go("Profile", "Profile")
        self.parent.fill("Code", "00000000")
        self.parent.press("Confirm")
        self.app.wait_text("This is not the code, or it is too old.")
        self.parent.fill("Code", self.code("email-code"))
        self.parent.press("Confirm")
        self.wait_confirmed()
        self.assertTrue(self.client.get("account").json["email_confirmed"])

    def test_another_address(self):
        self.confirm_email()
        self.go("Profile", "Profile")
        self.assertIsNone(self.app.find("Code"), "nothing is to be confirmed")
        self.parent.fill("Email", "not an address")
        self.parent.press("Save")
        self.app.wait_text("This is not an email address.")
        self.parent.fill("Email", "autre@courriel.example")
        self.parent.fill("Mobile Phone", "06 12 34 56 78")
        self.parent.press("Save")
        self.app.field("Code")
        self.parent.fill("Code", wait_for(lambda: self.code("email-code"), "a code"))
        self.parent.press("Confirm")
        self.wait_confirmed()
        account = self.client.get("account").json
        self.assertEqual((account["email"], account["email_confirmed"]), ("autre@courriel.example", True))
        self.assertEqual(account["phone"].replace(" ", ""), "0612345678")

    def test_another_password(self):
        self.go("Change Password", "Change Password")
        for current, new in (("wrong-password-000", NEW_PASSWORD), (PASSWORD, NEW_PASSWORD)):
            self.parent.fill("Current Password", current)
            self.parent.fill("New Password", new)
            self.parent.fill("Repeat Password", new)
            self.parent.press("Change Password")
            if current != PASSWORD:
                self.app.wait_text("This is not your current password.")
        self.parent.page("My Account")
        self.assertEqual(self.client.get("account").status, 401, "other sessions end")
        Client(self.service).sign_in(self.letter["username"], NEW_PASSWORD)
        self.parent.press("History")
        self.app.wait_text("Password changed")

    def test_devices(self):
        self.client.post("sessions", {"username": self.letter["username"], "password": PASSWORD,
                                      "device_name": "Lost phone", "persistent": True})
        self.go("Signed-in Devices", "Signed-in Devices")
        self.app.wait_text("This device")
        self.app.wait_text("Lost phone")
        for _ in (node for node in self.app.all("Sign Out", "push-button")):
            before = len(self.app.all("Sign Out", "push-button"))
            self.parent.press("Sign Out")
            self.app.press("Sign Out", window="Sign out that device?")
            wait_for(lambda: len(self.app.all("Sign Out", "push-button")) == before - 1, "one device less")
        self.assertEqual(self.client.get("account").status, 401)
        self.assertIsNone(self.app.find("Lost phone"))

    def test_forgotten_password(self):
        self.confirm_email()
        self.open().press("Forgotten password?")
        self.parent.page("Forgotten Password")
        self.parent.fill("Username", self.letter["username"])
        self.parent.press("Send a Code")
        self.app.wait_text("a code of 8 digits is on its way there")
        self.parent.fill("Code", wait_for(lambda: self.code("password-code"), "a code"))
        self.parent.fill("New Password", NEW_PASSWORD)
        self.parent.fill("Repeat Password", NEW_PASSWORD)
        self.parent.press("Change Password")
        self.parent.page("Sign In")
        self.parent.sign_in(self.letter["username"], NEW_PASSWORD)
        self.parent.at_home(name_of(self.letter))

    def test_forgotten_username(self):
        self.confirm_email()
        self.open().press("Forgotten username?")
        self.parent.page("Forgotten Username")
        self.parent.fill("Email", EMAIL)
        self.parent.press("Send My Username")
        self.app.wait_text("If an account has this address, its username is on its way there.")

    def test_ask_the_school_to_undo(self):
        grouping = self.client.post("groupings", {}).json
        path = f"groupings/{grouping['id']}"
        grouping = self.client.post(f"{path}/accounts", {"username": self.second["username"],
                                                         "password": self.second["password"]}).json
        self.assertEqual(self.client.post(f"{path}/confirm", {"digest": grouping["digest"]}).status, 200)

        self.go("Groupings", "Groupings")
        self.app.wait_text("Grouping confirmed")
        self.app.wait_text(self.second["username"])
        self.app.button("Save a Receipt…")
        self.parent.press("Back")
        self.app.click(self.app.wait(f"Children ({len(self.letter['children'] + self.second['children'])})", "list-item"))
        self.parent.press("Ask the School to Undo…")
        self.parent.fill("Reason (optional)", "A slip of mine.")
        self.parent.press("Ask the School")
        self.app.wait_text("the school has not answered yet")
        (request,) = self.client.get("break-requests").json["break_requests"]
        self.assertEqual((request["reason"], request["state"]), ("A slip of mine.", "open"))
        self.assertIn("{first_name} {last_name}".format(**request["child"]), children_of(self.second))


class WaitingLetter(AccountCase):
    """The first school knows the very address that is given with the second one's letter."""
    email = "anais.lefevre@courriel.example"

    def choose_letters(self, first, second, _third):
        self.letter = second

    def test_a_letter_that_waits(self):
        """The school is named, and nothing else, once the address is confirmed."""
        self.sign_in()
        self.app.wait_text("Do you have other letters?")
        self.parent.press("My Account")
        self.parent.press("Profile")
        self.parent.fill("Code", self.code("email-code"))
        self.parent.press("Confirm")
        self.wait_confirmed()
        self.parent.press("Back")
        self.parent.page("My Account")
        self.parent.press("Back")
        self.parent.page("Home")
        self.app.wait_text("Another letter probably waits for you")
        self.app.wait_text("From Collège Les Micocouliers. Group its account with this one.")
        self.parent.press("Group Accounts…")
        self.parent.page("Group Accounts")


if __name__ == "__main__":
    unittest.main()
