# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A store that outlives its service, filled by an operator's commands from the sample schools."""

import configparser
import csv
import subprocess

from desktop import BUILD, SOURCE

CTL = BUILD / "src/ctl/fratriectl"
DEMO = SOURCE / "data/demo"
LIMIT = 300     # seconds for a command


class Store:
    def __init__(self, folder):
        folder.mkdir()
        self.folder = folder
        self.uri = f"sqlite:{folder / 'store.db'}"
        self.check("init")
        self.schools = []
        sheet = configparser.ConfigParser(interpolation=None)
        sheet.optionxform = str
        sheet.read(DEMO / "demo.ini", encoding="utf-8")
        for uai in sheet["demo"]["schools"].strip(";").split(";"):
            self.schools.append(uai)
            school = sheet[f"school {uai}"]
            self.check("school", "add", uai, school["name"], "--kind", school["kind"], "--city", school["city"])
            self.check("school", "set", uai, f"contact={school['contact']}")
            self.check("import", uai, *(DEMO / name for name in school["files"].strip(";").split(";")))

    def run(self, *arguments):
        return subprocess.run([CTL, "--store", self.uri, *arguments], check=False, capture_output=True, text=True,
                              timeout=LIMIT)

    def check(self, *arguments):
        run = self.run(*arguments)
        if run.returncode != 0:
            raise AssertionError(f"fratriectl {arguments} ended with {run.returncode}: {run.stderr}")
        return run.stdout

    def letters(self):
        """Prints every letter, and tells of each what GET /demo/letters would."""
        letters = []
        for uai in self.schools:
            path = self.folder / f"{uai}.csv"
            self.check("letters", uai, "--output", path)
            with path.open(encoding="utf-8", newline="") as rows:
                letters += [read(row) for row in csv.DictReader(rows)]
        return letters


def read(row):
    words = row["guardian"].split()[1:]      # after the civility
    first = [word for word in words if not word.isupper()] or words[:1]
    holder = {"first_name": " ".join(first), "last_name": " ".join(words[len(first):])}
    return row | {"kind": "guardian", "holder": holder, "children": row["children"].split("; ")}
