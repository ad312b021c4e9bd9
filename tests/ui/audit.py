# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What must hold on every screen, whatever it shows. Each rule gives its complaints, in words."""

import re

from deadline import listen
from picture import Picture

CONTROLS = {"push-button", "toggle-button", "check-box", "radio-button", "text", "entry", "password-text", "link", "combo-box",
            "spin-button", "slider", "menu-item"}
FIELDS = {"text", "entry", "password-text"}
TABLES = {"table", "tree-table"}
WORDS = {"label", "heading"}
WINDOW_BUTTONS = {"Minimize the window", "Maximize the window", "Close the window"}
MARGIN = 6          # pixels around a field's text, at least
OTHERS_NAME = re.compile(r"\b[A-Z]+_[A-Z_]+\b")      # an element's of a school's file, as it is written there
CLASS_NAME = re.compile(r"(Gtk|Adw|Frt)[A-Z]")
READABLE = 4.5      # WCAG 2 AA, for text of any size
TARGET = 24         # pixels, WCAG 2.2 AA
PADDING = 10        # pixels to the left and right of a button's content, at least: GTK tells its size without them
STOPS = 60          # of the Tab key, on any page
LOOKS = 5           # for the focus to have moved
JUMPS = 1           # against the order of reading: when the key comes round


def shown_nodes(app):
    return [node for node in app.look().walk() if "Component" in node.interfaces and node.is_shown()]


def names(nodes):
    """Each control has a name: its own, once, without the mark of its key."""
    for node in nodes:
        if node.role not in CONTROLS and not (node.role == "list-item" and "focusable" in node.states):
            continue
        if any(above.role == "combo-box" for above in node.ancestors()):      # a part of what has the name
            continue
        half = node.name[:len(node.name) // 2]
        if not node.name.strip() or CLASS_NAME.match(node.name):
            yield f"{node} at {node.extents} has no name"
        elif "_" in OTHERS_NAME.sub("", node.name) or node.name == f"{half} {half}":
            yield f"{node} is read out with its key or twice"


def targets(nodes):
    """Each control is large enough for a finger, by itself or with the row that stands for it."""
    for node in nodes:
        if node.role not in CONTROLS or not node.sensitive:
            continue
        row = next((above for above in node.ancestors() if above.role in ("list-item", "text", "combo-box")), node)
        padding = PADDING if node.role == "push-button" and node.name and node.children else 0
        if min(max(node.extents[2] + padding, row.extents[2]), max(node.extents[3], row.extents[3])) < TARGET:
            yield f"{node} is only {node.extents[2]} × {node.extents[3]} pixels"


def places(nodes, size):
    """Nothing is cut by the window's sides or runs out of the row it is in."""
    for node in nodes:
        x, y, width, height = node.extents
        sideways = any(above.role in TABLES for above in node.ancestors())      # where it may be scrolled
        if not sideways and node.role in CONTROLS | WORDS and (x < 0 or x + width > size[0]):
            yield f"{node} runs out of the window: {node.extents}"
        row = next((above for above in node.ancestors() if above.role == "list-item"), None)
        if row is not None and node.role in CONTROLS | WORDS:
            left, top, row_width, row_height = row.extents
            if y < top - 1 or y + height > top + row_height + 1 or x < left - 1 or x + width > left + row_width + 1:
                yield f"{node} runs out of its row: {node.extents} in {row.extents}"


def in_use(node):
    return node.sensitive and all(above.sensitive for above in node.ancestors() if above.parent is not None)


def written(nodes):
    """What there is to read, and where: labels, and the title of an empty field, which lies where its text will be."""
    for node in nodes:
        if node.role in WORDS and not any(above.name == "AdwAvatar" for above in node.ancestors()):
            yield node, node.extents
        elif node.role in FIELDS and not node.text:
            x, y, width, height = node.extents
            yield node, (x + MARGIN, y + MARGIN, width - 2 * MARGIN, height - 2 * MARGIN)


def legible(nodes, screen):
    """Text stands out from its ground. A person's initials are a picture: the name stands beside them."""
    picture = Picture(screen.picture())
    for node, (x, y, width, height) in written(nodes):
        _, _, right, bottom = node.window.extents
        inside = x >= 0 and y >= 0 and x + width <= min(right, picture.width) and y + height <= min(bottom, picture.height)
        if not node.name.strip() or CLASS_NAME.match(node.name) or not inside or not in_use(node):
            continue
        ratio = picture.text_contrast(x, y, width, height)
        if ratio < READABLE:
            yield f"{node} stands out {ratio:.2f} to 1 only"


def focus_order(app):
    """The Tab key reaches every button, in the order in which they are read, and backwards too. A field tells nothing of its
    focus; the window's own buttons are reached by the desktop's keys."""
    nodes = shown_nodes(app)
    wanted = {node.path: node for node in nodes if node.role in ("push-button", "link", "check-box")
              and in_use(node) and "focusable" in node.states and node.description not in WINDOW_BUTTONS}
    rows = {node.path: next((above.path for above in node.ancestors() if above.role == "list-item"), None)
            for node in wanted.values()}
    places = {node.path: node.extents for node in nodes}
    for key in ("Tab", "shift+Tab"):
        stops = focus_stops(app, key, [{path, rows[path]} for path in wanted])
        for path, node in wanted.items():
            if path not in stops and rows[path] not in stops:
                yield f"the keys {key} do not reach {node}"
        seen = [places[stop] for stop in stops if stop in places]
        steps = list(zip(seen, seen[1:] + seen[:1]))
        back = [(one, other) for one, other in steps if is_read_before(*((other, one) if key == "Tab" else (one, other)))]
        if len(back) > JUMPS:
            yield f"the keys {key} jump about: {back}"


def is_read_before(one, other):
    """Whether it ends above where the other begins: what stands side by side has its order by the language."""
    return one[1] + one[3] <= other[1]


def focus_stops(app, key, wanted):
    """Where a key leads, until each of those wanted, by one of its paths, was reached or it comes round."""
    stops = []
    before = None
    for _ in range(STOPS):
        app.screen.press(key)
        now = moved_focus(app, before)
        if now in stops[:1] and now != before:
            break
        if now is not None and now not in stops:
            stops.append(now)
        if all(paths & set(stops) for paths in wanted):
            break
        before = now
    return stops


def moved_focus(app, before):
    """Where the focus is, once it is elsewhere; from one field to the next nothing is told."""
    for _ in range(LOOKS):
        now = next((node.path for node in app.look().walk() if "focused" in node.states), None)
        if now != before:
            break
        listen()
    return now


def complaints(app, window=None):
    """Of one window, or of all."""
    nodes = [node for node in shown_nodes(app) if window is None or node.window.name == window]
    return [*names(nodes), *targets(nodes), *places(nodes, app.screen.size), *legible(nodes, app.screen)]
