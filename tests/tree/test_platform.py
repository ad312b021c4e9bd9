#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Written for Debian 12's GTK 4.8 and libadwaita 1.2, free of what newer ones deprecate. The compiler is told to be
silent about the newer (see meson.build), so the words are looked for here."""

import re
import unittest

import tree

# Word → where it was deprecated and what to use instead. A word stands for the type, its functions and its macros.
DEPRECATED = {
    "GtkDialog": "GTK 4.10: a window of its own, modal",
    "GtkMessageDialog": "GTK 4.10: frt-confirm-window",
    "AdwMessageDialog": "libadwaita 1.6: frt-confirm-window",
    "GtkFileChooser": "GTK 4.10: frt-file-picker, where alone it is",
    "GtkFileChooserDialog": "GTK 4.10: frt-file-picker",
    "GtkFileChooserWidget": "GTK 4.10: frt-file-picker",
    "GtkFileChooserNative": "GTK 4.10: frt-file-picker, where alone it is",
    "GtkTreeView": "GTK 4.10: GtkListView",
    "GtkTreeModel": "GTK 4.10: GListModel",
    "GtkTreeModelFilter": "GTK 4.10: GtkFilterListModel",
    "GtkTreeModelSort": "GTK 4.10: GtkSortListModel",
    "GtkTreePath": "GTK 4.10: GListModel",
    "GtkTreeSelection": "GTK 4.10: GtkSingleSelection",
    "GtkTreeViewColumn": "GTK 4.10: GtkColumnView",
    "GtkListStore": "GTK 4.10: GListStore",
    "GtkTreeStore": "GTK 4.10: GListStore",
    "GtkCellRenderer": "GTK 4.10: GtkListView",
    "GtkIconView": "GTK 4.10: GtkGridView",
    "GtkCellView": "GTK 4.10: GtkListView",
    "GtkCellArea": "GTK 4.10: GtkListView",
    "GtkCellLayout": "GTK 4.10: GtkListView",
    "GtkComboBox": "GTK 4.10: GtkDropDown",
    "GtkComboBoxText": "GTK 4.10: GtkDropDown",
    "GtkEntryCompletion": "GTK 4.10: GtkSearchEntry",
    "GtkInfoBar": "GTK 4.10: frt-banner",
    "GtkStatusbar": "GTK 4.10: AdwToastOverlay",
    "GtkAssistant": "GTK 4.10: our assistant",
    "GtkLockButton": "GTK 4.10",
    "GtkVolumeButton": "GTK 4.10",
    "GtkColorButton": "GTK 4.10",
    "GtkColorChooser": "GTK 4.10",
    "GtkColorChooserDialog": "GTK 4.10",
    "GtkColorChooserWidget": "GTK 4.10",
    "GtkFontButton": "GTK 4.10",
    "GtkFontChooser": "GTK 4.10",
    "GtkFontChooserDialog": "GTK 4.10",
    "GtkFontChooserWidget": "GTK 4.10",
    "GtkAppChooser": "GTK 4.10",
    "GtkAppChooserButton": "GTK 4.10",
    "GtkAppChooserDialog": "GTK 4.10",
    "GtkAppChooserWidget": "GTK 4.10",
    "GskGLShader": "GTK 4.16",
    "GtkShortcutsWindow": "GTK 4.18: gtk/help-overlay.ui",
    "AdwLeaflet": "libadwaita 1.4: GtkStack",
    "AdwLeafletPage": "libadwaita 1.4: GtkStackPage",
    "AdwFlap": "libadwaita 1.4",
    "AdwFoldThresholdPolicy": "libadwaita 1.4",
    "AdwSqueezer": "libadwaita 1.4",
    "AdwViewSwitcherTitle": "libadwaita 1.4",
    "AdwAboutWindow": "libadwaita 1.6: GtkAboutDialog",
    "AdwPreferencesWindow": "libadwaita 1.6: AdwWindow with AdwPreferencesPage",
    "AdwEnumListModel": "libadwaita 1.10: GtkStringList",
    "AdwEnumListItem": "libadwaita 1.10: GtkStringList",
}
FUNCTIONS = {
    r"gtk_show_uri\w*": "GTK 4.10: g_app_info_launch_default_for_uri_async",
    r"gtk_style_context_(?!add_provider_for_display|remove_provider_for_display)\w+": "GTK 4.10: CSS classes",
    r"gtk_widget_get_style_context": "GTK 4.10: gtk_widget_add_css_class",
    r"gtk_(snapshot_)?render_\w+": "GTK 4.10",
    r"gdk_display_(notify_startup_complete|put_event)": "GTK 4.10",
    r"gdk_pixbuf_get_from_(surface|texture)": "GTK 4.12: gdk_texture_download",
    r"gdk_gl_texture_new\b": "GTK 4.12",
    r"gdk_gl_context_(set|get)_use_es|gtk_gl_area_(set|get)_use_es": "GTK 4.12",
    r"gtk_widget_(show|hide)\b": "GTK 4.10: gtk_widget_set_visible",
    r"gtk_widget_(get_allocated_\w+|get_allocation|translate_coordinates)": "GTK 4.12",
    r"gtk_css_provider_load_from_data": "GTK 4.12: load_from_resource",
    r"gtk_(image|picture)_\w*pixbuf": "GTK 4.12: a texture",
    r"gtk_picture_(set|get)_keep_aspect_ratio": "GTK 4.8: set_content_fit",
    r"gtk_application_window_set_help_overlay": "GTK 4.18: gtk/help-overlay.ui",
    r"adw_(action_row|expander_row)_(set|get)_icon_name": "libadwaita 1.3: a prefix",
    r"adw_expander_row_add_action": "libadwaita 1.4",
    r"adw_show_about_window\w*": "libadwaita 1.6: gtk_show_about_dialog",
    r"G_APPLICATION_FLAGS_NONE": "GLib 2.74: G_APPLICATION_DEFAULT_FLAGS",
}
# The files that may: there is no clean way on GTK 4.8 (GtkFileDialog came with 4.10), and GtkApplication looks for a
# window of shortcuts by itself, so that no C code knows of it.
ALLOWED = {
    "src/widgets/frt-file-picker.c": {"GtkFileChooser", "GtkFileChooserNative"},
    "ui/help-overlay.ui": {"GtkShortcutsWindow"},
}


def snake(camel):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", camel).lower()


def without_comments(text):
    return re.sub(r"/\*.*?\*/|<!--.*?-->", "", text, flags=re.DOTALL)


def pattern(word):
    return rf"\b{word}\b|\b{snake(word)}_\w+|\b{snake(word).upper()}\b"


class Platform(unittest.TestCase):
    def test_no_deprecated_type(self):
        for path, text in tree.sources("src", "ui", suffixes=(".c", ".h", ".ui")):
            code = without_comments(text)
            for word, instead in DEPRECATED.items():
                if word not in ALLOWED.get(tree.name(path), ()):
                    with self.subTest(file=tree.name(path)):
                        self.assertNotRegex(code, pattern(word), instead)

    def test_no_deprecated_function(self):
        for path, text in tree.sources("src"):
            code = without_comments(text)
            for word, instead in FUNCTIONS.items():
                with self.subTest(file=tree.name(path)):
                    self.assertNotRegex(code, rf"\b{word}", instead)

    def test_no_call_that_stops_the_window(self):
        for path, text in tree.sources("src/app", "src/school", "src/widgets"):
            with self.subTest(file=tree.name(path)):
                self.assertNotRegex(without_comments(text), r"\b(secret|soup|g_dbus)\w*_sync\s*\(", "use its _async")


if __name__ == "__main__":
    unittest.main()
