#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The school's console in a real window: a secretary's first day."""

import pathlib
import re
import subprocess
import tempfile
import unittest
import zipfile

from app import CONSOLE
from case import SCREENSHOTS, WindowCase
from deadline import wait_for
from desktop import SOURCE
from office import Office
from service import ctl

UAI = "0340001A"
EXPORTS = SOURCE / "data/demo" / UAI


class FirstDay(WindowCase):
    size = 1100, 760

    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.store = f"sqlite:{self.folder}/store.db"
        ctl(self.store, "init")
        ctl(self.store, "school", "add", UAI, "Collège Les Micocouliers")
        told = ctl(self.store, "staff", "add", UAI, "secretariat")
        self.provisional = re.search(r"provisional password: (.*)", told)[1]
        self.service = self.run_service("--store", self.store)

    def bundle(self):
        path = self.folder / "exports.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for export in EXPORTS.glob("*.xml"):
                archive.write(export, export.name)
        return path

    def test_first_day(self):
        app = self.run_app("--server", self.service.address, program=CONSOLE)
        office = Office(app, self.language,
                        lambda page: self.desktop.screen.save(SCREENSHOTS / f"school-{page}-{self.language}.png"))
        office.sign_in("secretariat", self.provisional)
        office.activate()
        office.enrol()
        app.wait(office.words("No account found"))
        office.show("Import")
        app.wait(office.words("Import the school's exports"), ("heading", "label"))
        office.shoot("import")
        office.choose(self.bundle(), "Choose Files…", "Choose the School's Exports")
        office.shoot("import-preview")
        office.press("Import")
        app.wait_text(office.words("Imported. The letters of new families can be printed now."))
        office.show("Accounts")
        app.field(office.words("Search the accounts")).write("cœur")
        row = app.wait("LEFÈVRE Anaïs", "label")
        office.shoot("accounts")
        app.click(row)
        app.wait(office.words("Correct the name"), ("heading", "label"))
        office.shoot("account")
        app.screen.press("Escape")
        office.show("Letters")
        app.wait(office.words("Letters for the families"), ("heading", "label"))
        office.shoot("letters")
        office.press("Make the Letters")
        app.wait_text(office.words("Their passwords are told this once: print them or save them before you close this window. "
                                   "Older letters of these families no longer work."))
        office.shoot("letters-ready")
        pages = self.folder / "letters.pdf"
        office.save(pages, "Save as PDF…", "Save the Letters")
        app.wait_text(office.words("Saved. Delete the file once the letters are printed."))
        text = subprocess.run(["pdftotext", "-layout", pages, "-"], check=True, capture_output=True, text=True).stdout
        self.assertIn("LEFÈVRE", text)
        app.press("Close", window=office.words("Letters"))
        wait_for(lambda: len(app.windows()) == 1, "the letters' window to close")
        office.show("Requests")
        app.wait(office.words("Nothing to answer"))
        office.shoot("requests")
        office.show("Figures")
        app.wait(office.words("By class"), ("heading", "label"))
        office.shoot("figures")
        office.show("Journal")
        app.wait(office.words("Letter made"))
        office.shoot("journal")


if __name__ == "__main__":
    unittest.main()
