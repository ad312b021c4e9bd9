#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The school's console on a school that is imported already: letters chosen, counted, made, printed and given up."""

import csv
import json
import pathlib
import re
import subprocess
import tempfile
import time
import unittest

from app import CONSOLE
from case import WindowCase
from deadline import wait_for
from office import STEP, Office, code_of
from service import DEMO, PASSWORD, Client, activate, ctl

UAI, OTHER = "0340001A", "0340003C"
CLASSES = ["All Classes", "No class", "3 A", "3 B", "4 A", "4 B", "5 A", "5 B", "6 A", "6 B"]
WHOM = ["Never had a letter", "Letter not used yet", "Letter expired", "All not activated", "People I choose"]
TOLD_ONCE = "Their passwords are told this once"


class LettersCase(WindowCase):
    size = 1100, 900
    options = ()
    imported = True      # the school's files

    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.store = f"sqlite:{self.folder}/store.db"
        ctl(self.store, "init")
        ctl(self.store, "school", "add", UAI, "Collège Les Micocouliers")
        if self.imported:
            ctl(self.store, "import", UAI, "--year", "2026", *sorted((DEMO / UAI).iterdir()))
        self.service = self.run_service("--store", self.store, *self.options)
        self.office = self.open_office()

    def open_office(self):
        """The console, where somebody of the staff has signed in."""
        self.client = Client(self.service)
        told = json.loads(ctl(self.store, "staff", "add", UAI, "secretariat", "--json"))["letters"][0]
        self.client.sign_in(told["username"], told["password"])
        activate(self.client)
        key = re.search("secret=([A-Z2-7]+)", self.client.post("account/otp", None).json["otpauth_uri"])[1]
        self.client.post("account/otp/confirm", {"code": code_of(key)})
        app = self.run_app("--server", self.address(), program=CONSOLE)
        office = Office(app, self.language)
        office.sign_in("secretariat", PASSWORD)
        app.fill(office.words("Code"), code_of(key, time.time() + STEP))      # the one of now has been used
        office.press("Sign In")
        app.wait(office.words("Search the accounts"))
        return office

    def address(self):
        return self.service.address

    def count(self, **choice):
        told = self.client.post(f"schools/{UAI}/letters?dry_run=true", choice).json
        return told["count"], told["replaced"]

    def wait_count(self, count, replaced=0):
        """What the page says before anything is made."""
        self.office.app.wait_text(f"{count} letter{'s' * (count != 1)} will be made.")
        if replaced:
            self.office.app.wait_text(f"{replaced} of them replace")

    def close_letters(self):
        self.office.app.press("Close", window="Letters")
        wait_for(lambda: len(self.office.app.windows()) == 1, "the letters' window to close")

    def text_of(self, pages):
        return subprocess.run(["pdftotext", "-layout", pages, "-"], check=True, capture_output=True, text=True).stdout


class Choice(LettersCase):
    def test_choose_count_print(self):
        office, app = self.office, self.office.app
        office.show("Letters")
        self.wait_count(self.count()[0])
        office.pick("Class", "6 B", CLASSES)
        of_class, _ = self.count(**{"class": "6 B"})
        self.wait_count(of_class)
        office.press("Make the Letters")
        app.wait_text(TOLD_ONCE)

        # Closed without printing, it asks; the printer's dialog too may be closed without harm.
        office.press("Print…")
        app.wait("Print", ("dialog", "window", "frame", "filler"))
        app.screen.press("Escape")
        wait_for(lambda: len(app.windows()) == 2, "the printer's dialog to close")
        app.press("Close", window="Letters")
        app.wait("Close without printing?", ("heading", "label"))
        app.screen.press("Escape")

        office.press("Print…")
        office.print_to_file()
        app.wait_text("Sent to the printer.")
        printed = self.desktop.folder / "output.pdf"
        text = self.text_of(printed)
        self.assertEqual(text.count("\f"), of_class)
        self.assertIn("(6 B)", text)
        self.assertIn("Mot de passe provisoire", text)
        self.close_letters()

        # Whoever has had one is told that it dies.
        office.pick("For", "All not activated", WHOM)
        self.wait_count(of_class, of_class)
        office.press("Make the Letters")
        app.wait("Replace letters that still work?", ("heading", "label"))
        office.press("Cancel", window="Replace letters that still work?")
        wait_for(lambda: len(app.windows()) == 1, "the question to close")
        self.assertEqual(self.count(state="notified")[0], of_class)

        office.pick("For", "People I choose", WHOM)
        app.field("Search for people").write("cœur")
        app.press("Add LEFÈVRE Anaïs")
        app.wait_text("1 of them replaces")
        office.press("Make the Letters")
        office.press("Replace Them")
        app.wait_text("1 letter is ready")


