#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Once one has signed out of a shared computer, a debugger finds nothing of the family in the memory of the app."""

import json
import re
import unittest

from case import WindowCase
from deadline import wait_for
from letters import children_of, name_of
from parent import Parent
from proxy import Line

MESSAGE = 500     # bytes of a message to a screen reader before a name in it


def memory_of(process):
    """Everything a debugger would find in what the app may write to."""
    with open(f"/proc/{process.pid}/maps", encoding="utf-8") as maps, open(f"/proc/{process.pid}/mem", "rb") as memory:
        for line in maps:
            area = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if area is None or "[vvar]" in line:
                continue
            start, end = (int(part, 16) for part in area.groups())
            try:
                memory.seek(start)
                yield memory.read(end - start)
            except OSError:
                continue


def kept(area, secret):
    places = [match.start() for match in re.finditer(re.escape(secret), area)]
    return sum(b"org.a11y." not in area[max(place - MESSAGE, 0):place] for place in places)


class Memory(WindowCase):
    def setUp(self):
        super().setUp()
        settings = self.desktop.path("home/config/glib-2.0/settings/keyfile")
        settings.write_text(settings.read_text(encoding="utf-8") + "shared-computer=true\n", encoding="utf-8")
        self.letter = self.demo_letters().where("Karim", state="active")
        self.line = Line(self.service.port)
        self.addCleanup(self.line.close)

    def listen(self, secrets):
        """Takes down the tokens of the session as they go by."""
        def fault(handler, body):
            answer = handler.ask(body)
            tokens = json.loads(answer[2])
            secrets.update({"access token": tokens["access_token"], "refresh token": tokens["refresh_token"]})
            handler.answer(answer)

        self.line.break_at("POST", "/sessions", fault)

    def found(self, secrets):
        """How often each is there. Buffers in which a screen reader was told something, as this test is, do not count."""
        areas = list(memory_of(self.process))
        return {name: sum(kept(area, secret.encode()) for area in areas) for name, secret in secrets.items()}

    def test_nothing_is_left(self):
        secrets = {
            "password": self.letter["password"],
            "username": self.letter["username"],
            "name": self.letter["holder"]["last_name"],
            "child": children_of(self.letter)[0],
        }
        self.listen(secrets)
        app = self.run_app("--server", self.line.address)
        self.process = app.process
        parent = Parent(app)
        parent.sign_in(self.letter["username"], self.letter["password"])
        parent.at_home(name_of(self.letter))
        parent.open_children(1)
        self.assertGreater(min(self.found(secrets)[name] for name in ("access token", "name", "child")), 0,
                           "as long as one is signed in they are there")
        parent.sign_out()
        wait_for(lambda: not any(self.found(secrets).values()), "the memory to be clean")


if __name__ == "__main__":
    unittest.main()
