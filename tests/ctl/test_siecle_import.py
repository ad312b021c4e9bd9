#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What an import says of the wrong files of SIECLE: which file, which line, what to do; and that nothing has changed."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import zipfile

BUILD = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"])
DEMO = pathlib.Path(os.environ["FRATRIE_TEST_SOURCE"], "data/demo")
NEW_FORM, OLD_FORM = "0340001A", "0340002B"


class Siecle(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.ctl("init")
        for uai in (NEW_FORM, OLD_FORM):
            self.ctl("school", "add", uai, "École")
        self.pupils = DEMO / NEW_FORM / "ElevesSansAdresses.xml"
        self.guardians = DEMO / NEW_FORM / "ResponsablesAvecAdresses.xml"

    def ctl(self, *arguments, status=0):
        done = subprocess.run([BUILD / "src/ctl/fratriectl", "--store", f"sqlite:{self.folder}/store.db", "--json",
                               *map(str, arguments)], capture_output=True, text=True)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stderr if status else done.stdout

    def assert_refused(self, pattern, *files, options=("--year", "2026")):
        said = self.ctl("import", NEW_FORM, *files, *options, status=1)
        self.assertRegex(said, pattern)
        report = json.loads(self.ctl("import", NEW_FORM, self.pupils, self.guardians, "--year", "2026", "--dry-run"))
        self.assertGreater(report["students"]["created"], 0)
        self.assertEqual(report["students"]["unchanged"], 0, "something was imported all the same")

    def changed(self, path, old, new):
        copy = self.folder / path.name
        text = path.read_bytes()
        self.assertIn(old, text)
        copy.write_bytes(text.replace(old, new, 1))
        return copy

    def test_both_generations_in_any_order_and_in_one_archive(self):
        old = [DEMO / OLD_FORM / path.name for path in (self.guardians, self.pupils)]
        one = self.folder / "both.zip"
        with zipfile.ZipFile(one, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in (self.guardians, self.pupils):
                archive.write(path, path.name)
        for uai, files in ((NEW_FORM, [one]), (OLD_FORM, old)):
            with self.subTest(uai):
                report = json.loads(self.ctl("import", uai, *files, "--year", "2026"))
                self.assertGreater(report["students"]["created"], 10)
                self.assertGreater(report["accounts_created"], 10)
        self.ctl("verify")

    def test_half_a_pair(self):
        self.assert_refused(r"guardians' file is missing \(ResponsablesAvecAdresses\.xml\)", self.pupils)
        self.assert_refused(r"pupils' file is missing \(ElevesSansAdresses\.xml\)", self.guardians)
        self.assert_refused(r"ElevesSansAdresses\.xml:\d+: a second file with the pupils", self.pupils, self.pupils)
        self.assert_refused(r"ResponsablesAvecAdresses\.xml:\d+: a second file with the guardians",
                            self.guardians, self.guardians)

    def test_another_file(self):
        other = self.folder / "Eleves.xml"
        other.write_text("<?xml version='1.0'?>\n<BEE_NOMENCLATURES/>\n")
        self.assert_refused(r"Eleves\.xml:2: this is Nomenclature\.xml .*give Eleves", other, self.guardians)

    def test_another_school(self):
        theirs = DEMO / OLD_FORM / "ResponsablesAvecAdresses.xml"
        self.assert_refused(rf"ResponsablesAvecAdresses\.xml:3: .*{OLD_FORM}.*{NEW_FORM}", self.pupils, theirs)

    def test_another_year(self):
        last_year = self.changed(self.guardians, b">2026</ANNEE_SCOLAIRE>", b">2025</ANNEE_SCOLAIRE>")
        self.assert_refused(r"ResponsablesAvecAdresses\.xml:3: .*2025-2026.*2026-2027", self.pupils, last_year)
        self.assert_refused(r"ElevesSansAdresses\.xml:3: .*2026-2027.*2024-2025", self.pupils, self.guardians,
                            options=("--year", "2024"))

    def test_entities(self):
        for what in (b"<!DOCTYPE BEE_ELEVES>", b"<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                     b"<!DOCTYPE x [<!ENTITY e \"eeeee\"><!ENTITY f \"&e;&e;&e;\">]>"):
            with self.subTest(what):
                harmed = self.changed(self.pupils, b"<BEE_ELEVES", what + b"\n<BEE_ELEVES")
                self.assert_refused(r"ElevesSansAdresses\.xml:\d+: document types and entities are not allowed",
                                    harmed, self.guardians)
        entity = self.changed(self.pupils, "<PRENOM>".encode(), b"<PRENOM>&e;")
        self.assert_refused(r"ElevesSansAdresses\.xml:\d+: ", entity, self.guardians)

    def test_half_broken(self):
        broken = self.folder / self.guardians.name
        broken.write_bytes(self.guardians.read_bytes()[:-200])
        lines = broken.read_bytes().count(b"\n") + 1
        self.assert_refused(rf"ResponsablesAvecAdresses\.xml:{lines}: the XML is broken", self.pupils, broken)


if __name__ == "__main__":
    unittest.main()