class Request(LettersCase):
    def family(self):
        """A parent with accounts in two schools, as (letter of this school, letter of the other)."""
        letters = {}
        for uai in (UAI, OTHER):
            path = self.folder / f"{uai}.csv"
            ctl(self.store, "letters", uai, "--output", path)
            with path.open(encoding="utf-8", newline="") as stream:
                letters[uai] = {letter["guardian"]: letter for letter in csv.DictReader(stream)}
        name = next(name for name in letters[UAI] if name in letters[OTHER])
        return letters[UAI][name], letters[OTHER][name]

    def ask_to_undo(self):
        """A parent has grouped, and asks the school to undo it; gives the name of the account that is kept."""
        ctl(self.store, "school", "add", OTHER, "Lycée Jean-Moulin")
        ctl(self.store, "import", OTHER, "--year", "2026", *sorted((DEMO / OTHER).iterdir()))
        mine, other = self.family()
        parent = Client(self.service)
        parent.sign_in(other["username"], other["password"])
        activate(parent)
        path = "groupings/" + parent.post("groupings", {}).json["id"]
        added = parent.post(path + "/accounts", {"username": mine["username"], "password": mine["password"]}).json
        parent.post(path + "/confirm", {"digest": added["digest"]})
        child = next(child for child in parent.get("children").json["children"] if child["school"]["uai"] == UAI)
        asked = parent.post("break-requests", {"child_id": child["id"], "reason": "Nous sommes séparés."})
        self.assertEqual(asked.status, 201, asked.body)
        return child

    def test_accepted_request_gives_the_letter(self):
        office, app = self.office, self.office.app
        child = self.ask_to_undo()
        office.show("Requests")
        app.click(app.wait_named(child["first_name"], "list-item"))
        app.wait_text("Nous sommes séparés.")
        office.press("Accept")
        app.wait_text("1 letter is ready")
        pages = self.folder / "letter.pdf"
        office.save(pages, "Save as PDF…", "Save the Letters")
        app.wait_text("Saved.")
        self.assertIn(child["first_name"], self.text_of(pages))
        self.close_letters()
        app.wait_text("Accepted")


    def test_two_secretaries(self):
        """Whoever answers second is told, and changes nothing."""
        office, app = self.office, self.office.app
        child = self.ask_to_undo()
        office.show("Requests")
        app.click(app.wait_named(child["first_name"], "list-item"))
        app.wait_text("Nous sommes séparés.")
        task = self.client.get(f"schools/{UAI}/tasks").json["tasks"][0]
        answered = self.client.post(f"schools/{UAI}/tasks/{task['id']}", {"answer": "refused"})
        self.assertEqual(answered.status, 200, answered.body)
        office.press("Accept")
        app.wait_text(office.words("Somebody else has answered this meanwhile, or has undone the grouping."))
        self.assertEqual(self.client.get(f"schools/{UAI}/tasks").json["tasks"][0]["state"], "refused")


class Slowly(LettersCase):
    options = ("--argon2-passes", "24")

    def test_progress_and_cancel(self):
        office, app = self.office, self.office.app
        before = self.count()
        office.show("Letters")
        self.wait_count(before[0])
        office.press("Make the Letters")
        wait_for(lambda: [text for text in app.texts() if re.fullmatch(f"[1-9]\\d* of {before[0]}", text)], "progress")
        office.press("Cancel")
        app.button(office.words("Make the Letters"))
        self.wait_count(before[0])
        self.assertEqual(self.count(), before)


if __name__ == "__main__":
    unittest.main()
