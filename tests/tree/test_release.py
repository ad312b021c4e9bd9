#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The version stands in meson.build; whatever else tells it says the same."""

import re
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

import tree


def project_version():
    return re.search(r"^project\(.*?\bversion: '([^']+)'", (tree.ROOT / "meson.build").read_text(), re.DOTALL)[1]


class Release(unittest.TestCase):
    def test_news(self):
        top = (tree.ROOT / "NEWS").read_text(encoding="utf-8").splitlines()[0]
        self.assertRegex(top, r"^Fratrie [0-9.]+ \(\d{4}-\d{2}-\d{2}\)$")
        self.assertEqual(top.split()[1], project_version(), "the first line of NEWS")

    def test_metainfo(self):
        top = (tree.ROOT / "NEWS").read_text(encoding="utf-8").splitlines()[0]
        for path in sorted((tree.ROOT / "data").glob("*.metainfo.xml*")):
            with self.subTest(file=path.name):
                release = ElementTree.parse(path).find("releases/release")
                self.assertIsNotNone(release, "no release")
                self.assertEqual(release.get("version"), project_version())
                self.assertEqual(release.get("date"), top.split("(")[1].rstrip(")"), "its day in NEWS")
                self.assertIsNotNone(release.find("description"), "no release notes")

    def test_tag(self):
        """A tag on the commit that is checked out, where there is one, is the version."""
        if not (tree.ROOT / ".git").exists():
            return
        tags = subprocess.run(["git", "-C", tree.ROOT, "tag", "--points-at", "HEAD"], check=True, text=True,
                              stdout=subprocess.PIPE).stdout.split()
        self.assertTrue(not tags or f"v{project_version()}" in tags, tags)


if __name__ == "__main__":
    unittest.main()
