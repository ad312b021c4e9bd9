#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A school's computers: the network's proxy, the administrator's locks, homes that are wiped, one pupil after the other."""

import os
import pathlib
import shutil
import subprocess
import unittest

from case import WindowCase
from deadline import wait_for
from desktop import BUILD, Desktop
from letters import children_of, name_of
from parent import Parent
from proxies import Proxy
from secrets_kept import secrets_of

PROGRAM = BUILD / "src/app/fratrie"
HOST = "fratrie.example"        # nobody's, by RFC 2606: only a proxy could know it
ADDRESS = f"https://{HOST}"
SETTINGS = "[fr/fratrie/Fratrie]\nwindow-width={}\nwindow-height={}\n"
UNREACHED = "The service cannot be reached."
# A small disk in place of the home, which only the app sees, with what was in the home on it; $2 says what becomes of it.
DISK = """set -e
cp -a "$0/." "$1"
mount -t tmpfs -o size=1m,mode=700 none "$0"
cp -a "$1/." "$0"
eval "$2"
shift 2
exec "$@"
"""


def start_bus_with(desktop, service, address):
    """Has the bus start a service of the machine's; gives the bus's address."""
    shutil.copy(f"/usr/share/dbus-1/services/{service}.service", desktop.path("services"))
    subprocess.run(["gdbus", "call", "--address", address, "--dest", "org.freedesktop.DBus", "--object-path", "/", "--method",
                    "org.freedesktop.DBus.ReloadConfig"], check=True, capture_output=True)
    return address


class ProxyDesktop(Desktop):
    """Where proxies are looked for as on any desktop."""

    def make_environment(self, language):
        environment = super().make_environment(language)
        del environment["GIO_USE_PROXY_RESOLVER"]
        return environment

    def start_bus(self):
        return start_bus_with(self, "org.gtk.GLib.PACRunner", super().start_bus())


class Proxies(WindowCase):
    """Wherever the desktop says what the proxy is, the app asks it, and nobody else."""

    def make_desktop(self):
        return ProxyDesktop(*self.size)

    def setUp(self):
        super().setUp()
        self.proxy = Proxy()
        self.addCleanup(self.proxy.close)

    def set_proxy(self, text):
        """In GNOME's settings."""
        keyfile = self.desktop.path("home/config/glib-2.0/settings/keyfile")
        keyfile.write_text(keyfile.read_text(encoding="utf-8") + text, encoding="utf-8")

    def assert_proxied(self, **environment):
        app = self.run_app("--server", ADDRESS, environment=environment)
        wait_for(lambda: f"{HOST}:443" in self.proxy.asked, "the app to ask the proxy")
        app.wait_text(UNREACHED)
        return app

    def test_environment(self):
        self.assert_proxied(https_proxy=self.proxy.address, XDG_CURRENT_DESKTOP="XFCE")

    def test_desktop_settings(self):
        self.set_proxy("[system/proxy]\nmode='manual'\n"
                       f"[system/proxy/https]\nhost='127.0.0.1'\nport={self.proxy.port}\n")
        self.assert_proxied()

    def test_automatic_configuration(self):
        self.set_proxy(f"[system/proxy]\nmode='auto'\nautoconfig-url='{self.proxy.address}/lab.pac'\n")
        self.assert_proxied()
        self.assertIn("/lab.pac", self.proxy.asked)

    def test_this_machine_is_not_proxied(self):
        """A service on loopback is reached whatever the proxy says; a password never goes there."""
        self.demo_letters()
        app = self.run_app("--server", self.service.address,
                           environment={"XDG_CURRENT_DESKTOP": "XFCE", "http_proxy": self.proxy.address})
        app.field("Username")
        self.assertEqual(self.proxy.asked, [])


class DconfDesktop(Desktop):
    """dconf as on a managed desktop: the person's own settings, and the administrator's, some of them locked."""

    def make_environment(self, language):
        environment = super().make_environment(language)
        profile = self.path("dconf-profile")
        profile.write_text(f"user-db:user\nfile-db:{self.path('lab')}\n", encoding="utf-8")
        return environment | {"GSETTINGS_BACKEND": "dconf", "DCONF_PROFILE": str(profile)}

    def write_settings(self, width, height):
        super().write_settings(width, height)
        self.keys = self.path("lab.d")
        (self.keys / "locks").mkdir(parents=True)
        self.administer(SETTINGS.format(width, height))

    def administer(self, text, *locks):
        (self.keys / "fratrie").write_text(text, encoding="utf-8")
        (self.keys / "locks/fratrie").write_text("".join(f"/fr/fratrie/Fratrie/{key}\n" for key in locks), encoding="utf-8")
        subprocess.run(["dconf", "compile", self.path("lab"), self.keys], check=True)

    def start_bus(self):
        return start_bus_with(self, "ca.desrt.dconf", super().start_bus())


