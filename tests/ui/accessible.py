# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What a screen reader is told of an application, read straight from the accessibility bus.

libatspi's own cache is not used: it shows what was there a moment ago. Here every look is a fresh one, and several desktops
can be looked at from one process."""

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

from deadline import Vanished, wait_for  # noqa: E402

INTERFACES = "org.a11y.atspi."
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
CACHE = "/org/a11y/atspi/cache"
LIMIT = 60_000    # milliseconds for one call
WINDOW = 1        # coordinates are a window's
TRUSTED = 20      # looks: so often one that tells nothing new is believed


def connect(address):
    flags = Gio.DBusConnectionFlags
    return Gio.DBusConnection.new_for_address_sync(
        address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)


def names_of(enumeration, bits):
    return frozenset(enumeration(bit).value_nick for bit in range(64) if bits >> bit & 1)


class Node:
    """One accessible as it was when the tree was looked at; what is done to it is done to the living one."""

    def __init__(self, tree, item):
        ((_, self.path), _, _, self.index, self.count, interfaces, self.name, role, self.description, bits) = item
        self.tree = tree
        self.role = Atspi.Role(role).value_nick
        self.states = names_of(Atspi.StateType, bits[0] | bits[1] << 32)
        self.interfaces = {name.removeprefix(INTERFACES) for name in interfaces}
        self.parent = None
        self.children = []

    def __repr__(self):
        return f"{self.role} “{self.name}”"

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    @property
    def window(self):
        """The window it is in: what lies just below the application."""
        node = self
        while node.parent is not None and node.parent.parent is not None:
            node = node.parent
        return node

    def ask(self, interface, method, signature="()", *arguments):
        return self.tree.call(self.path, INTERFACES + interface, method, signature, *arguments)

    def read(self, interface, name):
        return self.tree.call(self.path, "org.freedesktop.DBus.Properties", "Get", "(ss)", INTERFACES + interface, name)[0]

    @property
    def extents(self):
        """x, y, width, height in its window."""
        return self.ask("Component", "GetExtents", "(u)", WINDOW)[0]

    @property
    def text(self):
        return self.ask("Text", "GetText", "(ii)", 0, self.read("Text", "CharacterCount"))[0]

    def write(self, text):
        if not self.ask("EditableText", "SetTextContents", "(s)", text)[0]:
            raise AssertionError(f"{self} takes no text")

    def act(self):
        """What it does when it is clicked: its first action, whose name is in the user's language."""
        if not self.ask("Action", "DoAction", "(i)", 0)[0]:
            raise AssertionError(f"{self} does nothing")

    @property
    def sensitive(self):
        return "sensitive" in self.states

    def is_shown(self):
        """Whether a parent sees it: GTK 4.8 tells no state of what lies in a page that is not the one shown, so the window is
        asked what lies there. What is scrolled away counts as shown when what scrolls is."""
        x, y, width, height = self.extents
        if width <= 0 or height <= 0:
            return False
        _, _, right, bottom = self.window.extents
        middle = x + width // 2, y + height // 2
        if not (0 <= middle[0] < right and 0 <= middle[1] < bottom):
            scrolled = next((node for node in self.ancestors() if node.role == "scroll-pane"), None)
            return scrolled is not None and scrolled.is_shown()
        edges = [(middle[0], y + 1), (x + 1, middle[1]), (x + width - 2, middle[1]), (middle[0], y + height - 2)]
        corners = [(x + dx, y + dy) for dx in (1, width - 2) for dy in (1, height - 2)]
        return any(self.lies_at(*point) for point in [middle, *edges, *corners])

    def lies_at(self, x, y):
        """Whether the window shows it there; what cannot be used lets one look through to what it is on. A part without an
        accessible of its own, as an icon, is found as nothing at all."""
        found = self.window.ask("Component", "GetAccessibleAtPoint", "(iiu)", x, y, WINDOW)[0][1]
        unusable = [node for node in [self, *self.ancestors()] if not node.sensitive and node.parent is not None]
        if not unusable:
            return any(found == node.path for node in self.walk())
        return found == unusable[-1].parent.path

    def dump(self, depth=0):
        states = ", ".join(sorted(self.states - {"visible", "sensitive"}))
        words = f"{self.role} “{self.name}”" + (f" ({self.description})" if self.description else "")
        marks = [f"[{states}]"] if states else []
        if not self.sensitive:
            marks.append("insensitive")
        if "Component" in self.interfaces and not self.is_shown():
            marks.append("not shown")
        lines = [" ".join(["  " * depth + words, *marks])]
        for child in self.children:
            lines += child.dump(depth + 1)
        return lines


