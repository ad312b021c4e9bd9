# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The files of the tree, as the checks of this folder see them; git need not be there."""

import os
import pathlib

ROOT = pathlib.Path(os.environ["FRATRIE_TEST_SOURCE"])
FOLDERS = ("data", "flatpak", "po", "src", "tests", "ui")
CODE = {".c", ".h", ".py", ".sh"}
MARKUP = {".ui", ".xml", ".in", ".css", ".build", ".conf", ".service", ".socket"}
SCRIPT_START = b"#!"


def files(*folders):
    """Every file below the folders named (all of ours unless said), and then those at the top."""
    for folder in folders or FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
    if not folders:
        yield from (path for path in sorted(ROOT.iterdir()) if path.is_file())


def is_script(path):
    with path.open("rb") as stream:
        return stream.read(2) == SCRIPT_START


def is_code(path):
    return path.suffix in CODE or is_script(path)


def sources(*folders, suffixes=(".c", ".h")):
    """C files, with their text."""
    for path in files(*folders):
        if path.suffix in suffixes:
            yield path, path.read_text(encoding="utf-8")


def name(path):
    return str(path.relative_to(ROOT))
