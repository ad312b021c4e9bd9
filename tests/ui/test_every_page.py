#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The line breaks while a page asks for what it shows: because the line is cut, half of the answer is lost, the store is away,
the service is killed and started again, or the session has ended. It is said, and one goes on in place."""

import unittest

from flapping import ALWAYS, AWAY, OFFLINE, BadLineCase, refuse
from letters import children_of, name_of
from proxy import cut_before, cut_halfway

# What leads to a page of My Account, what it asks for, and what it then tells.
PAGES = {
    "Groupings": ("/groupings", "Grouping confirmed"),
    "Signed-in Devices": ("/sessions", "This device"),
    "History": ("/events", "Account activated"),
}


class EveryPage(BadLineCase):
    def setUp(self):
        super().setUp()
        self.group()
        self.children = len(self.letter["children"]) + len(self.second["children"])
        self.ask_to_undo()
        self.open()

    def ask_to_undo(self):
        (child,) = [child for child in self.client.get("children").json["children"]
                    if "{first_name} {last_name}".format(**child) == children_of(self.second)[0]]
        self.assertEqual(self.client.post("break-requests", {"child_id": child["id"]}).status, 201)

    def break_page(self, come, ending, there, leave):
        """come() leads to a page, there() waits for what it shows, leave() goes back from it."""
        faults = [(cut_before, OFFLINE), (cut_halfway, OFFLINE), (refuse, AWAY), (self.kill_service, OFFLINE)]
        for fault, told in faults:
            with self.subTest(ending, fault=fault.__name__):
                self.line.break_at("GET", ending, fault, ALWAYS)
                come()
                self.app.wait_text(told)
                self.mend()
                self.retry_in_place()
                there()
                self.wait_untold()
                leave()

    def end_session_at(self, come, there):
        """The page is asked for with a session that is over: one signs in, and it is there."""
        with self.subTest("session ended"):
            self.end_sessions()
            come()
            self.sign_in_again()
            there()

    def at_home(self):
        self.parent.at_home(name_of(self.letter))
        self.app.wait(children_of(self.second)[0])

    def back(self, page):
        self.parent.press("Back")
        self.parent.page(page)

    def come(self, page):
        self.parent.press("Ask the School to Undo…" if page == "Undo a Grouping" else page)

    def there(self, page, words):
        self.parent.page(page)
        self.app.wait_text(words)

    def check_page(self, page, ending, words, below):
        self.break_page(lambda: self.come(page), ending, lambda: self.there(page, words), lambda: self.back(below))
        self.end_session_at(lambda: self.come(page), lambda: self.there(page, words))
        self.back(below)

    def check_unknown_is_not_none(self):
        """As long as the children are not known, nobody is told that there are none."""
        self.line.break_at("GET", "/children", cut_before, ALWAYS)
        self.sign_in()
        self.app.wait_text(OFFLINE)
        self.parent.press("My Account")
        row = self.app.wait("Children", "list-item")
        self.assertIsNone(self.app.find("Children (0)"))
        self.app.click(row)
        self.parent.page("Children")
        self.mend()
        self.retry_in_place()
        self.app.wait(children_of(self.second)[0])
        self.back("My Account")
        self.app.wait(f"Children ({self.children})", "list-item")

    def test_every_page(self):
        self.break_page(self.sign_in, "/children", self.at_home, self.parent.sign_out)
        self.check_unknown_is_not_none()
        for page, (ending, words) in PAGES.items():
            self.check_page(page, ending, words, "My Account")
        self.app.click(self.app.wait(f"Children ({self.children})", "list-item"))
        self.check_page("Undo a Grouping", "/break-requests", "the school has not answered yet", "Children")
        self.back("My Account")
        self.end_session_at(lambda: self.parent.press("Back"), self.at_home)


if __name__ == "__main__":
    unittest.main()
