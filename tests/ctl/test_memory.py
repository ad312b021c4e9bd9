#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A school twenty times as large is read in the same memory."""

import os
import pathlib
import subprocess
import tempfile
import unittest

import big_school
import oneroster

READER = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"], "tests/ctl/read-school-files")
SMALL, LARGE = 10_000, 200_000
SMALL_SET, LARGE_SET = 3_000, 50_000


def read(*paths):
    """How many records there were, and the most memory that took."""
    done = subprocess.run([READER, *paths], check=True, capture_output=True, text=True)
    return map(int, done.stdout.split())


class Memory(unittest.TestCase):
    def test_oneroster(self):
        peaks = {}
        with tempfile.TemporaryDirectory() as folder:
            for count in (SMALL_SET, LARGE_SET):
                path = oneroster.write_zip(pathlib.Path(folder, f"{count}.zip"), oneroster.Set(oneroster.Many(count), "1.2"))
                records, peaks[count] = read(path)
                self.assertEqual(records, 1 + 4 * count)
        self.assertLessEqual(peaks[LARGE_SET] / peaks[SMALL_SET], 1.2)

    def test_reading(self):
        peaks = {}
        with tempfile.TemporaryDirectory() as folder:
            for count in (SMALL, LARGE):
                files = big_school.write_files(pathlib.Path(folder), count)
                for name, paths in (("xml", files[:1]), ("zip", files[1:]), ("both", files)):
                    records, peaks[name, count] = read(*paths)
                    self.assertEqual(records, (2 * count + 1) * len(paths))
        for name in ("xml", "zip", "both"):
            with self.subTest(name):
                self.assertLessEqual(peaks[name, LARGE] / peaks[name, SMALL], 1.2)


if __name__ == "__main__":
    unittest.main()
