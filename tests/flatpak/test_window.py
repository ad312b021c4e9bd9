#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The app in its sandbox, used as a parent uses it: the main job, and the keyring by both its roads."""

import unittest

from deadline import wait_for
from installed import APP
from letters import children_of, name_of
from parent import Parent
from sandboxed import PortalDesktop, SandboxCase
from secrets_kept import secrets_of


class Journey(SandboxCase):
    size = 640, 720

    def test_main_job(self):
        first, second, third = self.demo_letters().mother()
        app = self.run_app("--server", self.service.address)
        parent = Parent(app)
        parent.sign_in(first["username"], first["password"])
        parent.activate()
        parent.at_home(name_of(first))
        parent.open_children(2)
        parent.begin_grouping()
        for letter in (second, third):
            parent.add_letter(letter["username"], letter["password"], name_of(letter))
        parent.check()
        parent.confirm()
        parent.press("Done")
        for letter in (first, second, third):
            for child in children_of(letter):
                app.wait(child)

    def test_sample_letters(self):
        """The service of the samples runs in the sandbox as well."""
        app = self.run_app("--demo")
        app.field("Username")
        app.press("Sample Letters")
        wait_for(lambda: ("frame", "Sample Letters") in app.windows(), "the window with the sample letters")


class French(SandboxCase):
    language = "fr"

    def test_it_speaks_french(self):
        self.demo_letters()
        app = self.run_app("--server", self.service.address)
        app.field("Identifiant")


class KeyringCase(SandboxCase):
    def stay_signed_in(self):
        """Signs in once to stay, closes, and opens again: whoever comes back is at home at once."""
        letter = self.demo_letters().where("Karim", state="active")
        app = self.run_app("--server", self.service.address)
        parent = Parent(app)
        parent.sign_in(letter["username"], letter["password"], stay=True)
        parent.at_home(name_of(letter))
        self.wait_kept()
        app.quit()
        Parent(self.run_app("--server", self.service.address)).at_home(name_of(letter))


class SecretService(KeyringCase):
    """A desktop without portals: the token lies in the session's keyring."""

    def wait_kept(self):
        wait_for(lambda: len(secrets_of(self.desktop)) == 1, "the token to be in the keyring")

    def test_stay_signed_in(self):
        self.stay_signed_in()


class SecretPortal(KeyringCase):
    """A desktop with the Secret portal: the token lies in a file of the app's own, under a key of the portal's."""

    desktop_type = PortalDesktop

    def keyring(self):
        return self.desktop.path(f"home/.var/app/{APP}/data/keyrings/default.keyring")

    def wait_kept(self):
        wait_for(lambda: self.keyring().exists(), "the app's own keyring to be there")
        self.assertEqual(secrets_of(self.desktop), [], "nothing of it is in the session's keyring")

    def test_stay_signed_in(self):
        self.stay_signed_in()


if __name__ == "__main__":
    unittest.main()
