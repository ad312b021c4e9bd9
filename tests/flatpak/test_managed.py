#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What the administrator of a school's computers decides reaches the sandbox, and whoever sits there cannot undo it."""

import json
import os
import unittest

from installed import APP, extension_folder
from parent import Parent
from sandboxed import SandboxCase, SandboxDesktop
from test_lab import SETTINGS, DconfDesktop

ELSEWHERE = "http://127.0.0.1:9"
OWN_SETTINGS = f"shared-computer=false\nserver='{ELSEWHERE}'\n"
MANAGED = "The administrator of this computer has decided some of these settings."


class ManagedCase(SandboxCase):
    def setUp(self):
        super().setUp()
        self.demo_letters()

    def write_own_settings(self):
        """Into the app's own folder, which belongs to the person."""
        keyfile = self.desktop.path(f"home/.var/app/{APP}/config/glib-2.0/settings/keyfile")
        keyfile.write_text(keyfile.read_text(encoding="utf-8") + OWN_SETTINGS, encoding="utf-8")

    def assert_managed(self, app):
        """No address is asked for, nobody stays signed in, and the switch for that cannot be moved."""
        app.field("Username")
        self.assertIsNone(app.find("Service Address"))
        self.assertIsNone(app.find("Stay Signed In"))
        app.choose_in_menu("Main Menu", "Preferences")
        Parent(app).page("Preferences")
        self.assertNotIn("sensitive", app.wait("Shared Computer", "check-box").states)


class Policy(ManagedCase):
    def decide(self, folder="system", **keys):
        policy = extension_folder(self.desktop.path(folder)) / "policies.json"
        policy.write_text(json.dumps(keys), encoding="utf-8")

    def test_it_holds(self):
        """Against what the person has set, and asks for; and the app says so."""
        self.decide(server=self.service.address, shared_computer=True)
        self.write_own_settings()
        app = self.run_app("--server", ELSEWHERE)
        if os.getuid() == 0:
            self.assert_managed(app)
            app.wait_text(MANAGED)
        else:
            app.wait_text("belongs to the person")

    def test_without_it_the_person_decides(self):
        self.write_own_settings()
        self.run_app("--server", self.service.address).wait("Stay Signed In")


class LockedDesktop(DconfDesktop, SandboxDesktop):
    """dconf's databases are the machine's; the sandbox has no way to them, and none of its own."""

    def make_environment(self, language):
        environment = super().make_environment(language)
        del environment["GSETTINGS_BACKEND"]
        return environment


class Locks(ManagedCase):
    desktop_type = LockedDesktop

    def test_they_hold(self):
        self.desktop.administer(SETTINGS.format(*self.size) + f"server='{self.service.address}'\nshared-computer=true\n",
                                "server", "shared-computer")
        self.write_own_settings()
        self.assert_managed(self.run_app())


if __name__ == "__main__":
    unittest.main()
