# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Waiting: for what is to happen, never for a time. The limit only says when to give up."""

import time

from gi.repository import GLib

LIMIT = 90        # seconds; a machine that builds and tests at once is slow
PAUSE = 50        # milliseconds between two looks, unless something is heard earlier


class Late(AssertionError):
    """Something that had to happen has not."""


class Vanished(AssertionError):
    """What was being looked at is gone: look again."""


def listen(milliseconds=PAUSE):
    """Lets what arrived on the buses be heard, for at most so long."""
    context = GLib.MainContext.default()
    over = []
    source = GLib.timeout_source_new(milliseconds)
    source.set_callback(lambda *_: over.append(True))
    source.attach(context)
    context.iteration(True)
    while not over and context.pending():
        context.iteration(False)
    source.destroy()


def wait_for(look, what, limit=LIMIT):
    """The first thing that look() gives which is not false; what says in words what is waited for."""
    end = time.monotonic() + limit
    while True:
        try:
            seen = look()
        except Vanished:
            seen = None
        if seen:
            return seen
        if time.monotonic() > end:
            raise Late(f"after {limit} seconds still waiting for {what}")
        listen()
