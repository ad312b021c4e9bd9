#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Every answer of the service comes two seconds late, on every screen: the window is there all the while."""

import threading
import unittest

from case import WindowCase
from proxy import Line
from tour import Tour

LATE = 2         # seconds
PATIENCE = 60    # seconds for a window that is there to answer, on a machine that does other things as well
ALWAYS = 1000000


class SlowLine(WindowCase):
    def setUp(self):
        super().setUp()
        self.letters = self.demo_letters().mother()
        self.line = Line(self.service.port)
        self.addCleanup(self.line.close)
        self.answered = threading.Condition()
        self.n_answered = 0      # how often the window has told what it shows
        self.n_slow = 0
        self.unheard = []        # the paths of answers that it waited for without telling anything

    def watch(self, tree):
        look = tree.try_to_look

        def watched():
            shown = look()
            with self.answered:
                self.n_answered += 1
                self.answered.notify_all()
            return shown

        tree.try_to_look = watched

    def slow(self, handler, body):
        answer = handler.ask(body)
        threading.Event().wait(LATE)
        with self.answered:
            before = self.n_answered
            if not self.answered.wait_for(lambda: self.n_answered > before + 1, PATIENCE):
                self.unheard.append(handler.path)
            self.n_slow += 1
        handler.answer(answer)

    def test_every_screen(self):
        self.line.break_at("*", "", self.slow, ALWAYS)
        app = self.run_app("--server", self.line.address)
        self.watch(app.tree)
        Tour(app).whole(self.letters)
        self.assertEqual(self.unheard, [])
        self.assertGreater(self.n_slow, 15)
        self.assertEqual(app.quit(), 0)


if __name__ == "__main__":
    unittest.main()
