#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Written for Debian 12's GTK 4.8 and libadwaita 1.2, free of what newer versions deprecate. The compiler is told to be
silent about the newer (see meson.build), so the names are looked for here."""

import pathlib
import re
import unittest
import xml.etree.ElementTree

import tree
from deprecated import snake

# Name → version. GNOME's types for other languages tell most of them (see deprecated.py) …
NAMES = dict(line.split() for line in (pathlib.Path(__file__).parent / "deprecated.txt").read_text().splitlines()[1:])
# … but not libadwaita's, which carry no such marks there: those are kept by hand.
NAMES |= {
    "AdwAboutWindow": "1.6",
    "AdwActionRow:icon-name": "1.3",
    "AdwEnumListItem": "1.10",
    "AdwEnumListModel": "1.10",
    "AdwExpanderRow:icon-name": "1.3",
    "AdwFlap": "1.4",
    "AdwFoldThresholdPolicy": "1.4",
    "AdwLeaflet": "1.4",
    "AdwLeafletPage": "1.4",
    "AdwMessageDialog": "1.6",
    "AdwPreferencesWindow": "1.6",
    "AdwSqueezer": "1.4",
    "AdwSqueezerPage": "1.4",
    "AdwViewSwitcherTitle": "1.4",
    "adw_action_row_get_icon_name": "1.3",
    "adw_action_row_set_icon_name": "1.3",
    "adw_expander_row_add_action": "1.4",
    "adw_expander_row_get_icon_name": "1.3",
    "adw_expander_row_set_icon_name": "1.3",
    "adw_show_about_window": "1.6",
    "adw_show_about_window_from_appdata": "1.6",
}
# File → names that it may have, since GTK 4.8 has nothing newer instead.
ALLOWED = {
    # GtkFileDialog came with GTK 4.10.
    "src/widgets/frt-file-picker.c": {"GtkFileChooser", "GtkFileChooserNative"},
    # GtkApplication looks for it by itself, no C code knows of it; AdwShortcutsDialog came with libadwaita 1.8.
    "ui/help-overlay.ui": {"GtkShortcutsGroup", "GtkShortcutsSection", "GtkShortcutsShortcut", "GtkShortcutsWindow"},
}
# A deprecated type's functions that are not.
KEPT = {"gtk_style_context_add_provider_for_display", "gtk_style_context_remove_provider_for_display"}


# What functions and macros of a type begin with → the type. A longer name may be another type's: gtk_tree_list_model_new.
TYPES = {snake(name): name for name in NAMES if re.fullmatch(r"[A-Z]\w*[a-z]\w*", name)}


def in_c(text):
    """The deprecated names of a C file."""
    code = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    for word in set(re.findall(r"\b[A-Za-z]\w+", code)) - KEPT:
        if word in NAMES:
            yield word
        words = word.lower().split("_")
        yield from (TYPES[prefix] for prefix in ("_".join(words[:count]) for count in range(2, len(words)))
                    if prefix in TYPES)


def in_ui(text):
    """Those of a .ui file: classes, their properties and signals."""
    for element in xml.etree.ElementTree.fromstring(text).iter():
        kind = element.get("class") if element.tag == "object" else element.get("parent")
        if element.tag not in ("object", "template"):
            continue
        names = [kind]
        names += [f"{kind}:{child.get('name')}" for child in element if child.tag in ("property", "binding")]
        names += [f"{kind}::{child.get('name')}" for child in element if child.tag == "signal"]
        yield from (name for name in names if name in NAMES)


class Platform(unittest.TestCase):
    def test_nothing_deprecated(self):
        for path, text in tree.sources("src", "ui", suffixes=(".c", ".h", ".ui")):
            found = set(in_ui(text) if path.suffix == ".ui" else in_c(text))
            with self.subTest(tree.name(path)):
                self.assertEqual({name: NAMES[name] for name in found - ALLOWED.get(tree.name(path), set())}, {})

    def test_what_is_allowed_is_there(self):
        for name, allowed in ALLOWED.items():
            text = (tree.ROOT / name).read_text(encoding="utf-8")
            self.assertLessEqual(allowed, set(in_ui(text) if name.endswith(".ui") else in_c(text)), name)

    def test_it_finds_them(self):
        """Functions, types and macros in C; classes, properties and signals in .ui files."""
        self.assertEqual(set(in_c("gtk_widget_show (w); GTK_COMBO_BOX (x); gtk_combo_box_text_new (); g_variant_new (0);"
                                  "G_APPLICATION_FLAGS_NONE; AdwLeaflet *l; /* GtkDialog */ gtk_tree_list_model_new ();")),
                         {"gtk_widget_show", "GtkComboBox", "GtkComboBoxText", "G_APPLICATION_FLAGS_NONE", "AdwLeaflet"})
        self.assertEqual(set(in_ui("<interface><template class='A' parent='GtkDialog'><child><object class='GtkPicture'>"
                                   "<property name='keep-aspect-ratio'>1</property></object></child></template>"
                                   "<object class='GtkWindow'><signal name='keys-changed'/></object></interface>")),
                         {"GtkDialog", "GtkPicture:keep-aspect-ratio", "GtkWindow::keys-changed"})

    def test_no_call_that_stops_the_window(self):
        for path, text in tree.sources("src/app", "src/school", "src/widgets"):
            with self.subTest(file=tree.name(path)):
                code = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
                self.assertNotRegex(code, r"\b(secret|soup|g_dbus)\w*_sync\s*\(", "use its _async")


if __name__ == "__main__":
    unittest.main()
