#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Two windows confirm at once: one grouping is done, the other window says what happened, nothing is doubled."""

import unittest

from app import App
from case import WindowCase
from deadline import wait_for
from desktop import Desktop
from letters import name_of
from parent import Parent
from service import PASSWORD, Client, activate

DONE = "Grouping confirmed"
CHANGED = "Something has changed since you looked. Nothing was grouped. Look at the summary again, then confirm."


class TwoWindows(WindowCase):
    def come_to_the_summary(self, desktop, letters):
        app = App(desktop, "--server", self.service.address)
        self.apps.append(app)
        parent = Parent(app)
        parent.sign_in(self.first["username"], PASSWORD)
        parent.at_home(name_of(self.first))
        parent.open_children(2)
        parent.begin_grouping()
        for letter in letters:
            parent.add_letter(letter["username"], letter["password"], name_of(letter))
        parent.check()
        return parent

    def test_both_confirm(self):
        self.first, second, third = self.demo_letters().mother()
        client = Client(self.service)
        client.sign_in(self.first["username"], self.first["password"])
        self.assertEqual(activate(client).status, 200)
        other_desktop = Desktop(*self.size)
        self.addCleanup(other_desktop.stop)
        one = self.come_to_the_summary(self.desktop, (second, third))
        other = self.come_to_the_summary(other_desktop, (second, third))

        buttons = [parent.app.button("Group Accounts") for parent in (one, other)]
        for button in buttons:
            button.act()
        said = [wait_for(lambda: self.outcome(parent), "a window to say what became of it") for parent in (one, other)]
        self.assertEqual(sorted(said), sorted([DONE, CHANGED]))

        states = [grouping["state"] for grouping in client.get("groupings").json["groupings"]]
        self.assertEqual(states.count("confirmed"), 1, states)
        children = [child["id"] for child in client.get("children").json["children"]]
        self.assertEqual(len(children), len(set(children)))
        self.assertEqual(len(children), sum(len(letter["children"]) for letter in (self.first, second, third)))

    def outcome(self, parent):
        texts = parent.app.texts()
        return next((sentence for sentence in (DONE, CHANGED) if sentence in texts), None)


if __name__ == "__main__":
    unittest.main()
