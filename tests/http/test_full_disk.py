#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The disk of the store is full: what was acknowledged is kept, what cannot be written is refused, and it goes on by itself
once there is room again."""

import os
import pathlib
import subprocess
import unittest

from service import DEMO, FRATRIECTL, FRATRIED, PASSWORD, Client, Service, StoreCase, activate

# A small disk, which nobody but the service sees, with the store on it.
SCRIPT = """set -e
mount -t tmpfs -o size=4m none "$0"
cp "$1" "$0/store.db"
shift
exec "$@"
"""
ENTER = ["nsenter", "--mount"] if os.getuid() == 0 else ["nsenter", "--user", "--preserve-credentials", "--mount"]
UNSHARE = ["unshare", "--mount"] if os.getuid() == 0 else ["unshare", "--mount", "--map-root-user"]
AT_MOST = 2000      # writes until the disk is full: the journal has room of its own


class FullDisk(StoreCase):
    def setUp(self):
        super().setUp()
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        self.small_store = f"sqlite:{self.disk}/store.db"
        original = self.store.removeprefix("sqlite:")
        self.service = Service("--store", self.small_store,
                               program=[*UNSHARE, "sh", "-c", SCRIPT, self.disk, original, FRATRIED])
        self.addCleanup(self.service.stop)
        self.inside = pathlib.Path(f"/proc/{self.service.process.pid}/root{self.disk}")

    def fill(self):
        with open(self.inside / "filling", "wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass

    def make_room(self):
        (self.inside / "filling").unlink()

    def operate(self, *arguments):
        """fratriectl on that disk."""
        return subprocess.run([*ENTER, f"--target={self.service.process.pid}", FRATRIECTL, "--store", self.small_store,
                               *arguments], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def assert_operates(self, *arguments):
        done = self.operate(*arguments)
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def assert_no_room(self, *arguments):
        """What it says; nothing half done lies about."""
        before = sorted(path.name for path in self.inside.iterdir())
        done = self.operate(*arguments)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertRegex(done.stdout, "full|No space left")
        self.assertEqual(sorted(path.name for path in self.inside.iterdir()), before)
        return done.stdout

    def signed_in(self):
        letter = self.letters[0]
        client = Client(self.service)
        self.assertEqual(client.sign_in(letter["username"], letter["password"]).status, 201)
        self.assertEqual(activate(client).status, 200)
        return client

    def write_until_full(self, client):
        """The last telephone number that the service has taken."""
        kept = client.get("account").json["phone"]
        for number in range(AT_MOST):
            phone = f"+3361234{number:04}"
            answer = client.patch("account", {"phone": phone})
            if answer.status != 200:
                self.assertProblem(answer, 503, "unavailable")
                self.assertTrue(answer.headers["Retry-After"])
                return kept
            kept = phone
        self.fail("the disk was never full")

    def test_the_service_goes_on(self):
        client = self.signed_in()
        self.fill()
        kept = self.write_until_full(client)
        self.assertEqual(client.get("account").json["phone"], kept)
        self.assertEqual(client.get("children").status, 200)
        self.assertEqual(client.get("/healthz").status, 200)
        self.assertIn("full", self.service.log())
        self.make_room()
        self.assertEqual(client.get("account").json["phone"], kept)
        self.assertEqual(client.patch("account", {"phone": "+33612345678"}).status, 200)
        self.assertEqual(Client(self.service).sign_in(self.letters[0]["username"], PASSWORD).status, 201)
        self.assert_operates("verify")

    def test_the_operator_is_told(self):
        client = self.signed_in()
        self.fill()
        self.write_until_full(client)
        school = DEMO / "0340002B"
        self.assert_no_room("school", "add", "0340002B", "Lycée")
        self.assert_no_room("backup", self.disk / "backup")
        self.assert_no_room("letters", "0340001A", "--reprint", "--output", self.disk / "letters.csv")
        self.make_room()
        self.assert_operates("verify")
        self.assert_operates("school", "add", "0340002B", "Lycée")
        self.assert_operates("import", "0340002B", "--year", "2026", *sorted(school.iterdir()))


if __name__ == "__main__":
    unittest.main()
