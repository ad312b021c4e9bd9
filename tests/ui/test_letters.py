#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Letters read without typing: on the command line, chosen, pasted; at every page that has a place for one."""

import unittest

from app import PROGRAM
from case import WindowCase
from deadline import wait_for
from letters import name_of
from parent import Parent
from pictures import link_of, picture_of


class Letters(WindowCase):
    def setUp(self):
        super().setUp()
        self.letters = self.demo_letters()
        self.first, self.second, self.third = self.letters.mother()

    def picture(self, letter, server=None, name="askew.jpg"):
        link = link_of(letter, server or self.service.address)
        return picture_of(link, self.desktop.path(f"picture-{letter['username']}"), name)

    def run_app(self, *arguments, **more):
        return super().run_app("--server", self.service.address, *arguments, **more)

    def assert_filled(self, app, letter):
        wait_for(lambda: app.field("Username").text == letter["username"], "the letter's username")

    def copy(self, path, kind):
        """Puts a file's content on the clipboard, as another program does: it stays there to be asked for it."""
        self.desktop.start("clipboard", ["xclip", "-quiet", "-selection", "clipboard", "-t", kind, "-i", path])

    def paste_until(self, app, filled):
        """The clipboard's new owner may be heard of a little later."""
        def try_it():
            self.desktop.screen.press("ctrl+v")
            return filled()
        wait_for(try_it, "the letter that was pasted")

    def test_file_on_the_command_line(self):
        app = self.run_app(self.picture(self.first))
        self.assert_filled(app, self.first)
        app.press("Sign In")
        Parent(app).heading("Are these your children?")

    def test_link_and_file_for_the_window_that_is_there(self):
        app = self.run_app(link_of(self.first))
        self.assert_filled(app, self.first)
        picture = self.picture(self.second, name="code.webp")
        other = self.desktop.start("other", [PROGRAM, picture.name])
        self.assertEqual(other.wait(60), 0)
        message = app.wait_text("This file cannot be opened.")
        self.assertIn("Copy it to this computer", message)
        other = self.desktop.start("other", [PROGRAM, picture])
        self.assertEqual(other.wait(60), 0)
        self.assert_filled(app, self.second)
        self.assertFalse([text for text in app.texts() if "cannot be opened" in text])

    def test_at_the_first_page(self):
        app = WindowCase.run_app(self, self.picture(self.first))
        self.assert_filled(app, self.first)

    def test_without_an_address(self):
        app = WindowCase.run_app(self, link_of(self.first))
        app.wait_text("Now type the service address printed on the letter.")
        app.fill("Service Address", self.service.address)
        app.press("Continue")
        self.assert_filled(app, self.first)

    def test_chosen(self):
        picture = self.picture(self.first, name="code.png")
        app = self.run_app()
        app.press("Open a Letter…")
        wait_for(lambda: len(app.windows()) > 1, "a dialog")
        self.desktop.screen.type(str(picture))
        self.desktop.screen.press("Return")
        self.assert_filled(app, self.first)

    def test_pasted(self):
        app = self.run_app()
        app.field("Username")
        self.copy(self.picture(self.first, name="code.png"), "image/png")
        self.paste_until(app, lambda: app.field("Username").text == self.first["username"])

    def test_pasted_in_the_wizard(self):
        app = self.run_app(link_of(self.first))
        self.assert_filled(app, self.first)
        app.press("Sign In")
        parent = Parent(app)
        parent.activate()
        parent.at_home(name_of(self.first))
        parent.open_children(2)
        parent.begin_grouping()
        app.button("Open a Letter…")
        self.copy(self.picture(self.second), "image/jpeg")
        self.paste_until(app, lambda: app.field("Username").text == self.second["username"])
        app.press("Add Account")
        app.wait(f"The account of {name_of(self.second)} is added.")
        stranger = link_of(self.third, "https://other.example")
        self.assertEqual(self.desktop.start("other", [PROGRAM, stranger]).wait(60), 0)
        app.wait_text("This letter is for the service at https://other.example, and you are using ")

    def test_what_is_none(self):
        blank = picture_of("fratrie:", self.desktop.path("blank"), "blank.png")
        app = self.run_app()
        app.field("Username")
        for what, said in ((blank, "No code can be read in this picture."),
                           ("fratrie:?u=x", "This file cannot be read as a letter."),
                           (self.desktop.folder, "This is not a file."),
                           (link_of(self.first), None)):
            with self.subTest(said):
                self.assertEqual(self.desktop.start("other", [PROGRAM, what]).wait(60), 0)
                if said is not None:
                    app.wait_text(said)
                    self.assertEqual(app.field("Username").text, "")
        self.assert_filled(app, self.first)


if __name__ == "__main__":
    unittest.main()
