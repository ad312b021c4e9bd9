# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A walk through every screen of the app, for what must hold on each of them."""

from deadline import wait_for
from letters import name_of
from parent import WRONG, Parent

ACCOUNT_PAGES = {
    "Groupings": "groupings",
    "Profile": "profile",
    "Change Password": "change-password",
    "Signed-in Devices": "devices",
    "History": "history",
}


class Tour(Parent):
    """shoot is called with the name of each screen once it is there."""

    def page(self, title, name):
        super().page(title)
        self.shoot(name)

    def back(self):
        """The title tells when one is there: a button is pressed for a moment before it does something."""
        before = self.app.windows()
        self.press("Back")
        wait_for(lambda: self.app.windows() != before, "the page below")

    def welcome(self):
        self.app.field(self.words("Service Address"))
        self.shoot("welcome")

    def forgotten(self):
        for subject in ("username", "password"):
            self.press(f"Forgotten {subject}?")
            self.page(f"Forgotten {subject.title()}", f"forgotten-{subject}")
            self.back()

    def from_the_menu(self):
        for item in ("Preferences", "Help"):
            self.app.choose_in_menu(self.words("Main Menu"), self.words(item))
            self.page(item, item.lower())
            self.back()

    def account_pages(self):
        for row, name in ACCOUNT_PAGES.items():
            self.app.press(self.words(row))
            self.page(row, name)
            self.back()

    def whole(self, letters):
        """Everything a parent can come by with three letters and a service."""
        first, second, third = letters
        self.forgotten()
        self.sign_in(first["username"], first["password"])
        self.activate()
        self.at_home(name_of(first))
        self.from_the_menu()
        self.open_children(2)
        self.begin_grouping()
        self.type_account(second["username"], "AAAA2222", "Provisional Password")
        self.app.wait_text(self.words(WRONG).partition("{")[0])
        self.shoot("grouping-2-accounts-wrong")
        for letter in (second, third):
            self.add_letter(letter["username"], letter["password"], name_of(letter))
        self.shoot("grouping-2-accounts")
        self.check()
        self.confirm()
        self.press("Done")
        self.page("Children", "children-after")
        self.press("Ask the School to Undo…")
        self.page("Undo a Grouping", "break")
        self.back()
        self.back()
        self.account_pages()
