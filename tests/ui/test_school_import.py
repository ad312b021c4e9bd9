#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The console and a school's files: bad ones one after the other, an import given up, and the same school once more."""

import pathlib
import re
import unittest

from bad_files import PUPILS, REFUSED
from deadline import wait_for
from desk import UAI, DeskCase
from proxy import Hold, Line
from school_files import exports, packed

SCHOOL = f"school {UAI}"
# Which of the files that the service refuses → what the window says of them.
BAD = {
    "another_school": rf"^Nothing was imported\. {PUPILS}, line \d+: This file is school 0340003C's, .*{SCHOOL}",
    "another_year": rf"^Nothing was imported\. {PUPILS}, line \d+: This file is of the school year \d+-\d+, the year asked",
    "pupils_for_guardians": rf"^Nothing was imported\. {PUPILS}, line \d+: A second file with the pupils; give one of each",
    "no_guardians": r"^Nothing was imported\. The guardians' file is missing \(ResponsablesAvecAdresses\.xml\): give both",
    "another_export": r"^Nothing was imported\. Nomenclature\.xml, line 1: This is Nomenclature\.xml .*give Eleves",
    "bomb": r"^Nothing was imported\. Unpacks to far more than a school's export does",
    "entity": rf"^Nothing was imported\. {PUPILS}, line \d+: Document types and entities are not allowed",
    "control_character": rf"^Nothing was imported\. {PUPILS}, line \d+: The XML is broken",
    "no_date": rf"^Nothing was imported\. {PUPILS}, line \d+: DATE_NAISS .* is not a date .*: correct it in SIECLE",
}


class ImportCase(DeskCase):
    """Files are chosen in GTK's own dialog, one after the other."""

    imported = False

    def address(self):
        self.line = Line(self.service.port)
        self.addCleanup(self.line.close)
        return self.line.address

    def choose(self, content, name="exports.zip"):
        path = pathlib.Path(self.folder, name)
        path.write_bytes(content)
        app = self.office.app
        self.office.press("Choose Files…")
        app.wait("Choose the School's Exports")
        app.screen.type(str(path))
        app.screen.press("Return")
        wait_for(lambda: len(app.windows()) == 1, "the dialog to close")

    def events(self):
        return [event["name"] for event in self.client.get(f"schools/{UAI}/events").json["events"]]

    def row(self, title):
        """What stands below a row's title."""
        app = self.office.app
        titles = app.wait(title, "label")
        return next(node.name for node in titles.parent.walk() if node.role == "label" and node.name != title)


class BadFiles(ImportCase):
    def test_one_after_the_other(self):
        """Each is refused with its file, its line, what is wrong and what to do; then a good one as if nothing had been."""
        app = self.office.app
        self.office.show("Import")
        for name, pattern in BAD.items():
            with self.subTest(name):
                self.choose(REFUSED[name][0](), f"{name}.zip")
                wait_for(lambda: any(re.search(pattern, text) for text in app.texts()), f"{pattern} in {app.texts()}")
                self.assertIsNone(app.find("What would change", ("label", "heading")))
        self.choose(b"PK\3\4 and nothing more", "broken.zip")
        app.wait_text("Nothing was imported. broken.zip: ")
        self.assertNotIn("imported", self.events())
        self.assertEqual(self.client.get(f"schools/{UAI}/accounts").json["accounts"], [])

        self.choose(packed(exports()))
        app.button("Import", window="Fratrie for Schools")
        self.assertFalse([text for text in app.texts() if "Nothing was imported" in text])


class Again(ImportCase):
    imported = True

    def test_given_up_then_again(self):
        app = self.office.app
        before = self.client.get(f"schools/{UAI}/accounts?limit=100").json
        self.office.show("Import")
        renamed = exports(lambda text: text.replace("<PRENOM>Zoé<", "<PRENOM>Zoé-Line<"))

        # Given up while the service reads: nothing has happened.
        hold = Hold()
        self.line.break_at("POST", "/imports", hold)
        self.choose(packed(renamed))
        hold.wait()
        app.wait_text("Reading…")
        self.office.press("Cancel")
        app.button("Choose Files…")
        hold.release()

        # Given up when it has imported already: the window finds out, and says so.
        self.choose(packed(renamed))
        app.button("Import", window="Fratrie for Schools")
        self.assertEqual(self.row("Pupils"), "0 new, 1 changed, 42 unchanged, 0 gone")
        hold = Hold()
        self.line.break_at("POST", "/imports", hold)
        self.office.press("Import", window="Fratrie for Schools")
        hold.wait()
        app.wait_text("Importing…")
        self.office.press("Cancel")
        app.wait_text("Cancelled. Below is what an import would still change")
        wait_for(lambda: self.row("Pupils") == "0 new, 0 changed, 43 unchanged, 0 gone", "nothing to change any more")
        hold.release()
        after = self.client.get(f"schools/{UAI}/accounts?limit=100").json
        self.assertEqual([(each["username"], each["letter_expires_at"]) for each in after["accounts"]],
                         [(each["username"], each["letter_expires_at"]) for each in before["accounts"]])


if __name__ == "__main__":
    unittest.main()
