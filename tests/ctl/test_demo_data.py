#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The committed sample data is what its generator writes."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import zipfile

DEMO = pathlib.Path(os.environ["FRATRIE_TEST_SOURCE"], "data/demo")
SOURCES = {"generate", "siecle.py", "meson.build"}


def content(path):
    """What is in a file; for an archive what its members hold, since another zlib may pack them otherwise."""
    if path.suffix != ".zip":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def listing(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*")
            if path.is_file() and path.name not in SOURCES and "__pycache__" not in path.parts}


class DemoData(unittest.TestCase):
    def test_generated_is_committed(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, DEMO / "generate", folder], check=True)
            written = pathlib.Path(folder)
            self.assertEqual(listing(written), listing(DEMO))
            for name in sorted(listing(written)):
                with self.subTest(name):
                    self.assertEqual(content(written / name), content(DEMO / name))


if __name__ == "__main__":
    unittest.main()
