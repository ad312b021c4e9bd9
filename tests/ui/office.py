# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What a school's office does with the console. Labels are given in English and looked for in the language shown."""

import base64
import hashlib
import hmac
import struct
import time

from deadline import wait_for
from words import Words

PASSWORD = "sept-crayons-verts-taillent"
MENU = ("push-button", "toggle-button")
STEP = 30       # seconds a code lives, RFC 6238


def code_of(key, at=None):
    """The six digits that an authentication application shows for a key, RFC 6238."""
    counter = struct.pack(">Q", int(at or time.time()) // STEP)
    digest = hmac.new(base64.b32decode(key), counter, hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


class Office:
    """shoot, when given, is called with the name of each page once it is there."""

    def __init__(self, app, language="en", shoot=None):
        self.app = app
        self.words = Words(language)
        self.shoot = shoot or (lambda name: None)
        self.view = self.words("Accounts")      # which page is shown

    def press(self, label, **more):
        self.app.press(self.words(label), **more)

    def sign_in(self, username, password, code=None):
        self.app.fill(self.words("Username"), username)
        self.app.fill(self.words("Password"), password)
        if code:
            self.app.fill(self.words("Code"), code)
        self.shoot("sign-in")
        self.press("Sign In")

    def activate(self):
        self.app.fill(self.words("New Password"), PASSWORD)
        self.app.fill(self.words("Repeat Password"), PASSWORD)
        self.app.fill(self.words("Email"), "secretariat@college.example")
        self.shoot("activation")
        self.press("Activate")

    def enrol(self):
        """Reads the key as one who cannot scan the picture; gives it."""
        self.app.wait(self.words("Add a code from your telephone"), ("heading", "label"))
        text = self.app.wait_text(self.words("Or type this key into the application"))
        key = next(words.replace(" ", "") for words in self.app.texts()
                   if len(words.replace(" ", "")) == 32 and words.replace(" ", "").isalnum())
        self.shoot("second-factor")
        self.app.fill(self.words("Code"), code_of(key))
        self.press("Continue")
        assert text
        return key

    def show(self, view):
        """Goes to one of the console's pages: by the list of them or, in a narrow window, by the menu that stands for it."""
        name = self.words(view)
        before = self.view
        self.view = name
        row = wait_for(lambda: self.app.find(name, "list-item") or self.app.find(before, MENU), f"a way to “{name}”")
        if row.role == "list-item":
            self.app.click(row)
        elif name != before:
            self.app.choose_in_menu(before, name, MENU)

    def choose(self, path, label, title):
        """Chooses a file in GTK's own dialog, as one who types its path."""
        self.press(label)
        window = self.words(title)
        self.app.wait(window)
        self.app.screen.type(str(path))
        self.app.screen.press("Return")
        self.app.button(self.words("Import"), window=self.words("Fratrie for Schools"))

    def save(self, path, label, title):
        """Saves a file where GTK's own dialog is told to."""
        self.press(label)
        self.app.wait(self.words(title))
        self.app.screen.press("ctrl+a")
        self.app.screen.type(str(path))
        self.app.screen.press("Return")

    def pick(self, row, item, of):
        """Chooses in a row that holds a list of these items, with the keyboard: a list that drops down is not told of."""
        self.app.click(self.app.wait(self.words(row), "combo-box"))
        self.app.wait_focus("list-item")
        self.app.screen.press("Home", *["Down"] * of.index(item), "Return")

    def print_to_file(self):
        """In GTK's own dialog: its printer that is a file."""
        self.app.click(self.app.wait("Print to File"))
        self.app.screen.press("alt+p")
