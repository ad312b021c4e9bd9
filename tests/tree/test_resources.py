#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Every template is built in, is named as its type, and every picture is drawn for this project."""

import re
import unittest
import xml.etree.ElementTree as ElementTree

import tree

LINES = 200


def templates():
    return sorted((tree.ROOT / "ui").glob("*.ui"))


def resource_files():
    names = []
    for path in (tree.ROOT / "src").rglob("*.gresource.xml"):
        names += [element.text for element in ElementTree.parse(path).iter("file")]
    return names


class Resources(unittest.TestCase):
    def test_every_template_is_built_in_once(self):
        names = resource_files()
        for path in templates():
            with self.subTest(file=path.name):
                self.assertEqual(names.count(path.name), 1)

    def test_a_template_is_named_as_its_type(self):
        for path in templates():
            with self.subTest(file=path.name):
                template = ElementTree.parse(path).find("template")
                if template is not None and template.get("class") != "GtkListItem":
                    dashed = re.sub(r"(?<!^)(?=[A-Z])", "-", template.get("class")).lower()
                    self.assertEqual(path.stem, dashed)

    def test_a_template_is_short(self):
        for path in templates():
            with self.subTest(file=path.name):
                self.assertLessEqual(len(path.read_text(encoding="utf-8").splitlines()), LINES,
                                     "it usually hides a child widget")


if __name__ == "__main__":
    unittest.main()
