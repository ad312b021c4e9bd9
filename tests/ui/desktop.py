# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A desktop of a test's own: home, display, buses, keyring. Nothing of the person who runs the tests is seen or touched, and
any number of desktops live side by side."""

import ctypes
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

from accessible import AccessibilityBus
from deadline import wait_for
from screen import Screen

BUILD = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"])
SOURCE = pathlib.Path(os.environ["FRATRIE_TEST_SOURCE"])
LOCALES = BUILD / "po"
KEYRING_PASSWORD = "the password of a test's login"
FOLDERS = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_DATA_HOME": "home/data",
    "XDG_STATE_HOME": "home/state",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_RUNTIME_DIR": "run",
    "TMPDIR": "tmp",
}
# What makes two runs look alike: GNOME's own font, no caret that blinks, no page that slides.
GTK_SETTINGS = """[Settings]
gtk-font-name=Cantarell 11
gtk-cursor-blink=0
gtk-enable-animations=0
"""
# No compositor draws shadows here, in whose place GTK puts a frame of its own inside of the window.
GTK_STYLE = "window.solid-csd { border: none; margin: 0; padding: 0; box-shadow: none; border-radius: 0; }\n"
BUS = """<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
PR_SET_PDEATHSIG = 1


def die_with_parent():
    """Between fork and exec: the kernel ends the program when the test ends, however that happens."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Desktop:
    """Use it in a with statement, or stop() it."""

    def __init__(self, width=640, height=720, language="en"):
        # Short, since a Unix socket's path may have 107 characters only.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="frt-", dir="/tmp"))
        self.processes = []
        self.logs = self.folder / "logs"
        self.logs.mkdir()
        try:
            self.environment = self.make_environment(language)
            self.write_settings(width, height)
            self.screen = Screen(self, width, height)
            self.environment["DISPLAY"] = self.screen.display
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.start_bus()
            self.keyring = self.start_keyring()
            self.accessibility = AccessibilityBus(self.environment["DBUS_SESSION_BUS_ADDRESS"])
        except BaseException:
            self.stop()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def path(self, name):
        return self.folder / name

    def make_environment(self, language):
        keep = {name: value for name, value in os.environ.items()
                if name in ("PATH", "TZ", "FRATRIE_TEST_TURNS") or name.endswith("SAN_OPTIONS")}
        folders = {}
        for name, folder in FOLDERS.items():
            self.path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
            folders[name] = str(self.path(folder))
        return keep | folders | {
            "GTK_A11Y": "atspi",
            "GSK_RENDERER": "cairo",
            "GSETTINGS_BACKEND": "keyfile",
            "GSETTINGS_SCHEMA_DIR": str(BUILD / "data"),
            "FRATRIE_LOCALE_DIR": str(LOCALES),
            "GIO_USE_VFS": "local",
            "GIO_USE_PROXY_RESOLVER": "dummy",
            "XDG_CURRENT_DESKTOP": "GNOME",
        } | self.locale_of(language)

    def locale_of(self, language):
        """C.UTF-8 is in every glibc of ours and speaks English; any other locale is made here, whatever the machine has."""
        if language == "en":
            return {"LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
        territory = {"ar": "ar_EG", "fr": "fr_FR", "oc": "oc_FR", "pt": "pt_PT"}.get(language)
        territory = territory or f"{language}_{language.upper()}"
        name = f"{territory}.UTF-8"
        self.path("locale").mkdir(exist_ok=True)
        # It warns about a few signs and then ends with 1, though the locale is made.
        subprocess.run(["localedef", "--no-archive", "--quiet", "-i", territory, "-f", "UTF-8", self.path("locale") / name],
                       check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if not (self.path("locale") / name / "LC_MESSAGES").exists():
            raise RuntimeError(f"localedef makes no {name}: is the package “locales” installed?")
        return {"LOCPATH": str(self.path("locale")), "LC_ALL": name, "LANGUAGE": language}

    def write_settings(self, width, height):
        gtk = self.path("home/config/gtk-4.0")
        gtk.mkdir()
        (gtk / "settings.ini").write_text(GTK_SETTINGS, encoding="utf-8")
        (gtk / "gtk.css").write_text(GTK_STYLE, encoding="utf-8")
        settings = self.path("home/config/glib-2.0/settings")
        settings.mkdir(parents=True)
        (settings / "keyfile").write_text(
            f"[fr/fratrie/Fratrie]\nwindow-width={width}\nwindow-height={height}\n", encoding="utf-8")

    def check_private(self):
        for name in FOLDERS:
            folder = pathlib.Path(self.environment[name])
            if not folder.is_relative_to(self.folder):
                raise RuntimeError(f"{name} is {folder}, outside of the test's own {self.folder}: nothing is started")

    def start(self, name, command, stdout=None, stdin=subprocess.DEVNULL, pass_fds=(), extra=None):
        """Starts a program of this desktop; what it says goes to logs/name."""
        self.check_private()
        with open(self.logs / name, "ab") as log:
            process = subprocess.Popen(
                [str(word) for word in command], env=self.environment | (extra or {}), stdin=stdin, stdout=stdout or log,
                stderr=log, pass_fds=pass_fds, cwd=self.folder, preexec_fn=die_with_parent)
        self.processes.append(process)
        return process

    def end(self, process, sign=signal.SIGTERM):
        """Ends a program and waits until it is gone; gives its exit code."""
        if process.poll() is None:
            process.send_signal(sign)
        try:
            return process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()
        finally:
            self.processes.remove(process)

    def start_bus(self):
        """A session bus that starts nothing by itself but the accessibility bus: no portal or service of the machine's."""
        services = self.path("services")
        services.mkdir()
        shutil.copy("/usr/share/dbus-1/services/org.a11y.Bus.service", services)
        config = self.path("bus.conf")
        config.write_text(BUS.format(socket=self.path("run/bus"), services=services), encoding="utf-8")
        bus = self.start("bus", ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
                         stdout=subprocess.PIPE)
        with bus.stdout as answer:
            return answer.readline().decode().strip()

    def start_keyring(self):
        keyring = self.start("keyring", ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
                             stdin=subprocess.PIPE)
        keyring.stdin.write(KEYRING_PASSWORD.encode())
        keyring.stdin.close()
        wait_for(self.keyring_is_there, "the keyring to be there")
        return keyring

    def keyring_is_there(self):
        return subprocess.run(["gdbus", "introspect", "--session", "--dest", "org.freedesktop.secrets", "--object-path",
                               "/org/freedesktop/secrets/collection/login"],
                              env=self.environment, check=False, capture_output=True).returncode == 0

    def stop(self):
        for process in reversed(list(self.processes)):
            self.end(process, signal.SIGKILL if process is getattr(self, "keyring", None) else signal.SIGTERM)
        shutil.rmtree(self.folder, ignore_errors=True)
