#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What must hold on every screen of the app, in every language and every way to look at it: each class here, which is given as
the argument, walks through all of them."""

import signal
import unittest

import audit
from case import WindowCase
from deadline import wait_for
from desktop import BUILD
from tour import Tour

DARK = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}
HIGH_CONTRAST = {"ADW_DEBUG_HIGH_CONTRAST": "1"}
LEGIBLE = BUILD / "tests/ui/legible-fratrie"      # the app, which tells what of its words is cut
ENTRY = "in a AdwGizmo"      # libadwaita cuts the title of an empty entry in double text on a phone; typing shows it whole
TYPED_ON = {"sign-in", "activation-2-password", "home", "grouping-2-accounts-empty"}


class EveryScreen(WindowCase):
    size = 360, 640
    look = {}
    text = 1             # how large: 2 for double
    keyboard = set()     # screens on which the Tab key is tried

    def setUp(self):
        super().setUp()
        self.desktop.screen.scale_text(self.text)

    def walk(self):
        letters = self.demo_letters().mother()
        cut = self.desktop.path("cut")
        app = self.run_app("--server", self.service.address, program=LEGIBLE,
                           environment=self.look | {"FRATRIE_TEST_CUT": str(cut)})
        found = []

        def cut_words():
            """What the app says cannot be read of its words."""
            cut.unlink(missing_ok=True)
            app.process.send_signal(signal.SIGUSR1)
            wait_for(cut.exists, "the app to look at its words")
            return [f"cut: {line}" for line in cut.read_text(encoding="utf-8").splitlines()
                    if self.text == 1 or not line.endswith(ENTRY)]

        def visit(screen):
            complaints = wait_for(lambda: [audit.complaints(app)], f"the screen “{screen}” to stand still")[0]
            complaints += cut_words()
            if screen in self.keyboard:
                complaints += wait_for(lambda: [list(audit.focus_order(app))], "the focus to go round")[0]
            found.extend(f"{screen}: {complaint}" for complaint in complaints)

        Tour(app, self.language, visit).whole(letters)
        self.assertEqual(found, [], "\n".join(found))


def walk(name, language, **more):
    """A class of its own, since a desktop has one language."""
    return type(name, (EveryScreen,), {"__module__": __name__, "language": language, "test_walk": EveryScreen.walk, **more})


# English is tall enough for each screen as a whole, so that the Tab key need not scroll.
English = walk("English", "en", size=(640, 1500), keyboard=TYPED_ON)
French = walk("French", "fr", look=DARK | HIGH_CONTRAST)
German = walk("German", "de", text=2)
Arabic = walk("Arabic", "ar", look=DARK)
Turkish = walk("Turkish", "tr", size=(360, 294))
Spanish = walk("Spanish", "es", size=(1920, 1080), look=HIGH_CONTRAST)
Italian = walk("Italian", "it")
Occitan = walk("Occitan", "oc", look=DARK)
Portuguese = walk("Portuguese", "pt", text=2)
Romanian = walk("Romanian", "ro")

if __name__ == "__main__":
    unittest.main()
