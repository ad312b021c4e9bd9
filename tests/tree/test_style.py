#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What every file has in common: its licence, its indentation, its width, its length."""

import re
import unittest

import tree

WIDTH = 127
LENGTH = 540
IDENTIFIER = "SPDX-License-Identifier: GPL-3.0-or-later"
COPYRIGHT = "SPDX-FileCopyrightText:"

# Text that says its licence in its first HEAD characters: all but recipes of a few lines and what holds no comment.
LICENSED = tree.CODE | tree.MARKUP - {".build"} | {".sql", ".svg", ".1", ".8", ".ini"}
HEAD = 600
SAMPLES = re.compile(r"data/demo/[0-9]{7}[A-Z]/")


def holds_text(path):
    return tree.is_code(path) or path.suffix in tree.MARKUP


def texts(wanted):
    """(path, text) of the files a check is for."""
    for path in tree.files():
        if wanted(path) and not SAMPLES.match(tree.name(path)):
            yield path, path.read_text(encoding="utf-8")


def lines(text, wrong):
    """The numbers of the lines that are wrong."""
    return [i for i, line in enumerate(text.splitlines(), 1) if wrong(line)]


class Style(unittest.TestCase):
    def test_licence_is_named(self):
        for path, text in texts(lambda path: path.suffix in LICENSED or tree.is_script(path)):
            with self.subTest(file=tree.name(path)):
                self.assertIn(IDENTIFIER, text[:HEAD])
                self.assertIn(COPYRIGHT, text[:HEAD])

    def test_no_tabs(self):
        for path, text in texts(holds_text):
            with self.subTest(file=tree.name(path)):
                self.assertEqual(lines(text, lambda line: "\t" in line), [], "lines with tabs")

    def test_line_ends(self):
        for path, text in texts(holds_text):
            with self.subTest(file=tree.name(path)):
                self.assertEqual(lines(text, lambda line: line != line.rstrip()), [], "lines with spaces at the end")
                self.assertRegex(text, r"[^\n]\n\Z|\A\Z", "one newline at the end, no more")

    def test_width(self):
        for path, text in texts(tree.is_code):
            with self.subTest(file=tree.name(path)):
                self.assertEqual(lines(text, lambda line: len(line) > WIDTH), [], f"lines over {WIDTH} characters")

    def test_length(self):
        for path, text in texts(tree.is_code):
            with self.subTest(file=tree.name(path)):
                self.assertLessEqual(text.count("\n"), LENGTH, "a file that long holds two things")

    def test_names(self):
        for path, _ in tree.sources("src"):
            with self.subTest(file=tree.name(path)):
                self.assertRegex(path.name, r"^(frt-[a-z0-9-]+|fratried?|fratriectl|fratrie-school)\.[ch]$")
                self.assertNotRegex(path.name, "util|manager|helper|misc")

    def test_nothing_is_left_for_later(self):
        for path, text in tree.sources("src", "tests"):
            with self.subTest(file=tree.name(path)):
                self.assertNotRegex(text, r"\b(TODO|FIXME|XXX)\b")
                self.assertNotRegex(text, r"#\s*if.*TEST", "tests link what ships")


if __name__ == "__main__":
    unittest.main()
