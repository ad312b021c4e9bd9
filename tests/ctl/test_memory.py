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

READER = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"], "tests/ctl/read-school-files")
SMALL, LARGE = 10_000, 200_000


class Memory(unittest.TestCase):
    def test_reading(self):
        peaks = {}
        with tempfile.TemporaryDirectory() as folder:
            for count in (SMALL, LARGE):
                files = big_school.write_files(pathlib.Path(folder), count)
                for name, paths in (("xml", files[:1]), ("zip", files[1:]), ("both", files)):
                    done = subprocess.run([READER, *paths], check=True, capture_output=True, text=True)
                    records, peaks[name, count] = map(int, done.stdout.split())
                    self.assertEqual(records, (2 * count + 1) * len(paths))
        for name in ("xml", "zip", "both"):
            with self.subTest(name):
                self.assertLessEqual(peaks[name, LARGE] / peaks[name, SMALL], 1.2)


if __name__ == "__main__":
    unittest.main()