class Tree:
    """The accessibles of one application."""

    def __init__(self, bus, owner):
        self.bus = bus
        self.owner = owner
        self.told = None        # what the application told of itself when it was last looked at
        self.unchanged = 0      # how often it has told the same since
        self.root = None

    def ask(self, path, interface, method, signature="()", *arguments):
        try:
            return self.bus.call_sync(self.owner, path, interface, method, GLib.Variant(signature, arguments), None,
                                      Gio.DBusCallFlags.NONE, LIMIT, None)
        except GLib.Error as error:
            if error.matches(Gio.DBusError.quark(), Gio.DBusError.UNKNOWN_METHOD):
                raise Vanished(f"{path} is gone") from error
            raise

    def call(self, *arguments):
        return self.ask(*arguments).unpack()

    def children_of(self, path):
        return [child for _, child in self.call(path, INTERFACES + "Accessible", "GetChildren")[0]]

    def look(self):
        """The application's node, with all below it."""
        return wait_for(self.try_to_look, "a page that stands still")

    def try_to_look(self):
        """GTK makes an accessible when it is first asked for, and tells many at a time only of those made: so it is asked
        until nothing new is named. When it tells what it told before, nothing has changed, or hardly ever: a page that came
        while it was asked is not told of until its parent is asked again."""
        asked = {}
        while True:
            answer = self.ask(CACHE, INTERFACES + "Cache", "GetItems")
            told = answer.get_data_as_bytes().get_data()
            if told == self.told and self.unchanged < TRUSTED:
                self.unchanged += 1
                return self.root
            nodes = {item[0][1]: Node(self, item) for item in answer.unpack()[0]}
            new = [path for path, node in nodes.items() if path not in asked and (node.count or path == ROOT)]
            for path in new:
                asked[path] = self.children_of(path)
            if all(child in nodes for path in new for child in asked[path]):
                break
        self.join(nodes[ROOT], nodes, asked)
        self.told, self.root, self.unchanged = told, nodes[ROOT], 0
        return self.root

    def join(self, node, nodes, asked):
        """From the top down: a stack's page claims its content too, beside the widget that holds it."""
        for child in (nodes[path] for path in asked.get(node.path, []) if path in nodes):
            child.parent = node
            node.children.append(child)
            self.join(child, nodes, asked)


class AccessibilityBus:
    """The bus on which applications tell screen readers what they show."""

    def __init__(self, session_address):
        session = connect(session_address)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                    Gio.DBusCallFlags.NONE, LIMIT, None).unpack()[0]
        self.bus = connect(address)
        self.registry = Tree(self.bus, REGISTRY)

    def process_of(self, owner):
        """None for an application that has just gone."""
        try:
            return self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                      "GetConnectionUnixProcessID", GLib.Variant("(s)", (owner,)), None,
                                      Gio.DBusCallFlags.NONE, LIMIT, None).unpack()[0]
        except GLib.Error as error:
            if error.matches(Gio.DBusError.quark(), Gio.DBusError.NAME_HAS_NO_OWNER):
                return None
            raise

    def tree_of(self, process):
        """The tree of the application that runs as this process; None as long as it has not come to the bus."""
        for owner, _ in self.registry.call(ROOT, INTERFACES + "Accessible", "GetChildren")[0]:
            if self.process_of(owner) == process:
                return Tree(self.bus, owner)
        return None
