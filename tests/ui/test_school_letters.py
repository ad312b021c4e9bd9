#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The school's console on a school that is imported already: letters chosen, counted, made, printed and given up."""

import re
import unittest

from deadline import wait_for
from desk import UAI, DeskCase

CLASSES = ["All Classes", "No class", "3 A", "3 B", "4 A", "4 B", "5 A", "5 B", "6 A", "6 B"]
WHOM = ["Never had a letter", "Letter not used yet", "Letter expired", "All not activated", "People I choose"]
TOLD_ONCE = "Their passwords are told this once"


class Choice(DeskCase):
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


class Request(DeskCase):
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


class Slowly(DeskCase):
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
