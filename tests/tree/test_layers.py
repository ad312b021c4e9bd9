#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Includes go down, as src/README.md draws them; foreign libraries stay in the layers that are theirs."""

import re
import unittest

import tree

SERVICE = {"formats", "letters", "mail", "domain", "store", "common"}

# What a layer may include besides itself.
BELOW = {
    "common": set(),
    "store": {"common"},
    "domain": {"store", "common"},
    "formats": {"domain", "store", "common"},
    "letters": {"domain", "store", "common"},
    "mail": {"domain", "store", "common"},
    "server": SERVICE,
    "ctl": SERVICE,
    "client": {"common"},
    "widgets": {"common"},
    "school": {"widgets", "client", "common"},
    "app": {"widgets", "client", "common"},
}

# Foreign headers by what they begin with, and the layers that may see them. The system's own and GLib's are everybody's.
WINDOWS = {"widgets", "school", "app"}
FOREIGN = {
    r"gtk/|adwaita\.h|gdk": WINDOWS,
    r"libsecret/|zbar|gst/": {"app"},
    r"poppler": {"app", "school"},
    r"libsoup/": {"client"},
    r"sqlite3\.h|libpq|postgres": {"store"},
    r"sodium\.h|liboath/": {"domain"},
    r"microhttpd\.h|systemd/": {"server"},
    r"libxml/": {"formats"},
    r"archive": {"formats", "school"},
    r"csv\.h": {"formats", "letters", "school"},
    r"qrencode\.h": {"letters", "widgets"},
    r"cairo|pango": {"letters"} | WINDOWS,
    r"gmime/|curl/": {"mail"},
    r"zxcvbn\.h": {"common"},
}

# Made while building, not found in the tree.
GENERATED = re.compile(r"config\.h$|frt-[a-z]+-resources\.h$")

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.MULTILINE)


def includes(text):
    """(own, path) of each include of a file."""
    return [(match[1] == '"', match[2]) for match in INCLUDE.finditer(text)]


def layer_of(path):
    return path.relative_to(tree.ROOT / "src").parts[0]


class Layers(unittest.TestCase):
    def test_every_layer_has_its_row(self):
        folders = {path.name for path in (tree.ROOT / "src").iterdir() if path.is_dir()}
        self.assertLessEqual(folders, set(BELOW), "a folder of src has no row in BELOW")

    def test_our_includes_go_down(self):
        for path, text in tree.sources("src"):
            layer = layer_of(path)
            for own, header in includes(text):
                if not own or GENERATED.match(header):
                    continue
                with self.subTest(file=tree.name(path), header=header):
                    self.assertIn("/", header, "say the layer: \"layer/frt-x.h\"")
                    self.assertIn(header.split("/")[0], BELOW[layer] | {layer})
                    self.assertTrue((tree.ROOT / "src" / header).is_file(), "no such header below src")

    def test_foreign_headers_stay_in_their_layer(self):
        for path, text in tree.sources("src"):
            layer = layer_of(path)
            for own, header in includes(text):
                for pattern, layers in FOREIGN.items():
                    if not own and re.match(pattern, header):
                        with self.subTest(file=tree.name(path), header=header):
                            self.assertIn(layer, layers)

    def test_headers_make_no_circle(self):
        graph = {}
        for path, text in tree.sources("src", suffixes=(".h",)):
            graph[str(path.relative_to(tree.ROOT / "src"))] = [header for own, header in includes(text) if own]
        done = set()

        def walk(header, trail):
            self.assertNotIn(header, trail, " → ".join(trail + [header]))
            if header not in done:
                for below in graph.get(header, []):
                    walk(below, trail + [header])
                done.add(header)

        for header in graph:
            walk(header, [])

    def test_own_header_comes_first(self):
        for path, text in tree.sources("src", suffixes=(".c",)):
            own = f"{layer_of(path)}/{path.stem}.h"
            if not (tree.ROOT / "src" / own).is_file():
                continue
            first = next(header for _, header in includes(text) if header != "config.h")
            with self.subTest(file=tree.name(path)):
                self.assertEqual(first, own, "the own header first, which proves that it stands alone")


if __name__ == "__main__":
    unittest.main()
