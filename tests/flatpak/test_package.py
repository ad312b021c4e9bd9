#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The signed repository and the bundle install, and nothing installs that another key has signed."""

import configparser
import pathlib
import subprocess
import unittest

from installed import APP, KEY, MADE, REPOSITORY, Flatpak, bundle, scratch


class Package(unittest.TestCase):
    def setUp(self):
        folder = self.enterContext(scratch())
        # An empty installation: the app comes without its runtime, which is no matter of the package's.
        self.flatpak = Flatpak(folder, folder / "installation")
        self.folder = folder

    def add(self, key):
        self.flatpak("remote-add", f"--gpg-import={key}", "fratrie", REPOSITORY)

    def install(self, *arguments):
        return self.flatpak.try_to("install", "-y", "--noninteractive", "--no-deps", *arguments)

    def test_the_repository_installs(self):
        self.add(KEY)
        done = self.install("fratrie", APP)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn(APP, self.flatpak("list", "--app", "--columns=application"))

    def test_another_key_is_refused(self):
        home = self.folder / "gnupg"
        home.mkdir(mode=0o700)
        gpg = ["gpg", "--homedir", str(home), "--batch", "--quiet"]
        subprocess.run([*gpg, "--passphrase", "", "--quick-generate-key", "stranger@example.org", "ed25519", "sign", "never"],
                       check=True, capture_output=True)
        key = self.folder / "stranger.asc"
        key.write_bytes(subprocess.run([*gpg, "--export", "stranger@example.org"], check=True, capture_output=True).stdout)
        subprocess.run(["gpgconf", "--homedir", str(home), "--kill", "all"], check=True)
        self.flatpak.try_to("remote-add", f"--gpg-import={key}", "fratrie", REPOSITORY)
        done = self.install("fratrie", APP)
        self.assertNotEqual(done.returncode, 0)
        self.assertNotIn(APP, self.flatpak("list", "--app", "--columns=application"))

    def test_the_bundle_installs_without_network(self):
        done = self.install("--bundle", bundle())
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn(APP, self.flatpak("list", "--app", "--columns=application"))

    def test_a_harmed_bundle_is_refused(self):
        content = bytearray(bundle().read_bytes())
        middle = len(content) // 2
        content[middle:middle + 64] = bytes(64)
        harmed = self.folder / "harmed.flatpak"
        harmed.write_bytes(content)
        self.assertNotEqual(self.install("--bundle", harmed).returncode, 0)

    def test_the_signature_of_the_bundle(self):
        """As the administrator's guide checks it."""
        home = self.folder / "gnupg"
        home.mkdir(mode=0o700)
        gpg = ["gpg", "--homedir", str(home), "--batch", "--quiet"]
        subprocess.run([*gpg, "--import", KEY], check=True, capture_output=True)
        for file, code in (bundle(), 0), (KEY, 1):
            done = subprocess.run([*gpg, "--verify", f"{bundle()}.asc", file], check=False, capture_output=True)
            self.assertEqual(done.returncode, code, done.stderr)

    def test_the_repository_file_says_the_same(self):
        file = configparser.ConfigParser()
        file.read(MADE / "fratrie.flatpakrepo")
        self.assertTrue(file["Flatpak Repo"]["GPGKey"])
        self.assertEqual(file["Flatpak Repo"]["DefaultBranch"], "stable")

    def test_it_holds_what_it_runs_and_no_more(self):
        self.add(KEY)
        self.install("fratrie", APP)
        files = pathlib.Path(self.flatpak("info", "--show-location", APP).strip()) / "files"
        programs = sorted(path.name for path in (files / "bin").iterdir())
        self.assertEqual([name for name in programs if name.startswith("fratri")], ["fratrie", "fratried"])
        self.assertFalse((files / "include").exists())
        self.assertFalse(list(files.rglob("*.a")))
        exported = {path.name for path in (files.parent / "export").rglob("*") if path.is_file()}
        self.assertLessEqual({f"{APP}.desktop", f"{APP}.svg", f"{APP}-symbolic.svg"}, exported)


if __name__ == "__main__":
    unittest.main()
