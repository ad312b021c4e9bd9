# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The parents' app on a desktop: what it shows is found by role and name, and used as a parent or a screen reader would."""

import os
import pathlib

from deadline import Late, wait_for
from desktop import BUILD

PROGRAM = pathlib.Path(os.environ.get("FRATRIE_TEST_APP", BUILD / "src/app/fratrie"))
CONSOLE = BUILD / "src/school/fratrie-school"
FRATRIED = BUILD / "src/server/fratried"
BUTTON = "push-button"
FIELDS = ("text", "entry", "password-text")
TEXTS = ("label", "heading", "status-bar", "alert", "notification", "static", "timer")


class App:
    def __init__(self, desktop, *arguments, environment=None, program=PROGRAM):
        self.desktop = desktop
        self.screen = desktop.screen
        self.process = desktop.start("app", [program, *arguments], extra={"G_DEBUG": "fatal-warnings"} | (environment or {}))
        self.tree = wait_for(self.find_tree, "the app to come to the accessibility bus")

    def find_tree(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the app has ended with {self.process.returncode}")
        return self.desktop.accessibility.tree_of(self.process.pid)

    def quit(self):
        """As a parent does; gives the exit code."""
        self.screen.press("ctrl+q")
        wait_for(lambda: self.process.poll() is not None, "the app to end")
        return self.desktop.end(self.process)

    def look(self):
        return self.tree.look()

    def windows(self):
        return [(window.role, window.name) for window in self.look().children]

    def all(self, name, role=None, window=None):
        """Every accessible shown with this name, in the order of the tree."""
        roles = (role,) if isinstance(role, str) else role
        return [node for node in self.look().walk()
                if node.name == name and (roles is None or node.role in roles)
                and (window is None or node.window.name == window) and node.is_shown()]

    def find(self, name, role=None, window=None):
        nodes = self.all(name, role, window)
        return nodes[0] if nodes else None

    def wait(self, name, role=None, **more):
        return wait_for(lambda: self.find(name, role, **more), f"{role or 'something'} “{name}”")

    def wait_named(self, part, role):
        """The first of this role with these words in its name."""
        return wait_for(lambda: next((node for node in self.look().walk() if part in node.name and node.role == role
                                      and node.is_shown()), None), f"a {role} named “{part}”")

    def button(self, name, **more):
        """The button of this name once it can be used."""
        return wait_for(lambda: next((node for node in self.all(name, BUTTON, **more) if node.sensitive), None),
                        f"a button “{name}” that can be used")

    def press(self, name, **more):
        self.button(name, **more).act()

    def field(self, name, **more):
        return self.wait(name, FIELDS, **more)

    def fill(self, name, text, **more):
        self.field(name, **more).write(text)

    def click(self, node):
        """With the mouse, for what has no action of its own."""
        x, y, width, height = node.extents
        self.screen.click(x + width // 2, y + height // 2)

    def choose_in_menu(self, menu, item, role=BUTTON):
        """A menu is a surface of its own, in which the keyboard goes from item to item."""
        self.click(self.wait(menu, role))
        at = wait_for(self.menu_item_focused, "a menu to have the keyboard")
        passed = set()
        while at != item:
            if at in passed:
                raise AssertionError(f"the menu has only {passed}, no “{item}”")
            passed.add(at)
            self.screen.press("Down")
            at = wait_for(lambda: self.menu_item_focused(other_than=at), "the next item of the menu")
        self.screen.press("Return")

    def menu_item_focused(self, other_than=None):
        return next((node.name for node in self.look().walk() if node.role == "menu-item" and "focused" in node.states
                     and node.name != other_than), None)

    def wait_focus(self, role):
        """Until something of this kind has the keyboard."""
        wait_for(lambda: any(node.role == role and "focused" in node.states for node in self.look().walk()),
                 f"the keyboard to be in a {role}")

    def texts(self):
        """Everything there is to read now."""
        return [node.name for node in self.look().walk() if node.role in TEXTS and node.name and node.is_shown()]

    def wait_text(self, part):
        """The first text shown with these words in it."""
        return wait_for(lambda: next((text for text in self.texts() if part in text), None), f"the words “{part}”")

    def dump(self):
        return wait_for(lambda: "\n".join(self.look().dump()), "a page that stands still")
