#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The line to the service is secret or is not used: real certificates, good and bad, and the school's own authority."""

import os
import pathlib
import unittest

from case import WindowCase
from desktop import BUILD
from letters import name_of
from parent import Parent
from proxy import Line

PROGRAM = BUILD / "src/app/fratrie"
CERTIFICATES = BUILD / "tests/unit"
INSECURE = "This address is not protected, so nothing was sent."
TRUSTED = pathlib.Path("/etc/ssl/certs/ca-certificates.crt")     # what update-ca-certificates writes
# Only the app sees what is added.
SCRIPT = """set -e
mount --bind "$0" "$1"
shift
exec "$@"
"""


class Tls(WindowCase):
    def setUp(self):
        super().setUp()
        self.letter = self.demo_letters().where("Karim", state="active")

    def line(self, certificate):
        line = Line(self.service.port, CERTIFICATES / f"{certificate}.pem")
        self.addCleanup(line.close)
        return line

    def try_to_sign_in(self, address):
        """What was typed is kept in the window."""
        app = self.run_app("--server", address)
        Parent(app).sign_in(self.letter["username"], self.letter["password"])
        return app

    def test_never_bypassed(self):
        for certificate in ("expired", "wrong-name", "untrusted", "self-signed"):
            with self.subTest(certificate):
                line = self.line(certificate)
                app = self.try_to_sign_in(line.address)
                app.wait_text("The service cannot prove who it is, so nothing was sent.")
                self.assertEqual(app.field("Username").text, self.letter["username"])
                self.assertEqual(line.asked, [])
                self.assertEqual(app.quit(), 0)

    def test_never_in_the_clear(self):
        """As is said at once, and goes on being said."""
        app = self.run_app("--server", "http://service.example")
        app.wait_text(INSECURE)
        Parent(app).sign_in(self.letter["username"], self.letter["password"])
        app.wait_text(INSECURE)
        self.assertEqual(app.field("Username").text, self.letter["username"])

    def test_an_authority_of_the_school(self):
        """One that the administrator has added to the machine's own."""
        trusted = self.desktop.path("trusted")
        trusted.write_bytes(TRUSTED.read_bytes() + (CERTIFICATES / "authority.pem").read_bytes())
        command = ["--mount", "sh", "-c", SCRIPT, trusted, TRUSTED, PROGRAM, "--server", self.line("good").address]
        if os.getuid() != 0:
            command[:1] = ["--mount", "--map-root-user"]
        parent = Parent(self.run_app(*command, program="unshare"))
        parent.sign_in(self.letter["username"], self.letter["password"])
        parent.at_home(name_of(self.letter))


if __name__ == "__main__":
    unittest.main()
