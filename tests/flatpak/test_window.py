#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The app in its sandbox, used as a parent uses it: the main job, the keyring by both its roads, a school's policy."""

import os
import pathlib
import shutil
import subprocess
import unittest

from accessible import INTERFACES, ROOT, Tree
from app import App
from case import WindowCase
from deadline import wait_for
from desktop import Desktop
from installed import APP, INSTALLATION, Flatpak, extension_folder, install, scratch
from letters import children_of, name_of
from parent import Parent
from secrets_kept import secrets_of

SERVICES = pathlib.Path("/usr/share/dbus-1/services")
# What a sandbox and a screen reader need of a session, and what portals need besides.
ALWAYS = ["org.a11y.Bus", "org.freedesktop.Flatpak"]
PORTALS = ["ca.desrt.dconf", "org.freedesktop.impl.portal.PermissionStore", "org.freedesktop.impl.portal.desktop.gtk",
           "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Documents"]
NAME = "fratrie"
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={path}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class SandboxDesktop(Desktop):
    """A desktop with flatpak on it, and with portals or without."""

    portals = False
    system = None               # (nullable) in place of /var/lib/flatpak

    def make_environment(self, language):
        """What is not there inside of the sandbox is not named."""
        environment = super().make_environment(language)
        for name in ("GSETTINGS_SCHEMA_DIR", "GSETTINGS_BACKEND", "FRATRIE_LOCALE_DIR", "LOCPATH"):
            environment.pop(name, None)
        environment["FLATPAK_USER_DIR"] = str(INSTALLATION)
        environment["FLATPAK_SYSTEM_DIR"] = str(self.system or self.path("system"))
        return environment

    def write_settings(self, width, height):
        """The sandbox has a configuration of its own."""
        super().write_settings(width, height)
        shutil.copytree(self.path("home/config"), self.path(f"home/.var/app/{APP}/config"))

    def start_bus(self):
        services = self.path("services")
        services.mkdir()
        for name in ALWAYS + (PORTALS if self.portals else []):
            (services / f"{name}.service").symlink_to(SERVICES / f"{name}.service")
        config = self.path("bus.conf")
        config.write_text(BUS.format(path=self.path("run/bus"), services=services), encoding="utf-8")
        bus = self.start("bus", ["dbus-daemon", "--nofork", "--print-address", f"--config-file={config}"],
                         stdout=subprocess.PIPE)
        with bus.stdout as answer:
            return answer.readline().decode().strip()


class PortalDesktop(SandboxDesktop):
    portals = True


class SandboxedApp(App):
    """Its process is not the one that comes to the bus: in between stands the sandbox's proxy."""

    def __init__(self, desktop, *arguments):
        # Whatever a library of the runtime warns of is its own affair.
        super().__init__(desktop, "run", "--user", APP, *arguments, program="flatpak", environment={"G_DEBUG": ""})

    def find_tree(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the app has ended with {self.process.returncode}")
        return self.on_the_bus()

    def on_the_bus(self):
        """By its name: portals have windows as well."""
        accessibility = self.desktop.accessibility
        for owner, _ in accessibility.registry.call(ROOT, INTERFACES + "Accessible", "GetChildren")[0]:
            tree = Tree(accessibility.bus, owner)
            if tree.call(ROOT, "org.freedesktop.DBus.Properties", "Get", "(ss)", INTERFACES + "Accessible", "Name")[0] == NAME:
                return tree
        return None

    def quit(self):
        """As a parent does; then waits until it is off the accessibility bus as well."""
        code = super().quit()
        wait_for(lambda: self.on_the_bus() is None, "the app to leave the accessibility bus")
        return code


class SandboxCase(WindowCase):
    desktop_type = SandboxDesktop

    @classmethod
    def setUpClass(cls):
        with scratch() as home:
            install(Flatpak(home))

    def make_desktop(self):
        return self.desktop_type(*self.size, language=self.language)

    def run_app(self, *arguments):
        app = SandboxedApp(self.desktop, *arguments)
        self.apps.append(app)
        return app

    def stay_signed_in(self):
        """Signs in once to stay, closes, and opens again: whoever comes back is at home at once."""
        letter = self.demo_letters().where("Karim", state="active")
        app = self.run_app("--server", self.service.address)
        parent = Parent(app)
        parent.sign_in(letter["username"], letter["password"], stay=True)
        parent.at_home(name_of(letter))
        self.wait_kept()
        app.quit()
        Parent(self.run_app("--server", self.service.address)).at_home(name_of(letter))


class Journey(SandboxCase):
    size = 640, 720

    def test_main_job(self):
        first, second, third = self.demo_letters().mother()
        app = self.run_app("--server", self.service.address)
        parent = Parent(app)
        parent.sign_in(first["username"], first["password"])
        parent.activate()
        parent.at_home(name_of(first))
        parent.open_children(2)
        parent.begin_grouping()
        for letter in (second, third):
            parent.add_letter(letter["username"], letter["password"], name_of(letter))
        parent.check()
        parent.confirm()
        parent.press("Done")
        for letter in (first, second, third):
            for child in children_of(letter):
                app.wait(child)

    def test_sample_letters(self):
        """The service of the samples runs in the sandbox as well."""
        app = self.run_app("--demo")
        app.field("Username")
        app.press("Sample Letters")
        wait_for(lambda: ("frame", "Sample Letters") in app.windows(), "the window with the sample letters")


class French(SandboxCase):
    language = "fr"

    def test_it_speaks_french(self):
        self.demo_letters()
        app = self.run_app("--server", self.service.address)
        app.field("Identifiant")


class SecretService(SandboxCase):
    """A desktop without portals: the token lies in the session's keyring."""

    def wait_kept(self):
        wait_for(lambda: len(secrets_of(self.desktop)) == 1, "the token to be in the keyring")

    def test_stay_signed_in(self):
        self.stay_signed_in()


class SecretPortal(SandboxCase):
    """A desktop with the Secret portal: the token lies in a file of the app's own, under a key of the portal's."""

    desktop_type = PortalDesktop

    def keyring(self):
        return self.desktop.path(f"home/.var/app/{APP}/data/keyrings/default.keyring")

    def wait_kept(self):
        wait_for(lambda: self.keyring().exists(), "the app's own keyring to be there")
        self.assertEqual(secrets_of(self.desktop), [], "nothing of it is in the session's keyring")

    def test_stay_signed_in(self):
        self.stay_signed_in()


class Policy(SandboxCase):
    def test_the_administrator_decides(self):
        self.demo_letters()
        policy = extension_folder(self.desktop.path("system")) / "policies.json"
        policy.write_text(f'{{"server": "{self.service.address}", "shared_computer": true}}')
        app = self.run_app()
        if os.getuid() == 0:
            app.field("Username")       # no address is asked for
            self.assertIsNone(app.find("Stay Signed In"))
        else:
            app.wait_text("belongs to the person")


if __name__ == "__main__":
    unittest.main()
