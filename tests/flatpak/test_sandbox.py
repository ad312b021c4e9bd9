#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What the sandbox lets the app reach, and what it keeps from it."""

import unittest

from installed import APP, Flatpak, extension_folder, install, scratch
from service import Service

SECRET = "what is not the app's"


class Sandbox(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = cls.enterClassContext(scratch())
        cls.flatpak = Flatpak(cls.home)
        install(cls.flatpak)

    def assert_within(self, script, *options):
        done = self.flatpak.within(script, *options)
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def test_permissions_are_those_of_the_manifest(self):
        permissions = self.flatpak("info", "--show-permissions", APP)
        self.assertIn("shared=network;ipc;", permissions)
        self.assertIn("devices=dri;", permissions)
        self.assertNotIn("filesystems=", permissions)
        self.assertEqual(permissions.count("=talk"), 1)
        self.assertNotIn("System Bus", permissions)

    def test_files_of_the_person_are_not_there(self):
        document = self.home / "document.txt"
        document.write_text(SECRET)
        done = self.flatpak.within(f"cat {document} || ls -A {self.home}")
        self.assertNotIn(SECRET, done.stdout)
        self.assertNotIn("document.txt", done.stdout.splitlines()[1:])

    def test_nothing_is_written_in_the_home(self):
        self.flatpak.within(f"echo {SECRET} > {self.home}/written")
        self.assertFalse((self.home / "written").exists())

    def test_its_own_folder_is_kept(self):
        self.assert_within("echo kept > $XDG_DATA_HOME/mine")
        self.assertEqual((self.home / f".var/app/{APP}/data/mine").read_text(), "kept\n")
        self.assertEqual(self.assert_within("cat $XDG_DATA_HOME/mine"), "kept\n")

    def test_the_machine_is_not_there(self):
        self.assert_within("test ! -e /run/host/etc && test ! -e /host && test ! -e /boot")
        for folder in ("/usr", "/app", "/app/etc/fratrie"):
            self.assertNotEqual(self.flatpak.within(f"touch {folder}/mine").returncode, 0, folder)

    def test_devices_are_few(self):
        allowed = {"console", "core", "dri", "fd", "full", "null", "ptmx", "pts", "random", "shm", "stderr", "stdin",
                   "stdout", "tty", "urandom", "zero"}
        self.assertLessEqual(set(self.assert_within("ls /dev").split()), allowed)

    def test_other_processes_are_not_there(self):
        numbers = [int(name) for name in self.assert_within("ls /proc").split() if name.isdigit()]
        self.assertLess(len(numbers), 10)

    def test_no_way_out_over_the_bus(self):
        """The name by which a program on the host is started is not to be had."""
        done = self.flatpak.within(
            "gdbus call --session --dest org.freedesktop.Flatpak --object-path /org/freedesktop/Flatpak/Development "
            "--method org.freedesktop.Flatpak.Development.HostCommand / [] {} {} 0")
        self.assertNotEqual(done.returncode, 0)

    def test_a_service_on_the_network_is_reached_when_allowed(self):
        with Service("--demo") as service:
            port = service.port
            script = f"exec 3<>/dev/tcp/127.0.0.1/{port} && echo reached"
            self.assertIn("reached", self.assert_within(script))
            self.assertNotIn("reached", self.flatpak.within(script, "--unshare=network").stdout)

    def test_the_policy_is_where_the_app_looks(self):
        """The unmanaged extension that an administrator fills is the folder the app was built to read."""
        (extension_folder(self.home / "system") / "policies.json").write_text("{}")
        self.flatpak.environment["FLATPAK_SYSTEM_DIR"] = str(self.home / "system")
        self.addCleanup(self.flatpak.environment.pop, "FLATPAK_SYSTEM_DIR")
        self.assertEqual(self.assert_within("cat /app/etc/fratrie/policies.json"), "{}")
        self.assert_within("test ! -w /app/etc/fratrie/policies.json")


if __name__ == "__main__":
    unittest.main()
