# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What parents do with the app, a page after the other. Labels are given in English and looked for in the language shown."""

from deadline import wait_for
from words import Words

PASSWORD = "quatre-mots-sans-rapport-17"
EMAIL = "anais@courriel.example"
WRONG = "The username or the password is wrong. Compare them with your letter, letter by letter, then try again. " \
        "Tries left before a wait: {tries_left}."


class Parent:
    """shoot, when given, is called with the name of each page once it is there."""

    def __init__(self, app, language="en", shoot=None):
        self.app = app
        self.words = Words(language)
        self.shoot = shoot or (lambda name: None)

    def press(self, label):
        self.app.press(self.words.button(label))

    def fill(self, label, text):
        self.app.fill(self.words(label), text)

    def heading(self, text, *values):
        words = self.words(text)
        return self.app.wait(words % values if values else words, ("heading", "label"))

    def page(self, title):
        """The window's title tells which page it shows; its own words may stand on the page before too."""
        wanted = self.words("%s - Fratrie") % self.words(title)
        wait_for(lambda: wanted in [window for _, window in self.app.windows()], f"the page “{title}”")

    def sign_in(self, username, password, stay=False):
        self.app.field(self.words("Username"))
        self.shoot("sign-in")
        self.fill("Username", username)
        self.fill("Password", password)
        if stay:
            self.app.wait(self.words("Stay Signed In"), "check-box").act()
        self.press("Sign In")

    def activate(self, password=PASSWORD, email=EMAIL):
        self.heading("Are these your children?")
        self.shoot("activation-1-children")
        self.press("Continue")
        self.app.field(self.words("New Password"))
        self.fill("New Password", password)
        self.fill("Repeat Password", password)
        self.shoot("activation-2-password")
        self.press("Continue")
        self.app.field(self.words("Email"))
        self.fill("Email", email)
        self.shoot("activation-3-contact")
        self.press("Activate")

    def sign_out(self):
        self.app.choose_in_menu(self.words("Main Menu"), self.words("Sign Out"))
        self.app.field(self.words("Username"))

    def at_home(self, name):
        self.heading("Hello, %s", name)
        self.shoot("home")

    def open_children(self, number):
        self.press("My Account")
        row = self.app.wait(self.words("Children (%u)").replace("%u", str(number)), "list-item")
        self.shoot("my-account")
        self.app.click(row)
        self.heading("Children attached to this account")
        self.shoot("children-before" if number < 3 else "children-after")

    def begin_grouping(self):
        self.press("Group Accounts…")
        self.heading("Before you start")
        self.shoot("grouping-1-before-you-start")
        self.press("Continue")
        self.heading("Accounts to group")
        self.shoot("grouping-2-accounts-empty")

    def choose(self, label):
        """One of the two places an account may come from."""
        self.app.click(self.app.wait(self.words(label), "list-item"))
        self.app.field(self.words("Password" if label == "From Another Account" else "Provisional Password"))

    def type_account(self, username, password, label):
        self.fill("Username", username)
        self.fill(label, password)
        self.press("Add Account")

    def add_letter(self, username, password, name):
        self.type_account(username, password, "Provisional Password")
        self.app.wait(self.words("The account of %s is added.") % name)

    def add_account(self, username, password, name):
        self.type_account(username, password, "Password")
        self.app.wait(self.words("The account of %s is added.") % name)

    def check(self):
        self.press("Continue")
        self.heading("Check and confirm")
        self.shoot("grouping-3-check")

    def confirm(self):
        self.press("Group Accounts")
        self.heading("Grouping confirmed")
        self.shoot("grouping-5-done")
