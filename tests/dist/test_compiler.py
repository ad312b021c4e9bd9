#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""clang finds nothing to warn of in what the other compiler has built. It reads each file as that build did, and makes no
code of it, which takes a quarter of the time."""

import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import unittest

BUILD = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"])
COMPILERS = {"cc", "gcc", "clang"}
# What is of the making of code alone; the first three have a word after them.
WITH_A_WORD = {"-o", "-MF", "-MQ"}
OF_CODE = {"-c", "-MD", "-g", "-O2"}
CLANG = ["clang", "-fsyntax-only", "-Werror", "-fno-color-diagnostics", "-Wno-unknown-warning-option"]


def arguments(command):
    """What the compiler was told, but for what it was to make of it."""
    words = shlex.split(command)
    while os.path.basename(words.pop(0)) not in COMPILERS:      # ccache may stand before it
        pass
    kept = []
    for word in (rest := iter(words)):
        if word in WITH_A_WORD:
            next(rest)
        elif word not in OF_CODE and not word.startswith("-fsanitize"):
            kept.append(word)
    return kept


def check(entry):
    done = subprocess.run([*CLANG, *arguments(entry["command"])], cwd=entry["directory"], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return entry["file"], done.returncode, done.stdout


class Compiler(unittest.TestCase):
    def test_clang_warns_of_nothing(self):
        entries = json.loads((BUILD / "compile_commands.json").read_text(encoding="utf-8"))
        files = {entry["file"]: entry for entry in entries if entry["file"].endswith(".c")}
        self.assertGreater(len(files), 100)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for name, code, said in pool.map(check, files.values()):
                with self.subTest(name):
                    self.assertEqual((code, said), (0, ""))


if __name__ == "__main__":
    unittest.main()
