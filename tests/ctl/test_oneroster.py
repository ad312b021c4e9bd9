#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A school run on OneRoster: imported, imported again, and what is refused."""

import csv
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import oneroster
from oneroster import Person, Set

CTL = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"], "src/ctl/fratriectl")
YEAR = ["--year", "2026"]


def family(suffix=""):
    """Two pupils; a mother, a father, and a grandmother who is a contact only."""
    return [
        Person("s1", "student", "Zoé", "LEFÈVRE" + suffix, ["m", "f"], "6 B", "2014-03-07", "{INE:120000001XX}"),
        Person("s2", "student", "Noé", "LEFÈVRE", [], "3 A", "2011-10-20"),
        Person("m", "parent", "Anaïs", "CŒUR", ["s1", "s2"], kinship="10", email="a.lefevre@courriel.example"),
        Person("f", "guardian", "Marc", "LEFÈVRE", ["s2"], kinship="20"),
        Person("g", "relative", "Rose", "VIDAL", ["s2"], kinship="38"),
    ]


class OneRoster(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.store = f"sqlite:{self.folder}/store.db"
        self.count = 0
        self.ctl("init")
        self.ctl("school", "add", oneroster.UAI, "Collège")

    def ctl(self, *arguments, status=0):
        done = subprocess.run([CTL, "--store", self.store, "--json", *map(str, arguments)], capture_output=True, text=True)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stderr if status else done.stdout

    def import_files(self, *files, status=0, options=YEAR):
        done = self.ctl("import", oneroster.UAI, *files, *options, status=status)
        return done if status else json.loads(done)

    def as_folder(self, one):
        self.count += 1
        return oneroster.write_folder(self.folder / f"set-{self.count}", one)

    def as_zip(self, one):
        self.count += 1
        return oneroster.write_zip(self.folder / f"set-{self.count}.zip", one)

    def letters(self, name):
        path = self.folder / name
        self.ctl("letters", oneroster.UAI, "--output", path)
        with open(path, encoding="utf-8-sig", newline="") as file:
            return {row["guardian"]: row for row in csv.DictReader(file)}

    def assert_counts(self, counts, created=0, changed=0, unchanged=0, departed=0):
        self.assertEqual(counts, {"created": created, "changed": changed, "unchanged": unchanged, "departed": departed})

    def test_first_import(self):
        for version in ("1.1", "1.2"):
            with self.subTest(version):
                dry = self.import_files(self.as_zip(Set(family(), version)), options=YEAR + ["--dry-run"])
                self.assert_counts(dry["students"], created=2)
                self.assert_counts(dry["guardians"], created=3)
                self.assertEqual(dry["accounts_created"], 2)
                self.assertEqual(dry["anomalies"], [])
        self.import_files(self.as_folder(Set(family(), "1.2")))
        letters = self.letters("letters.csv")
        self.assertEqual(len(letters), 2)
        mother = next(row for name, row in letters.items() if "CŒUR" in name)
        self.assertIn("6 B", mother["children"])
        self.assertIn("3 A", mother["children"])
        self.ctl("verify")

    def test_again_keeps_accounts(self):
        self.import_files(self.as_folder(Set(family(), "1.1")))
        usernames = {row["username"] for row in self.letters("first.csv").values()}
        again = self.import_files(self.as_zip(Set(list(reversed(family("-DURAND"))), "1.2")))
        self.assert_counts(again["students"], changed=1, unchanged=1)
        self.assert_counts(again["guardians"], unchanged=3)
        self.assertEqual(again["accounts_created"], 0)
        for username in usernames:
            self.assertIn(username, self.ctl("account", "show", username))
        self.ctl("verify")

    def test_same_pupil_under_another_key(self):
        self.import_files(self.as_folder(Set(family())))
        people = family()
        people[0].key = "new-s1"
        people[2].agents = ["new-s1", "s2"]
        again = self.import_files(self.as_folder(Set(people)))
        self.assert_counts(again["students"], changed=1, unchanged=1)

    def test_anomalies(self):
        people = family() + [Person("m", "parent", "Twice", "CŒUR", ["s1"]), Person("x", "parent", "Luc", "DUPONT", ["s9"])]
        people[1].school_class = ""
        folder = self.as_folder(Set(people))
        report = self.import_files(folder)
        said = {(pathlib.Path(one["file"]).name, one["line"], one["message"].split(";")[0]) for one in report["anomalies"]}
        self.assertEqual(said, {
            ("users.csv", 7, "this stands in the file a second time"),
            ("users.csv", 8, "this link names a pupil (ELEVE_ID, sourcedId) who is not in the file"),
            ("users.csv", 3, "this pupil is in no class yet"),
        })

    def test_refused(self):
        other = self.import_files(self.as_folder(Set(family(), uai="0340001A")), status=1)
        self.assertRegex(other, r"orgs\.csv:3: .*0340001A.*0340009X")
        year = self.import_files(self.as_zip(Set(family(), year=2025)), status=1)
        self.assertRegex(year, r"orgs\.csv:3: .*2025-2026.*2026-2027")
        delta = self.import_files(self.as_folder(Set(family(), delta=True)), status=1)
        self.assertRegex(delta, r"manifest\.csv:5: users\.csv holds only changes \(delta\)")
        cut = self.as_folder(Set(family()))
        (cut / "users.csv").write_bytes((cut / "users.csv").read_bytes()[:-30])
        self.assertRegex(self.import_files(cut, status=1), r"users\.csv:6: ")
        self.assert_counts(json.loads(self.ctl("import", oneroster.UAI, self.as_folder(Set(family())), "--dry-run",
                                               *YEAR))["students"], created=2)

    def test_hostile_cells(self):
        people = family()
        people[2].last = "=HYPERLINK(\"http://evil.example\")"
        people[2].first = "\u202eAnaïs\x1b[2J\n" + "N" * 300
        people[3].last = "Nguyễn; DROP TABLE guardian'--"
        report = self.import_files(self.as_zip(Set(people)))
        self.assert_counts(report["guardians"], created=3)
        names = "".join(self.letters("letters.csv"))
        self.assertIn("Nguyễn; DROP TABLE guardian'--", names)
        self.assertNotRegex(names, "[\u202e\x1b\n]")
        self.assertNotIn("N" * 101, names)


if __name__ == "__main__":
    unittest.main()
