#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What the manuals say is all there, and all there is: options, commands, keys, links between pages."""

import os
import pathlib
import re
import subprocess
import unittest

SOURCE = pathlib.Path(os.environ["FRATRIE_TEST_SOURCE"])
BUILD = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"])
MAN = SOURCE / "data/man"
PAGES = ("README.md", "HACKING.md", "src/README.md", "flatpak/README.md", "data/doc/administration.md", "data/doc/privacy.md")


def helped(program, *arguments):
    return subprocess.run([BUILD / program, *arguments, "--help"], check=True, text=True, stdout=subprocess.PIPE).stdout


def plain(page):
    """A manual's words, without its marks."""
    return re.sub(r"\\f[A-Z]|\\", "", (MAN / page).read_text(encoding="utf-8"))


class Documentation(unittest.TestCase):
    def test_every_key_of_the_service(self):
        page = plain("fratried.8")
        options = set(re.findall(r"--([a-z0-9-]+)", helped("src/server/fratried"))) - {"help"}
        self.assertGreater(len(options), 15)
        for option in options:
            with self.subTest(option):
                key = option.replace("-", "_").removeprefix("mail_")
                self.assertTrue(re.search(rf"\b{key}\b|--{option}\b", page), f"fratried(8) lacks {option}")

    def test_every_command_of_the_operator(self):
        page = plain("fratriectl.1")
        listed = helped("src/ctl/fratriectl").split("Commands", 1)[-1]
        commands = re.findall(r"^  ([a-z]+(?: [a-z]+)?)(?= )", listed, re.MULTILINE)
        self.assertGreater(len(commands), 10)
        for command in commands:
            with self.subTest(command):
                self.assertIn(command, page)

    def test_manuals_are_clean(self):
        for page in sorted(MAN.glob("*.[18]")):
            with self.subTest(page.name):
                done = subprocess.run(["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-z", page], text=True,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_links_lead_somewhere(self):
        for page in PAGES:
            path = SOURCE / page
            for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
                with self.subTest(page=page, target=target):
                    self.assertTrue((path.parent / target).exists())


if __name__ == "__main__":
    unittest.main()
