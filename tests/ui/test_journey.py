#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The main job in a real window, each page photographed: three letters from three schools become one account."""

import os
import unittest

from case import SCREENSHOTS, WindowCase
from letters import children_of, name_of
from parent import Parent


class Journey(WindowCase):
    size = 640, 720

    def travel(self, language):
        first, second, third = self.demo_letters().mother()
        app = self.run_app("--server", self.service.address)
        parent = Parent(app, language, lambda page: self.desktop.screen.save(SCREENSHOTS / f"{page}-{language}.png"))

        parent.sign_in(first["username"], first["password"])
        parent.activate()
        parent.at_home(name_of(first))
        parent.open_children(2)
        parent.begin_grouping()
        for letter in (second, third):
            parent.add_letter(letter["username"], letter["password"], name_of(letter))
        parent.shoot("grouping-2-accounts")
        parent.check()
        parent.confirm()
        parent.press("Done")
        parent.page("Children")
        for letter in (first, second, third):
            app.wait_text(letter["school"])
            for child in children_of(letter):
                app.wait(child)
        parent.shoot("children-after")


class English(Journey):
    def test_journey(self):
        self.travel("en")


class French(Journey):
    language = "fr"

    def test_journey(self):
        self.travel("fr")


def load_tests(loader, tests, pattern):
    """FRATRIE_TEST_LANGUAGES names others: the pictures that shops show are made so (`./dev screenshots all`)."""
    for code in os.environ.get("FRATRIE_TEST_LANGUAGES", "").split():
        case = type(code, (Journey,), {"language": code, "test_journey": lambda self: self.travel(self.language)})
        tests.addTests(loader.loadTestsFromTestCase(case))
    return tests


if __name__ == "__main__":
    unittest.main()
