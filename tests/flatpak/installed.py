# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What flatpak/build has left, and installations of a test's own."""

import contextlib
import os
import pathlib
import subprocess
import tempfile

BUILD = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"])
MADE = BUILD / "flatpak"
REPOSITORY = f"file://{MADE}/repository"
KEY = MADE / "key.asc"
APP = "fr.fratrie.Fratrie"
# Where the runtime is, and where the app is installed for the tests that run it.
INSTALLATION = MADE / "installation"


def bundle():
    return next(MADE.glob("fratrie-*.flatpak"))


class Flatpak:
    """flatpak, with a user installation of its own below a folder; nothing of the person's is seen."""

    def __init__(self, home, installation=INSTALLATION):
        self.home = pathlib.Path(home)
        self.environment = os.environ | {
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_RUNTIME_DIR": str(self.home / "run"),
            "FLATPAK_USER_DIR": str(installation),
        }
        (self.home / "run").mkdir(mode=0o700, parents=True, exist_ok=True)

    def try_to(self, *arguments, **more):
        """Runs `flatpak --user …`; the result with what it said."""
        return subprocess.run(["flatpak", "--user", *map(str, arguments)], env=self.environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)

    def __call__(self, *arguments, **more):
        done = self.try_to(*arguments, **more)
        if done.returncode != 0:
            raise AssertionError(f"flatpak {arguments[0]} exited {done.returncode}: {done.stdout}")
        return done.stdout

    def within(self, script, *options):
        """Runs a shell script in the app's sandbox; the result with what it said."""
        return self.try_to("run", f"--command=bash", *options, APP, "-c", script)


def install(flatpak):
    """The app from its signed repository, in every language."""
    flatpak("config", "--set", "languages", "en;fr")
    flatpak("remote-add", "--if-not-exists", f"--gpg-import={KEY}", "fratrie", REPOSITORY)
    flatpak("install", "-y", "--noninteractive", "--or-update", "fratrie", APP)


def extension_folder(system):
    """Where an administrator puts policies.json, made below a folder that stands for /var/lib/flatpak."""
    arch = subprocess.run(["flatpak", "--default-arch"], check=True, text=True, stdout=subprocess.PIPE).stdout.strip()
    folder = system / "extension" / f"{APP}.systemconfig" / arch / "stable"
    folder.mkdir(parents=True)
    return folder


@contextlib.contextmanager
def scratch():
    """A folder as a home, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="frt-", dir="/tmp") as folder:
        yield pathlib.Path(folder)
