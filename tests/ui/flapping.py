# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The service at the other end of a bad line, for tests that let it break wherever a parent goes."""

from app import BUTTON
from case import WindowCase
from deadline import wait_for
from letters import Letters, name_of
from parent import EMAIL, Parent
from proxy import Line
from service import PASSWORD, Client, activate
from store import Store

OFFLINE = "The service cannot be reached."
AWAY = "The service cannot answer just now."
ALWAYS = 1000000
PROBLEM = b'{"type": "urn:fratrie:problem:unavailable", "title": "Unavailable", "status": 503, "detail": "Later."}'


def refuse(handler, _body):
    """The service is there, and its store is away."""
    handler.answer((503, [("Content-Type", "application/problem+json"), ("X-Request-Id", "1")], PROBLEM))


class LineCase(WindowCase):
    """A mother's letters, and a line between window and service that can be broken and mended."""

    def setUp(self):
        super().setUp()
        self.store = Store(self.desktop.path("store"))
        self.letter, self.second, self.third = Letters(self.store.letters()).mother()
        self.service = self.run_service("--store", self.store.uri)
        self.line = Line(self.service.port)
        self.addCleanup(self.line.close)

    def open(self):
        self.app = self.run_app("--server", self.line.address)
        self.parent = Parent(self.app)

    def kill_service(self, handler, _body):
        """Before it hears of anything; every later request finds nobody."""
        if self.service.process.poll() is None:
            self.service.kill()
        handler.cut()

    def mend(self):
        self.line.mend()
        if self.service.process.poll() is not None:
            self.service = self.run_service("--store", self.store.uri)
            self.line.port = self.service.port

    def retry_in_place(self):
        """On the page itself, not in the banner above it."""
        wait_for(lambda: next((node for node in self.app.all("Retry", BUTTON) if node.sensitive
                               and not any(above.role == "status-bar" for above in node.ancestors())), None),
                 "a button “Retry” on the page").act()


class BadLineCase(LineCase):
    """One account is activated, a second letter may be grouped with it."""

    def setUp(self):
        super().setUp()
        self.client = Client(self.service)
        self.client.sign_in(self.letter["username"], self.letter["password"])
        self.assertEqual(activate(self.client, email=EMAIL).status, 200)

    def mend(self):
        super().mend()
        self.client.service = self.service

    def group(self):
        """The second letter's account with the first's, behind the window's back."""
        path = f"groupings/{self.client.post('groupings', {}).json['id']}"
        grouping = self.client.post(f"{path}/accounts", {"username": self.second["username"],
                                                         "password": self.second["password"]}).json
        self.assertEqual(self.client.post(f"{path}/confirm", {"digest": grouping["digest"]}).status, 200)

    def sign_in(self):
        self.parent.sign_in(self.letter["username"], PASSWORD)

    def sign_in_again(self):
        """In place, when the session has ended."""
        self.parent.heading("Sign in again")
        self.parent.fill("Password", PASSWORD)
        self.parent.press("Sign In")
        wait_for(lambda: not self.app.find("Sign in again"), "the page that waits below")

    def end_sessions(self):
        """All but the test's own, as from another device."""
        for session in self.client.get("sessions").json["sessions"]:
            if not session["current"]:
                self.assertEqual(self.client.delete(f"sessions/{session['id']}").status, 204)

    def wait_untold(self):
        """Until an earlier failure is told no more."""
        wait_for(lambda: not any(words in text for text in self.app.texts() for words in (OFFLINE, AWAY)),
                 "an earlier failure to be told no more")
