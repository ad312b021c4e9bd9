# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The app in its sandbox, on a desktop of a test's own."""

import pathlib
import shutil
import subprocess

from accessible import INTERFACES, ROOT, Tree
from app import App
from case import WindowCase
from deadline import wait_for
from desktop import Desktop
from installed import APP, INSTALLATION, Flatpak, install, scratch

SERVICES = pathlib.Path("/usr/share/dbus-1/services")
# What a sandbox and a screen reader need of a session, and what portals need besides.
NEEDED = ["org.a11y.Bus", "org.freedesktop.Flatpak"]
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
    """A desktop with flatpak on it, and without portals."""

    services = NEEDED
    bus_command = ["dbus-daemon"]
    system = None               # (nullable) in place of /var/lib/flatpak

    def make_environment(self, language):
        """What is not there inside of the sandbox is not named."""
        environment = super().make_environment(language)
        for name in ("GSETTINGS_SCHEMA_DIR", "GSETTINGS_BACKEND", "FRATRIE_LOCALE_DIR", "GIO_USE_PROXY_RESOLVER", "LOCPATH"):
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
        for name in self.services:
            (services / f"{name}.service").symlink_to(SERVICES / f"{name}.service")
        config = self.path("bus.conf")
        config.write_text(BUS.format(path=self.path("run/bus"), services=services), encoding="utf-8")
        bus = self.start("bus", [*self.bus_command, "--nofork", "--print-address", f"--config-file={config}"],
                         stdout=subprocess.PIPE)
        with bus.stdout as answer:
            return answer.readline().decode().strip()


class PortalDesktop(SandboxDesktop):
    services = NEEDED + PORTALS


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
