#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""On a computer that other people use too, nothing of a family is left once the parent has signed out."""

import subprocess
import unittest

from case import WindowCase
from deadline import wait_for
from letters import name_of
from parent import Parent
from secrets_kept import secrets_of


class SharedComputer(WindowCase):
    def setUp(self):
        super().setUp()
        self.letter = self.demo_letters().where("Karim", state="active")

    def share(self):
        """As an administrator does with dconf, before the app is started."""
        settings = self.desktop.path("home/config/glib-2.0/settings/keyfile")
        settings.write_text(settings.read_text(encoding="utf-8") + "shared-computer=true\n", encoding="utf-8")

    def open(self):
        self.app = self.run_app("--server", self.service.address)
        self.parent = Parent(self.app)

    def sign_in(self, **more):
        self.open()
        self.parent.sign_in(self.letter["username"], self.letter["password"], **more)
        self.parent.at_home(name_of(self.letter))

    def files_with(self, *words):
        """The files of this desktop's home that hold one of the words."""
        run = subprocess.run(["grep", "-rlaiF", *(f"-e{word}" for word in words), self.desktop.path("home")], check=False,
                             capture_output=True, text=True)
        return run.stdout.split()

    def test_nothing_is_left(self):
        self.share()
        self.open()
        self.app.field("Username")
        self.assertIsNone(self.app.find("Stay Signed In"))
        self.parent.sign_in(self.letter["username"], self.letter["password"])
        self.parent.at_home(name_of(self.letter))
        self.assertEqual(secrets_of(self.desktop), [])
        self.parent.sign_out()
        self.assertEqual(self.app.field("Username").text, "")
        self.assertEqual(self.app.quit(), 0)
        self.assertEqual(secrets_of(self.desktop), [])
        self.assertEqual(self.files_with(self.letter["username"], self.letter["holder"]["last_name"]), [])

    def clipboard(self, selection):
        """What another program is given when it pastes; None when there is nothing."""
        run = subprocess.run(["xclip", "-o", "-selection", selection], env=self.desktop.environment, check=False,
                             capture_output=True, text=True)
        return run.stdout if run.returncode == 0 else None

    def copy(self, label):
        self.app.click(self.app.field(label))
        self.desktop.screen.press("ctrl+a", "ctrl+c")

    def test_nothing_is_left_to_paste(self):
        self.share()
        self.sign_in()
        self.parent.press("My Account")
        self.parent.press("Profile")
        email = self.app.field("Email").text
        self.copy("Email")
        for selection in ("clipboard", "primary"):
            wait_for(lambda: self.clipboard(selection) == email, f"the address to be in the {selection}")
        self.parent.sign_out()
        for selection in ("clipboard", "primary"):
            wait_for(lambda: not self.clipboard(selection), f"the {selection} to be empty")

    def test_nothing_is_left_to_paste_after_the_end(self):
        """Whoever closes the window without signing out leaves nothing either."""
        self.share()
        self.open()
        self.parent.fill("Username", self.letter["username"])
        self.copy("Username")
        wait_for(lambda: self.clipboard("clipboard") == self.letter["username"], "the username to be in the clipboard")
        self.assertEqual(self.app.quit(), 0)
        self.assertFalse(self.clipboard("clipboard"))

    def test_passwords_are_not_copied(self):
        """Shown or not, on any computer."""
        self.open()
        self.parent.fill("Username", "a word")
        self.parent.fill("Password", self.letter["password"])
        self.copy("Username")
        wait_for(lambda: self.clipboard("clipboard") == "a word", "the word to be in the clipboard")
        for state in ("hidden", "shown"):
            with self.subTest(state):
                for keys in ("ctrl+c", "ctrl+Insert", "ctrl+x"):
                    self.copy("Password")
                    self.desktop.screen.press(keys)
                    self.assertEqual(self.app.field("Password").text, self.letter["password"])
                    self.assertNotEqual(self.clipboard("primary"), self.letter["password"])
                self.copy("Username")
                for selection in ("clipboard", "primary"):
                    wait_for(lambda: self.clipboard(selection) == "a word", "the word to be there, and no password")
            if state == "hidden":
                self.copy("Password")      # selected while it is hidden, then shown
                self.app.press("Show Text")
                self.assertNotEqual(self.clipboard("primary"), self.letter["password"])

    def test_shared_from_now_on(self):
        """What was kept is forgotten the moment the computer is said to be shared."""
        self.sign_in(stay=True)
        wait_for(lambda: secrets_of(self.desktop), "the session to be in the keyring")
        self.app.choose_in_menu("Main Menu", "Preferences")
        self.parent.page("Preferences")
        self.app.wait("Shared Computer", "check-box").act()
        wait_for(lambda: not secrets_of(self.desktop), "the keyring to be empty")
        self.assertEqual(self.app.quit(), 0)
        self.open()
        self.app.field("Username")
        self.assertIsNone(self.app.find("Stay Signed In"))


if __name__ == "__main__":
    unittest.main()
