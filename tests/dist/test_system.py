#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What runs fratried on a server is accepted by the programs that read it: systemd, sysusers, tmpfiles, AppArmor."""

import os
import pathlib
import stat
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["FRATRIE_TEST_SOURCE"])
BUILD = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"])
UNITS = BUILD / "data/systemd"
# systemd's own measure of what a unit leaves open, 0 to 100; below 20 is "OK" at worst.
EXPOSURE = 15


def run(*command, **keywords):
    return subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          **keywords)


class System(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.root = pathlib.Path(self.scratch.name)
        (self.root / "etc/fratrie").mkdir(parents=True)

    def assert_runs(self, *command):
        done = run(*command)
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def test_the_unit_leaves_little_open(self):
        self.assert_runs("systemd-analyze", "security", "--offline=yes", f"--threshold={EXPOSURE}",
                         UNITS / "fratried.service")

    def test_the_unit_is_understood(self):
        """No key that systemd does not know, no value it cannot read; where the program lies is another matter."""
        said = run("systemd-analyze", "verify", "--man=no", UNITS / "fratried.service").stdout
        self.assertNotRegex(said, r"Unknown|Failed to parse|Invalid|ignoring")

    def test_the_user_is_made(self):
        self.assert_runs("systemd-sysusers", f"--root={self.root}", SOURCE / "data/systemd/fratrie.sysusers")
        users = (self.root / "etc/passwd").read_text()
        self.assertRegex(users, r"(?m)^fratrie:x:\d+:\d+:Fratrie:/var/lib/fratrie:.*nologin$")

    def test_the_configuration_is_kept_from_others(self):
        self.assert_runs("systemd-sysusers", f"--root={self.root}", SOURCE / "data/systemd/fratrie.sysusers")
        folder = (UNITS / "fratrie.conf").read_text().split("\nd ")[1].split()[0]
        config = self.root / folder.lstrip("/") / "fratried.conf"
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text("[server]\n")
        config.chmod(0o666)
        self.assert_runs("systemd-tmpfiles", f"--root={self.root}", "--create", UNITS / "fratrie.conf")
        self.assertEqual(stat.S_IMODE(config.stat().st_mode), 0o640)

    def test_the_profile_is_understood(self):
        self.assert_runs("apparmor_parser", "--skip-kernel-load", "--skip-cache", UNITS / "fratried")

    def serve(self, config):
        """Starts fratried under a configuration, but with a store and a socket of the test's; returns its first line."""
        store = f"sqlite:{self.root}/fratrie.db"
        self.assert_runs(BUILD / "src/ctl/fratriectl", "--store", store, "init")
        service = subprocess.Popen([BUILD / "src/server/fratried", "--config", config, "--store", store,
                                    "--listen", f"unix:{self.root}/socket"],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = service.stdout.readline()
        service.terminate()
        _, said = service.communicate(timeout=60)
        return line, service.returncode, said

    def test_the_example_configuration_serves(self):
        line, code, said = self.serve(SOURCE / "data/fratried.conf")
        self.assertEqual(line, f"listening unix:{self.root}/socket\n", said)
        self.assertEqual(code, 0, said)

    def test_a_wrong_key_is_told(self):
        config = self.root / "wrong.conf"
        config.write_text((SOURCE / "data/fratried.conf").read_text().replace("listen=", "lisen="))
        line, code, said = self.serve(config)
        self.assertEqual((line, code), ("", 2), said)
        self.assertIn(f"{config}: [server] lisen", said)


if __name__ == "__main__":
    unittest.main()
