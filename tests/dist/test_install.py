#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The release archive builds elsewhere, without a warning, to the very bytes that were built here; nothing is installed
outside the prefix, and a staged install goes below DESTDIR alone."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["FRATRIE_TEST_SOURCE"])
BUILD = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"])
MESON = "/usr/bin/meson"
SAME_OPTIONS = ("prefix", "buildtype", "optimization", "debug", "app", "service")
NOT_SOURCE = shutil.ignore_patterns(".git", "build*", "node_modules", "__pycache__", ".flatpak-builder")


def run(*command, **keywords):
    """Runs a command, whose output is shown when it fails."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          **keywords)
    if done.returncode != 0:
        raise AssertionError(f"{command[0]} exited {done.returncode}:\n{done.stdout[-8000:]}")
    return done.stdout


def options():
    """The options of the build under test, to be given to another."""
    known = json.loads(run(MESON, "introspect", "--buildoptions", BUILD))
    value = {option["name"]: option["value"] for option in known}
    return [f"-D{name}={str(value[name]).lower() if isinstance(value[name], bool) else value[name]}"
            for name in SAME_OPTIONS]


def prefix():
    known = json.loads(run(MESON, "introspect", "--buildoptions", BUILD))
    return next(option["value"] for option in known if option["name"] == "prefix")


def staged(build, destdir):
    """Installs a build below a folder and tells what is there: path → bytes."""
    run(MESON, "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", destdir)
    return {str(path.relative_to(destdir)): path.read_bytes() for path in destdir.rglob("*") if path.is_file()}


def is_committed():
    """Whether the last commit is what lies here, so that the archive made of it can be compared with this build."""
    if not (SOURCE / ".git").exists():
        return False
    return run("git", "-C", SOURCE, "status", "--porcelain").strip() == ""


def unpacked_archive(folder):
    """The release archive, made by `meson dist`, unpacked."""
    run(MESON, "dist", "-C", BUILD, "--no-tests", "--formats", "gztar", "--allow-dirty")
    archive = max((BUILD / "meson-dist").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    with tarfile.open(archive) as tar:
        tar.extractall(folder)
    return next(folder.iterdir())


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory(prefix="fratrie dist ")
        folder = pathlib.Path(cls.scratch.name)
        cls.here = staged(BUILD, folder / "here")
        if is_committed():
            cls.source = unpacked_archive(folder / "unpacked")
        else:
            cls.source = shutil.copytree(SOURCE, folder / "a copy", ignore=NOT_SOURCE)
        build = folder / "out of the tree" / "deeper"
        run(MESON, "setup", build, cls.source, *options(), "-Dtests=false", "-Dwerror=true")
        run("nice", "ninja", "-C", build)
        cls.there = staged(build, folder / "there")

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_below_the_prefix_alone(self):
        below = prefix().lstrip("/") + "/"
        self.assertEqual([name for name in self.here if not name.startswith(below)], [])
        self.assertTrue(any(name.startswith(below + "bin/") for name in self.here))

    def test_another_build_has_the_same_bytes(self):
        self.assertEqual(sorted(self.here), sorted(self.there))
        for name, content in self.here.items():
            with self.subTest(name):
                self.assertTrue(content == self.there[name], "two builds differ")

    def test_no_folder_of_the_builder_is_inside(self):
        for name, content in self.here.items():
            with self.subTest(name):
                self.assertNotIn(str(SOURCE / "src").encode(), content)
                self.assertNotIn(str(BUILD / "src").encode(), content)

    def test_the_tree_checks_pass_there(self):
        """Those that need nothing built; git is not there either."""
        environment = dict(os.environ, FRATRIE_TEST_SOURCE=str(self.source))
        for script in sorted((self.source / "tests/tree").glob("test_*.py")):
            with self.subTest(script.name):
                run(sys.executable, script, env=environment)


if __name__ == "__main__":
    unittest.main()
