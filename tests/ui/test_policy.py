#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What the administrator of a school's computers has decided holds, whatever the person before them wants."""

import json
import os
import subprocess
import unittest

from case import WindowCase
from desktop import BUILD
from parent import Parent

PROGRAM = BUILD / "src/app/fratrie"
# The policy lies where the app was built to look for it; only the app sees it there, so that other tests go on unmanaged.
SCRIPT = """set -e
mount -t tmpfs none "$0"
mkdir -m 755 "$0/fratrie"
cp "$1" "$0/fratrie/policies.json"
chmod 644 "$0/fratrie/policies.json"
shift
exec "$@"
"""


def prefix():
    known = json.loads(subprocess.run(["/usr/bin/meson", "introspect", "--buildoptions", BUILD], check=True,
                                      capture_output=True).stdout)
    return next(option["value"] for option in known if option["name"] == "prefix")


class Policy(WindowCase):
    def open(self, text, *arguments):
        """The app under a policy of this text; without root, in whose stead one then is, the file counts as root's too."""
        policy = self.desktop.path("policies.json")
        policy.write_text(text, encoding="utf-8")
        etc = os.path.join(prefix(), "etc")
        os.makedirs(etc, exist_ok=True)
        command = ["--mount", "sh", "-c", SCRIPT, etc, policy, PROGRAM, *arguments]
        if os.getuid() != 0:
            command[:1] = ["--mount", "--map-root-user"]
        self.app = self.run_app(*command, program="unshare")
        self.parent = Parent(self.app)

    def policy(self, **keys):
        self.demo_letters()
        return json.dumps({"server": self.service.address} | keys)

    def test_the_service_is_chosen(self):
        self.open(self.policy())
        self.app.field("Username")
        self.assertIsNone(self.app.find("Service Address"))
        self.app.choose_in_menu("Main Menu", "Preferences")
        self.app.wait_text("The administrator of this computer has decided some of these settings.")

    def test_no_option_chooses_another(self):
        self.open(self.policy(), "--server", "http://127.0.0.1:9")
        self.app.field("Username")
        self.assertIn("--server", (self.desktop.logs / "app").read_text())

    def test_the_computer_is_shared(self):
        self.open(self.policy(shared_computer=True))
        self.app.field("Username")
        self.assertIsNone(self.app.find("Stay Signed In"))

    def test_letters_stay_closed(self):
        self.open(self.policy(letter_reading=False), self.desktop.path("letter.png"))
        self.app.field("Username")
        self.app.wait_text("Letters cannot be opened on this computer.")
        self.assertFalse(self.app.wait("Open a Letter…", "push-button").sensitive)

    def test_a_broken_one_is_told(self):
        """And the safest holds: an address may be typed, but nothing is kept and no letter is opened."""
        self.open('{"server": "https://service.example", "idle": 5}')
        text = self.app.wait_text("administrator has set cannot be read")
        self.assertIn("policies.json: /idle", text)
        self.app.field("Service Address")
        self.assertFalse(self.app.wait("Open a Letter…", "push-button").sensitive)


if __name__ == "__main__":
    unittest.main()
