#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The Flatpak's manifest asks for what its page explains and nothing more, and every source is pinned."""

import json
import re
import struct
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

    def test_pictures_are_there(self):
        """What shops show: 3 to 6 pictures with a caption, each in every language, as the journey's test has made them."""
        metainfo = ElementTree.parse(tree.ROOT / f"data/{ID}.metainfo.xml.in")
        screenshots = metainfo.findall("screenshots/screenshot")
        languages = {"en", *(tree.ROOT / "po/LINGUAS").read_text(encoding="utf-8").split()}
        self.assertTrue(3 <= len(screenshots) <= 6)
        for screenshot in screenshots:
            self.assertTrue(screenshot.findtext("caption"))
            self.assertEqual({image.get(LANG, "en") for image in screenshot.findall("image")}, languages)
            for image in screenshot.findall("image"):
                with self.subTest(image.text):
                    picture = (tree.ROOT / "data/screenshots" / image.text.rsplit("/", 1)[1]).read_bytes()
                    size = struct.unpack(">II", picture[16:24])
                    self.assertEqual(size, (int(image.get("width")), int(image.get("height"))))

    def test_colours_are_there(self):
        colours = ElementTree.parse(tree.ROOT / f"data/{ID}.metainfo.xml.in").findall("branding/color")
        self.assertEqual({colour.get("scheme_preference") for colour in colours}, {"light", "dark"})


if __name__ == "__main__":
    unittest.main()
