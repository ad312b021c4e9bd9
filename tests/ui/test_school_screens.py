#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What must hold on every screen of the school's console, in the ways one may look at it: each class here, which is given as
the argument, walks through all of them."""

import pathlib
import unittest

import audit
from bad_files import REFUSED
from case import SCREENSHOTS
from deadline import wait_for
from desk import DeskCase
from school_files import exports, packed

DARK = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}
HIGH_CONTRAST = {"ADW_DEBUG_HIGH_CONTRAST": "1"}


class EveryScreen(DeskCase):
    size = 360, 640
    text = 1             # how large: 2 for double

    def make_desktop(self):
        desktop = super().make_desktop()
        desktop.screen.scale_text(self.text)
        return desktop

    def visit(self, screen):
        app = self.office.app
        window = next((name for _, name in app.windows() if name != self.office.words("Fratrie for Schools")), None)
        complaints = wait_for(lambda: [audit.complaints(app, window)], f"the screen “{screen}” to stand still")[0]
        self.found.extend(f"{screen}: {complaint}" for complaint in complaints)
        self.desktop.screen.save(SCREENSHOTS / f"console-{type(self).__name__.lower()}-{screen}.png")

    def close(self):
        """The uppermost window."""
        self.office.app.screen.press("Escape")
        wait_for(lambda: len(self.office.app.windows()) == 1, "the window to close")

    def choose(self, content):
        path = pathlib.Path(self.folder, "exports.zip")
        path.write_bytes(content)
        office, app = self.office, self.office.app
        office.press("Choose Files…")
        app.wait(office.words("Choose the School's Exports"))
        app.screen.type(str(path))
        app.screen.press("Return")
        wait_for(lambda: len(app.windows()) == 1, "the dialog to close")

    def see_accounts(self):
        office, app = self.office, self.office.app
        search = app.field(office.words("Search the accounts"))      # which is hidden by its own text, to who points there
        search.write("zzz")
        app.wait(office.words("No account found"))
        self.visit("accounts-none")
        search.write("cœur")
        found = app.wait("LEFÈVRE Anaïs", "label")
        self.visit("accounts")
        app.click(found)
        app.wait(office.words("Correct the name"), ("heading", "label"))
        self.visit("account")
        self.close()

    def see_import(self):
        office, app = self.office, self.office.app
        office.show("Import")
        app.button(office.words("Choose Files…"))
        self.visit("import")
        self.choose(REFUSED["entity"][0]())
        app.wait_text("ElevesSansAdresses.xml")
        self.visit("import-refused")
        self.choose(packed(exports()))
        app.button(office.words.button("Import"), window=office.words("Fratrie for Schools"))
        self.visit("import-preview")
        office.press("Cancel")

    def see_requests(self, child):
        office, app = self.office, self.office.app
        office.show("Requests")
        app.click(app.wait_named(child["first_name"], "list-item"))
        app.wait_text("Nous sommes séparés.")
        self.visit("request")
        self.close()
        self.visit("requests")

    def walk(self):
        self.found = []
        child = self.ask_to_undo()
        office, app = self.office, self.office.app
        self.see_accounts()
        self.see_import()
        office.show("Letters")
        app.wait(office.words("Letters for the families"), ("heading", "label"))
        self.visit("letters")
        self.see_requests(child)
        for view, words in (("Figures", "By class"), ("School", "Brothers and sisters")):
            office.show(view)
            app.wait(office.words(words), ("heading", "label"))
            self.visit(view.lower())
        office.show("Journal")
        search = app.field(office.words("Search the journal"))
        search.write(office.words("Undoing a grouping asked for"))
        wait_for(lambda: len(app.all(office.words("Letter made"))) == 0, "the rest of the journal to go")
        self.visit("journal")
        search.write("zzz")
        app.wait(office.words("Nothing happened"))
        self.visit("journal-none")
        self.assertEqual(self.found, [], "\n".join(self.found))


def walk(name, language, **more):
    """A class of its own, since a desktop has one language."""
    return type(name, (EveryScreen,), {"__module__": __name__, "language": language, "test_walk": EveryScreen.walk, **more})


German = walk("German", "de", text=2)
# GTK 4.8 measures Arabic that wraps within words in two ways, and finds that critical.
Arabic = walk("Arabic", "ar", look=DARK | HIGH_CONTRAST | {"G_DEBUG": ""})

if __name__ == "__main__":
    unittest.main()
