#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Keyrings as they are: absent, locked, closed again, silent, restarted, with an old entry. None keeps anybody from signing
in, and no session is lost without a word."""

import pathlib
import signal
import subprocess
import unittest

from gi.repository import Gio, GLib

from accessible import connect
from case import WindowCase
from deadline import wait_for
from letters import name_of
from parent import Parent
from secrets_kept import NAME, SCHEMA, Secrets, secrets_of
from service import Client, activate

PROMPTER = pathlib.Path("/usr/libexec/gcr-prompter")
ABSENT = "This desktop has no keyring: you will have to sign in again next time."
LOCKED = "The keyring is locked: you will have to sign in again next time."


class Keyring(WindowCase):
    def setUp(self):
        super().setUp()
        self.letters = self.demo_letters()
        self.letter = self.letters.where("Karim", state="active")

    def open(self, service=None):
        self.app = self.run_app("--server", (service or self.service).address)
        self.parent = Parent(self.app)

    def sign_in(self, letter=None, service=None):
        letter = letter or self.letter
        self.open(service)
        self.parent.sign_in(letter["username"], letter["password"], stay=True)
        self.parent.at_home(name_of(letter))

    def end_keyring(self):
        self.desktop.end(self.desktop.keyring, signal.SIGKILL)

    def put(self, username, secret):
        subprocess.run(["secret-tool", "store", "--label=Fratrie", "xdg:schema", SCHEMA, "server", self.service.address,
                        "username", username], input=secret.encode(), env=self.desktop.environment, check=True)

    def test_absent(self):
        self.end_keyring()
        self.sign_in()
        self.app.wait(ABSENT)

    def test_locked_without_anybody_to_ask(self):
        Secrets(self.desktop).lock()
        self.sign_in()
        self.app.wait(LOCKED)

    def test_unlocking_refused(self):
        """By the desktop's own prompter, closed by its own key."""
        self.desktop.start("prompter", [PROMPTER])
        Secrets(self.desktop).lock()
        self.sign_in()
        self.desktop.screen.wait_for_window(PROMPTER.name)
        self.desktop.screen.press("Escape")
        self.app.wait(LOCKED)
        self.assertEqual(secrets_of(self.desktop), [])

    def test_no_default_collection(self):
        """As the daemon is until somebody has logged in with a password: there is nowhere to put a secret."""
        self.end_keyring()
        self.desktop.keyring = self.desktop.start("keyring", ["gnome-keyring-daemon", "--foreground", "--components=secrets"])
        wait_for(Secrets(self.desktop).are_served, "the keyring to be there")
        self.sign_in()
        self.app.wait(LOCKED)

    def test_one_that_never_answers(self):
        self.end_keyring()
        bus = connect(self.desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        owned = bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                              GLib.Variant("(su)", (NAME, 4)), None, Gio.DBusCallFlags.NONE, -1, None).unpack()
        self.assertEqual(owned, (1,))
        asked = []
        bus.add_filter(lambda _, message, incoming: self.swallow(asked, message, incoming))
        self.sign_in()
        self.assertTrue(asked, "it was asked, and said nothing")
        self.app.wait(LOCKED)

    @staticmethod
    def swallow(asked, message, incoming):
        if incoming and message.get_message_type() == Gio.DBusMessageType.METHOD_CALL:
            asked.append(message.get_member())
            return None
        return message

    def test_restarted_in_mid_session(self):
        self.sign_in()
        wait_for(lambda: secrets_of(self.desktop), "the session to be in the keyring")
        self.end_keyring()
        self.desktop.keyring = self.desktop.start_keyring()
        self.parent.sign_out()
        wait_for(lambda: not secrets_of(self.desktop), "the keyring to be empty")

    def test_an_old_entry_is_replaced(self):
        self.put(self.letter["username"], "a token of last year")
        self.sign_in()
        wait_for(lambda: [kept["secret"] for kept in secrets_of(self.desktop)] not in ([], ["a token of last year"]),
                 "the new session to be in the keyring")
        (kept,) = secrets_of(self.desktop)
        self.assertEqual(Client(self.service).post("sessions/refresh", {"refresh_token": kept["secret"]}).status, 200)

    def test_two_accounts_on_one_desktop(self):
        """Whose session was kept last goes on; signing out forgets that one only."""
        first, second = self.letter, self.letters.mother()[0]
        for letter in (first, second):
            client = Client(self.service)
            client.sign_in(letter["username"], letter["password"], persistent=True)
            if letter is second:
                self.assertEqual(activate(client).status, 200)
            self.put(letter["username"], client.tokens["refresh_token"])
        names = {name_of(letter) for letter in (first, second)}
        for left in (1, 0):
            self.open()
            names.remove(wait_for(lambda: next((name for name in names if self.app.find(f"Hello, {name}")), None), "a home"))
            self.parent.sign_out()
            wait_for(lambda: len(secrets_of(self.desktop)) == left, "one session less to be kept")
            self.assertEqual(self.app.quit(), 0)

    def test_two_services_side_by_side(self):
        other = self.run_service("--demo")
        letters = Client(other).get("/demo/letters").json["letters"]
        there = next(letter for letter in letters if letter["state"] == "active")
        self.sign_in()
        self.assertEqual(self.app.quit(), 0)
        self.sign_in(there, other)
        servers = {self.service.address, other.address}
        wait_for(lambda: {kept["server"] for kept in secrets_of(self.desktop)} == servers, "both sessions to be kept")
        self.parent.sign_out()
        wait_for(lambda: {kept["server"] for kept in secrets_of(self.desktop)} == {self.service.address},
                 "one of them to be forgotten")


if __name__ == "__main__":
    unittest.main()
