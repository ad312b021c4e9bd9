#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The national pupil number (INE) is kept to know a child again, and told to nobody."""

import unittest

import stores
from service import Client, activate, ctl
from test_staff import StaffCase

UAI = "0340001A"


class PupilNumber(StaffCase):
    def test_nowhere(self):
        numbers = [row["ine"] for row in stores.rows(self.store, "SELECT ine FROM student WHERE ine IS NOT NULL")]
        self.assertGreater(len(numbers), 10)
        letter = next(letter for letter in self.letters if letter["uai"] == UAI)
        parent, staff = Client(self.service), self.staff(UAI)
        parent.sign_in(letter["username"], letter["password"])
        activate(parent)
        csv = self.folder / "letters.csv"
        said = [parent.get(path).body.decode() for path in ("account", "children", "groupings", "account/events")]
        said += [staff.get(f"schools/{UAI}/{path}").body.decode()
                 for path in ("accounts?limit=200", "statistics", "events", "tasks", f"accounts?query={numbers[0]}")]
        said += [ctl(self.store, *command) for command in (["--json", "stats", UAI], ["--json", "events"], ["verify"],
                 ["--json", "account", "show", letter["username"]], ["letters", UAI, "--reprint", "--output", csv])]
        said += [csv.read_text(encoding="utf-8"), self.service.log()]
        for text in said:
            self.assertEqual([number for number in numbers if number in text], [])
        self.assertIn('"accounts":[]', said[8].replace(" ", ""), "nobody is found by it")


if __name__ == "__main__":
    unittest.main()
