#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The line breaks at every deed besides the grouping itself, before the service hears of it or once it is done, or the session
has ended. What was typed is kept, and doing it again leads to what was wanted, never to a doubt."""

import json
import sqlite3
import unittest

from deadline import wait_for
from flapping import ALWAYS, OFFLINE, BadLineCase
from letters import name_of
from parent import EMAIL
from proxy import cut_after, cut_before, cut_halfway
from service import PASSWORD, Client

PASSWORDS = ("cinq-autres-mots-encore-29", "six-mots-de-plus-tout-neufs-31", "sept-encore-et-puis-voila-37",
             "huit-fois-rien-de-semblable-41")


class EveryDeed(BadLineCase):
    def setUp(self):
        super().setUp()
        self.group()
        self.open()

    def code(self, kind):
        """The newest code of a kind, as the message that waits to be sent tells it."""
        with sqlite3.connect(self.store.folder / "store.db") as store:
            rows = store.execute("SELECT details FROM outbox WHERE kind = ? ORDER BY id DESC", (kind,)).fetchall()
        return json.loads(rows[0][0])["code"] if rows else None

    def type(self, fields):
        for label, text in fields.items():
            self.parent.fill(label, text)

    def check_typed(self, fields):
        for label, text in fields.items():
            self.assertEqual(self.app.field(label).text, text, label)

    def lose(self, method, ending, fault, button, fields):
        """The button is pressed on a line that breaks, then again on a good one."""
        self.wait_untold()
        self.type(fields)
        self.line.break_at(method, ending, fault, ALWAYS)
        self.parent.press(button)
        self.app.wait_text(OFFLINE)
        self.check_typed(fields)
        self.mend()
        self.parent.press(button)

    def lose_session(self, button, fields):
        self.type(fields)
        self.end_sessions()
        self.parent.press(button)
        self.sign_in_again()
        self.check_typed(fields)
        self.assertIsNone(self.app.find("You have been signed out. Sign in again to go on."))
        self.parent.press(button)

    def forgotten_username(self):
        for fault in (cut_halfway, self.kill_service):
            self.parent.press("Forgotten username?")
            self.parent.page("Forgotten Username")
            self.lose("POST", "/recovery/username", fault, "Send My Username", {"Email": EMAIL})
            self.app.wait_text("If an account has this address, its username is on its way there.")
            self.parent.press("Back")
            self.parent.page("Sign In")

    def forgotten_password(self):
        """A change whose answer was lost has used the code up: the new password opens the account all the same."""
        for fault, password in zip((cut_before, cut_after), PASSWORDS[2:]):
            self.parent.press("Forgotten password?")
            self.parent.page("Forgotten Password")
            self.lose("POST", "/recovery/password", fault, "Send a Code", {"Username": self.letter["username"]})
            self.app.field("Code")
            self.lose("POST", "/password/confirm", fault, "Change Password", {
                "Code": wait_for(lambda: self.code("password-code"), "a code"),
                "New Password": password, "Repeat Password": password})
            if fault is cut_before:
                self.parent.page("Sign In")
                self.parent.sign_in(self.letter["username"], password)
            self.parent.at_home(name_of(self.letter))
            self.parent.sign_out()

    def confirm_the_address(self):
        """By a code that a lost answer has used up."""
        self.lose("POST", "/email/confirm", cut_after, "Confirm", {"Code": self.code("email-code")})
        wait_for(lambda: not self.app.find("Code"), "the code to be asked for no more")

    def profile(self):
        self.parent.press("Profile")
        self.confirm_the_address()
        fields = {"Email": "autre@courriel.example", "Mobile Phone": "06 12 34 56 78"}
        self.lose("PATCH", "/account", cut_halfway, "Save", fields)
        self.app.field("Code")
        fields["Mobile Phone"] = "06 12 34 56 79"
        self.lose_session("Save", fields)
        wait_for(lambda: self.phone().endswith("79"), "the number to be saved")
        fields["Mobile Phone"] = "06 12 34 56 80"
        self.lose("PATCH", "/account", self.kill_service, "Save", fields)
        wait_for(lambda: self.phone().endswith("80"), "the number to be saved")
        self.parent.press("Back")

    def phone(self):
        return self.client.get("account").json["phone"].replace(" ", "")

    def undo(self):
        children = len(self.letter["children"]) + len(self.second["children"])
        self.app.click(self.app.wait(f"Children ({children})", "list-item"))
        self.parent.press("Ask the School to Undo…")
        self.lose_session("Ask the School", {"Reason (optional)": "A slip of mine."})
        self.app.wait_text("the school has not answered yet")
        self.lose("POST", "/break-requests", cut_halfway, "Ask the School", {"Reason (optional)": "Once more."})
        wait_for(lambda: self.app.field("Reason (optional)").text == "", "the reason to be sent")
        (request,) = self.client.get("break-requests").json["break_requests"]
        self.assertEqual(request["reason"], "A slip of mine.")
        for page in ("Children", "My Account"):
            self.parent.press("Back")
            self.parent.page(page)

    def devices(self):
        self.client.post("sessions", {"username": self.letter["username"], "password": PASSWORD,
                                      "device_name": "Lost phone", "persistent": True})
        self.parent.press("Signed-in Devices")
        self.app.wait_text("Lost phone")
        for fault in (cut_before, cut_after):
            self.line.break_at("*", "", fault, ALWAYS)
            button = next(node for node in self.app.all("Sign Out", "push-button") if node.description == "Lost phone")
            button.act()
            self.app.press("Sign Out", window="Sign out that device?")
            self.app.wait_text(OFFLINE)
            self.mend()
            self.retry_in_place()
            self.app.wait_text("This device")
        wait_for(lambda: not self.app.find("Lost phone"), "the device to be gone")
        self.parent.press("Back")

    def change_password(self):
        """A change whose answer was lost is done; what is typed otherwise since then is what counts."""
        fields = {"Current Password": PASSWORD, "New Password": PASSWORDS[1], "Repeat Password": PASSWORDS[1]}
        self.parent.press("Change Password")
        self.lose_twice(fields | {"New Password": PASSWORDS[0], "Repeat Password": PASSWORDS[0]}, fields)
        self.parent.page("My Account")
        Client(self.service).sign_in(self.letter["username"], PASSWORDS[1])

    def lose_twice(self, *tries):
        self.line.break_at("POST", "/account/password", cut_after, ALWAYS)
        for number, fields in enumerate(tries, 1):
            self.type(fields)
            self.parent.press("Change Password")
            wait_for(lambda: len([path for path in self.line.asked if path.endswith("/password")]) == number, "it to be asked")
        self.app.wait_text(OFFLINE)
        self.mend()
        self.parent.press("Change Password")

    def test_every_deed(self):
        self.sign_in()
        self.parent.press("My Account")
        self.profile()
        self.undo()
        self.devices()
        self.change_password()
        self.parent.sign_out()
        self.forgotten_username()
        self.forgotten_password()


if __name__ == "__main__":
    unittest.main()
