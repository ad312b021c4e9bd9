#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""usage: deprecated.py > deprecated.txt

Writes what newer versions of the platform deprecate, as C and .ui files name it: a name and the version a line. It is read
from the TypeScript types that others generate from GObject-introspection's files and keep in npm's registry; test_platform.py
reads what was written, so that only whoever brings it up to date needs npm. libadwaita's types tell nothing of it: its names
stand in test_platform.py, from its headers."""

import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

# Package → prefix of its types, prefix of its functions.
PACKAGES = {
    "gtk-4.0": ("Gtk", "gtk"),
    "gdk-4.0": ("Gdk", "gdk"),
    "gsk-4.0": ("Gsk", "gsk"),
    "gdkpixbuf-2.0": ("Gdk", "gdk"),
    "gio-2.0": ("G", "g"),
    "glib-2.0": ("G", "g"),
    "gobject-2.0": ("G", "g"),
    "pango-1.0": ("Pango", "pango"),
    "json-1.0": ("Json", "json"),
    "soup-3.0": ("Soup", "soup"),
}
SINCE = re.compile(r"@deprecated since ([0-9.]+[0-9])")
OUTER = re.compile(r" {4}(?:abstract )?(class|interface|enum|namespace|function|const) (\w+)")
INNER = re.compile(r" {8}(?:static )?(?:abstract )?(\w+)(?=\(| = |<)")
INTERFACE = re.compile(r" {8}interface (\w+)")
PROPERTY = re.compile(r" {8}(?:get|set) (\w+)\(")
SIGNAL = re.compile(r' {12}"([\w-]+)":')


def snake(camel):
    words = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", camel.replace("DBus", "Dbus"))
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", words).lower()


def fetch(package, folder):
    """The types of a package and their version."""
    archive = subprocess.run(["npm", "pack", "--silent", f"@girs/{package}"], cwd=folder, check=True, text=True,
                             stdout=subprocess.PIPE).stdout.split()[-1]
    with tarfile.open(pathlib.Path(folder, archive)) as tar:
        return tar.extractfile(f"package/{package}.d.ts").read().decode(), archive.removesuffix(".tgz").removeprefix("girs-")


def name_of(line, kind, outer, inner, types, functions):
    """A declaration's name in C, or in a .ui file (TYPE:property, TYPE::signal); None for what neither can write."""
    found = OUTER.match(line)
    if found and found[1] in ("class", "interface", "enum"):
        return types + found[2]
    if found and found[1] == "function":
        return f"{functions}_{found[2]}"
    found = PROPERTY.match(line)
    if found:
        return f"{types}{outer}:{snake(found[1]).replace('_', '-')}"
    found = SIGNAL.match(line)
    if found and inner == "SignalSignatures":
        return f"{types}{outer}::{found[1]}"
    found = INNER.match(line)
    if found and kind == "enum":
        return f"{functions}_{snake(outer.removesuffix('Flags'))}_{found[1]}".upper()
    if found and kind in ("class", "interface") and not found[1].startswith(("vfunc_", "constructor")):
        return f"{functions}_{snake(outer)}_{found[1]}"
    return None


def read(text, types, functions):
    """(name, version) of everything deprecated."""
    kind = outer = inner = since = None
    for line in text.splitlines():
        found = SINCE.search(line)
        if line.lstrip().startswith(("*", "/*")):
            since = found[1] if found else since
            continue
        name = name_of(line, kind, outer, inner, types, functions) if since else None
        if name:
            yield name, since
        since = None
        found = OUTER.match(line)
        if found:
            kind, outer, inner = found[1], found[2], None
        found = INTERFACE.match(line)
        inner = found[1] if found else inner


def main():
    versions, names = [], {}
    with tempfile.TemporaryDirectory() as folder:
        for package, prefixes in PACKAGES.items():
            text, version = fetch(package, folder)
            versions.append(version)
            names.update(read(text, *prefixes))
    # What a deprecated type has goes without saying.
    gone = tuple(name for name in names if re.fullmatch(r"[A-Z][A-Za-z0-9]+", name))
    implied = tuple(f"{snake(name)}_" for name in gone)
    print("# Written by deprecated.py, from " + " ".join(versions))
    for name in sorted(names):
        if name in gone or not (name.split(":")[0] in gone or name.lower().startswith(implied)):
            print(name, names[name])


if __name__ == "__main__":
    if len(sys.argv) != 1:
        sys.exit(__doc__)
    main()
