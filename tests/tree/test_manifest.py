#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The Flatpak's manifest asks for what its page explains and nothing more, and every source is pinned."""

import json
import re
import unittest
import xml.etree.ElementTree as ElementTree

import tree

ID = "fr.fratrie.Fratrie"
SUMMARY = 35
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def manifest():
    return json.loads((tree.ROOT / f"flatpak/{ID}.json").read_text(encoding="utf-8"))


class Manifest(unittest.TestCase):
    def test_permissions_are_explained(self):
        page = (tree.ROOT / "flatpak/README.md").read_text(encoding="utf-8")
        explained = re.findall(r"^\| `(--[^`]+)` \|", page, re.MULTILINE)
        self.assertEqual(manifest()["finish-args"], explained)

    def test_nothing_broad_is_asked_for(self):
        for permission in manifest()["finish-args"]:
            with self.subTest(permission):
                self.assertNotRegex(permission, r"--filesystem|--device=all|--socket=(x11|session-bus|system-bus)$|--own-name"
                                                r"|--allow|--talk-name=(org\.freedesktop\.Flatpak|org\.freedesktop\.portal)")

    def test_names_agree(self):
        self.assertEqual(manifest()["id"], ID)
        self.assertIn(f"{ID}.systemconfig", manifest()["add-extensions"])
        schema = ElementTree.parse(tree.ROOT / f"data/{ID}.gschema.xml").find("schema")
        self.assertEqual(schema.get("path"), "/" + ID.replace(".", "/") + "/", "or dconf's locks do not reach the sandbox")

    def test_sources_are_pinned(self):
        for module in manifest()["modules"]:
            for source in module["sources"]:
                with self.subTest(module=module["name"], type=source["type"]):
                    self.assertIn(source["type"], {"archive", "dir", "shell"})
                    if source["type"] == "archive":
                        self.assertRegex(source["sha256"], r"^[0-9a-f]{64}$")
                        self.assertTrue(source["url"].startswith("https://"))
                        self.assertTrue(source["mirror-urls"][0].startswith("https://deb.debian.org/"))
                    if source["type"] == "dir":
                        self.assertEqual(module["name"], "fratrie", "only our own source is a folder")

    def test_summary_is_short(self):
        for path in (tree.ROOT / "data").glob(f"{ID}.metainfo.xml*"):
            for summary in ElementTree.parse(path).findall("summary"):
                with self.subTest(language=summary.get(LANG, "en")):
                    self.assertLessEqual(len(summary.text), SUMMARY)
                    self.assertNotIn("Fratrie", summary.text)


if __name__ == "__main__":
    unittest.main()
