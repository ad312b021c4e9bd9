#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A service killed between the click on “Group Accounts” and the answer: the app finds out what became of it."""

import signal
import threading
import unittest

from case import WindowCase
from deadline import wait_for
from letters import Letters, name_of
from parent import Parent
from proxy import Line
from service import PASSWORD, Client, activate
from store import Store

DONE = "The grouping you asked for last time is confirmed."
NOT_DONE = "The grouping you asked for last time was not done. Nothing has changed; you can start again."


class LostAnswer(WindowCase):
    def setUp(self):
        super().setUp()
        self.store = Store(self.desktop.path("store"))
        self.letters = Letters(self.store.letters())
        self.service = self.run_service("--store", self.store.uri)
        self.line = Line(self.service.port)
        self.addCleanup(self.line.close)
        self.first, self.second, self.third = self.letters.mother()

    def come_to_the_summary(self):
        client = Client(self.service)
        client.sign_in(self.first["username"], self.first["password"])
        self.assertEqual(activate(client).status, 200)
        app = self.run_app("--server", self.line.address)
        self.parent = Parent(app)
        self.parent.sign_in(self.first["username"], PASSWORD, stay=True)
        self.parent.at_home(name_of(self.first))
        self.parent.open_children(2)
        self.parent.begin_grouping()
        for letter in (self.second, self.third):
            self.parent.add_letter(letter["username"], letter["password"], name_of(letter))
        self.parent.check()

    def kill_service_at_confirm(self, done):
        """The service dies while it is asked to confirm: once it has done so, or before it has heard of it."""
        killed = threading.Event()

        def fault(handler, body):
            if done:
                handler.ask(body)
            if not killed.is_set():
                self.service.kill()
                killed.set()
            handler.cut()

        self.line.break_at("POST", "/confirm", fault)
        self.parent.press("Group Accounts")
        wait_for(killed.is_set, "the service to be killed")

    def restart_service(self):
        self.service = self.run_service("--store", self.store.uri)
        self.line.port = self.service.port

    def check_children(self, *letters):
        for letter in letters:
            self.parent.app.wait_text(letter["school"])
        self.assertEqual(self.store.run("verify").returncode, 0)
        client = Client(self.service)
        client.sign_in(self.first["username"], PASSWORD)
        children = [child["id"] for child in client.get("children").json["children"]]
        self.assertEqual(len(children), len(set(children)))
        self.assertEqual(len(children), sum(len(letter["children"]) for letter in letters))

    def kill_app(self):
        self.desktop.end(self.parent.app.process, signal.SIGKILL)

    def restart_app(self):
        self.parent = Parent(self.run_app("--server", self.line.address))
        self.parent.at_home(name_of(self.first))

    def test_done_and_told_in_place(self):
        self.come_to_the_summary()
        self.kill_service_at_confirm(done=True)
        self.parent.heading("Waiting for the answer")
        self.restart_service()
        self.parent.press("Ask Again")
        self.parent.heading("Grouping confirmed")
        self.parent.press("Done")
        self.check_children(self.first, self.second, self.third)

    def test_not_done_and_done_in_place(self):
        self.come_to_the_summary()
        self.kill_service_at_confirm(done=False)
        self.parent.heading("Waiting for the answer")
        self.restart_service()
        self.parent.press("Ask Again")
        self.parent.heading("Grouping confirmed")
        self.parent.press("Done")
        self.check_children(self.first, self.second, self.third)

    def test_done_and_told_at_the_next_start(self):
        self.come_to_the_summary()
        self.kill_service_at_confirm(done=True)
        self.kill_app()
        self.restart_service()
        self.restart_app()
        self.parent.app.wait(self.parent.words(DONE))
        self.parent.open_children(4)
        self.check_children(self.first, self.second, self.third)

    def test_not_done_and_told_at_the_next_start(self):
        self.come_to_the_summary()
        self.kill_service_at_confirm(done=False)
        self.kill_app()
        self.restart_service()
        self.restart_app()
        self.parent.app.wait(self.parent.words(NOT_DONE))
        self.parent.open_children(2)
        self.check_children(self.first)


if __name__ == "__main__":
    unittest.main()
