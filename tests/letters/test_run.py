#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A school's letters from fratriectl: on paper, and back into the service."""

import csv
import pathlib
import re
import subprocess
import tempfile
import unittest

from paper import decode, photograph, picture, text
from service import DEADLINE, DEMO, FRATRIECTL, Client, Service, ctl

UAI, OTHER = "0340001A", "0340009X"
ADDRESS = "https://fratrie.ac-montpellier.example"


class Run(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.store = f"sqlite:{self.folder}/store.db"
        ctl(self.store, "init")
        ctl(self.store, "school", "add", UAI, "Collège Jean-Jaurès", "--city", "Montpellier")
        ctl(self.store, "school", "set", UAI, "contact=ce.0340001a@ac-montpellier.example", "address=3 avenue de l'École")
        ctl(self.store, "import", UAI, "--year", "2026", *sorted((DEMO / UAI).iterdir()))

    def try_letters(self, *arguments):
        return subprocess.run([FRATRIECTL, "--store", self.store, "letters", UAI, *arguments], text=True, timeout=DEADLINE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def test_from_paper_to_the_service(self):
        path = self.folder / "letters.pdf"
        done = self.try_letters("--output", path, "--address", ADDRESS)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(path.stat().st_mode & 0o777, 0o600)
        pages = text(path).split("\f")[:-1]
        self.assertIn(f"{len(pages)} letters", done.stdout)

        link = decode(photograph(picture(path, page=len(pages))))
        self.assertEqual(link["s"], ADDRESS)
        self.assertIn(link["u"], pages[-1])
        self.assertIn(f"{link['p'][:4]} {link['p'][4:]}", pages[-1])
        with Service("--store", self.store) as service:
            self.assertEqual(Client(service).sign_in(link["u"], link["p"]).status, 201)
        self.assertIn("rue de l'Œillet\n34990 ", text(path))
        for page in pages:
            self.assertIn("ce.0340001a@ac-montpellier.example", page)
            self.assertIn("3 avenue de l'École", page)

    def test_names_are_no_formulas(self):
        """Whoever opens the table with a spreadsheet runs nothing that a school's file says."""
        ctl(self.store, "school", "add", OTHER, '=HYPERLINK("http://bad.example")')
        pupils, guardians = (export.read_bytes() for export in sorted((DEMO / UAI).iterdir()))
        for name, content in (("ElevesSansAdresses.xml", pupils), ("ResponsablesAvecAdresses.xml", guardians)):
            content = content.replace(UAI.encode(), OTHER.encode())
            for element in (b"NOM_DE_FAMILLE", b"PRENOM"):
                content = re.sub(b"<%s>" % element, b"<%s>=1+1 " % element, content)
            content = re.sub(b"<(LC_CIVILITE)>[^<]*</LC_CIVILITE>", b"", content)
            (self.folder / name).write_bytes(content)
        ctl(self.store, "import", OTHER, "--year", "2026", *self.folder.glob("*.xml"))
        path = self.folder / "letters.csv"
        ctl(self.store, "letters", OTHER, "--output", path)
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        self.assertGreater(len(rows), 40)
        for row in rows:
            self.assertFalse([cell for cell in row.values() if cell[:1] in "=+-@" and cell], row)
            self.assertTrue(row["guardian"].startswith("'=1+1"), row)

    def test_says_what_it_lacks(self):
        done = self.try_letters("--output", self.folder / "letters.pdf")
        self.assertEqual(done.returncode, 0)
        self.assertIn("--address", done.stderr)

    def test_refusals_before_any_letter_is_issued(self):
        for words, arguments in (
                (".pdf", ["--output", self.folder / "letters.doc"]),
                ("--address", ["--output", self.folder / "letters.pdf", "--address", "fratrie.example"]),
                ("/nowhere", ["--output", "/nowhere/letters.pdf", "--address", ADDRESS])):
            with self.subTest(words):
                done = self.try_letters(*arguments)
                self.assertIn(done.returncode, (1, 2))
                self.assertIn(words, done.stderr)
        done = self.try_letters("--output", self.folder / "letters.csv")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertGreater(len((self.folder / "letters.csv").read_text(encoding="utf-8").splitlines()), 40)


if __name__ == "__main__":
    unittest.main()