class Locks(WindowCase):
    def make_desktop(self):
        return DconfDesktop(*self.size)

    def run_gsettings(self, *arguments):
        return subprocess.run(["gsettings", *arguments], env=self.desktop.environment, text=True, check=False,
                              capture_output=True).stdout.strip()

    def test_locked_keys_are_followed(self):
        """What the person had set before, or sets now, does not count; and the app says that it is managed."""
        self.demo_letters()
        self.run_gsettings("set", "fr.fratrie.Fratrie", "shared-computer", "false")
        self.run_gsettings("set", "fr.fratrie.Fratrie", "server", ADDRESS)
        self.desktop.administer(SETTINGS.format(*self.size) + f"server='{self.service.address}'\nshared-computer=true\n",
                                "server", "shared-computer")
        self.assertEqual(self.run_gsettings("writable", "fr.fratrie.Fratrie", "shared-computer"), "false")
        app = self.run_app()
        app.field("Username")       # no address is asked for
        self.assertIsNone(app.find("Stay Signed In"))
        app.choose_in_menu("Main Menu", "Preferences")
        Parent(app).page("Preferences")
        self.assertNotIn("sensitive", app.wait("Shared Computer", "check-box").states)


class Homes(WindowCase):
    def setUp(self):
        super().setUp()
        self.letters_of_all = self.demo_letters()
        self.letter = self.letters_of_all.where("Karim", state="active")

    def sign_in(self, app, **more):
        parent = Parent(app)
        parent.sign_in(self.letter["username"], self.letter["password"], **more)
        parent.at_home(name_of(self.letter))
        return parent

    def open(self):
        return self.run_app("--server", self.service.address)

    def end_keyring(self):
        self.desktop.end(self.desktop.keyring)

    def test_wiped_at_log_out(self):
        """Nothing of the first pupil is there for the second; the app starts as on its first day."""
        app = self.open()
        self.sign_in(app, stay=True)
        wait_for(lambda: secrets_of(self.desktop), "the session to be in the keyring")
        self.assertEqual(app.quit(), 0)
        self.end_keyring()
        shutil.rmtree(self.desktop.path("home"))
        for folder in ("home", "home/config", "home/data", "home/state", "home/cache"):
            self.desktop.path(folder).mkdir(mode=0o700)
        self.desktop.keyring = self.desktop.start_keyring()
        app = self.open()
        self.assertEqual(app.field("Username").text, "")

    def test_no_keyring(self):
        """The session goes on, and it is said that it will not be kept."""
        self.end_keyring()
        app = self.open()
        self.sign_in(app, stay=True)
        app.wait_text("you will have to sign in again next time")
        self.assertEqual(app.quit(), 0)
        self.open().field("Username")

    def test_home_that_cannot_be_written(self):
        """Where folders should be there are files, so that neither settings nor caches can be made, even by root."""
        for folder in ("home/config/glib-2.0", "home/data", "home/state", "home/cache"):
            shutil.rmtree(self.desktop.path(folder))
            self.desktop.path(folder).write_text("")
        # GLib warns of settings that cannot be written: that is so here.
        app = self.run_app("--server", self.service.address, environment={"G_DEBUG": ""})
        self.sign_in(app)
        self.assertEqual(app.quit(), 0)
        self.assertEqual(self.desktop.path("home/config/glib-2.0").read_text(), "")

    def open_on_disk(self, then):
        """With a home that is a disk of its own, of which GLib and we warn; other programs are not concerned."""
        self.desktop.path("before").mkdir()
        command = ["--mount", *([] if os.getuid() == 0 else ["--map-root-user"]), "sh", "-c", DISK, self.desktop.path("home"),
                   self.desktop.path("before"), then, PROGRAM, "--server", self.service.address]
        return self.run_app(*command, program="unshare", environment={"G_DEBUG": ""})

    def test_home_that_is_full(self):
        """The main job is done all the same: it is the service that keeps it."""
        letters = self.letters_of_all.mother()
        app = self.open_on_disk('cat /dev/zero > "$0/filling" 2> /dev/null || true')
        parent = Parent(app)
        parent.sign_in(letters[0]["username"], letters[0]["password"])
        parent.activate()
        parent.at_home(name_of(letters[0]))
        parent.open_children(2)
        parent.begin_grouping()
        parent.add_letter(letters[1]["username"], letters[1]["password"], name_of(letters[1]))
        parent.check()
        parent.confirm()
        parent.press("Done")
        for child in children_of(letters[1]):
            app.wait(child)
        self.assertIn("No space left", (self.desktop.logs / "app").read_text())
        self.assertEqual(app.quit(), 0)

    def test_home_that_is_read_only(self):
        app = self.open_on_disk('mount -o remount,ro "$0"')
        self.sign_in(app, stay=True)
        wait_for(lambda: secrets_of(self.desktop), "the session to be in the keyring")
        mounts = pathlib.Path(f"/proc/{app.process.pid}/mounts").read_text()
        self.assertIn(f"{self.desktop.path('home')} tmpfs ro,", mounts)
        self.assertEqual(app.quit(), 0)

    def test_one_pupil_after_the_other(self):
        """Two persons of one machine, each with a home of their own; the machine itself keeps nothing of the first."""
        other = Desktop(*self.size)
        self.addCleanup(other.stop)
        app = self.open()
        self.sign_in(app, stay=True)
        wait_for(lambda: secrets_of(self.desktop), "the session to be in the keyring")
        self.assertEqual(app.quit(), 0)
        first, self.desktop = self.desktop, other
        self.addCleanup(setattr, self, "desktop", first)
        app = self.open()
        self.assertEqual(app.field("Username").text, "")
        self.assertEqual(secrets_of(other), [])
        found = subprocess.run(["grep", "-rlaF", self.letter["username"], other.path("home"), other.path("run")],
                               check=False, capture_output=True, text=True)
        self.assertEqual(found.stdout, "")


if __name__ == "__main__":
    unittest.main()
