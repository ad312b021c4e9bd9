#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A school's network, from inside of the sandbox: its proxy, and its own certificate authority."""

import os
import pathlib
import subprocess
import unittest

from deadline import wait_for
from desktop import BUILD
from letters import name_of
from parent import Parent
from proxies import Proxy
from proxy import Line
from sandboxed import PortalDesktop, SandboxCase, SandboxDesktop

HOST = "fratrie.example"        # nobody's, by RFC 2606: only a proxy could know it
ADDRESS = f"https://{HOST}"
UNREACHED = "The service cannot be reached."
UNPROVEN = "The service cannot prove who it is, so nothing was sent."
CERTIFICATES = BUILD / "tests/unit"
TRUSTED = pathlib.Path("/etc/ssl/certs/ca-certificates.crt")     # what update-ca-certificates writes


class ProxyCase(SandboxCase):
    def setUp(self):
        super().setUp()
        self.proxy = Proxy()
        self.addCleanup(self.proxy.close)

    def assert_proxied(self):
        app = self.run_app("--server", ADDRESS)
        wait_for(lambda: f"{HOST}:443" in self.proxy.asked, "the app to ask the proxy")
        app.wait_text(UNREACHED)


class EnvironmentCase(ProxyCase):
    """A desktop without settings of its own; its session has the proxy in its environment, and so has what the bus starts."""

    def name_proxy(self):
        named = {"https_proxy": self.proxy.address, "XDG_CURRENT_DESKTOP": "XFCE"}
        self.desktop.environment.update(named)
        subprocess.run(["dbus-update-activation-environment", *named], env=self.desktop.environment, check=True)


class Environment(EnvironmentCase):
    def test_followed(self):
        self.name_proxy()
        self.assert_proxied()


class EnvironmentOfPortals(EnvironmentCase):
    desktop_type = PortalDesktop

    def test_followed(self):
        self.name_proxy()
        self.assert_proxied()


class GnomeDesktop(PortalDesktop):
    """It runs files of automatic configuration for whoever asks, which here is the portal."""

    services = [*PortalDesktop.services, "org.gtk.GLib.PACRunner"]


class Settings(ProxyCase):
    """GNOME's, of the machine: the sandbox sees nothing of them and asks through the portal."""

    desktop_type = GnomeDesktop

    def set(self, schema, **keys):
        for key, value in keys.items():
            subprocess.run(["gsettings", "set", schema, key.replace("_", "-"), value], check=True,
                           env=self.desktop.environment)

    def set_manual(self, *kinds):
        for kind in kinds:
            self.set(f"org.gnome.system.proxy.{kind}", host="127.0.0.1", port=str(self.proxy.port))
        self.set("org.gnome.system.proxy", mode="manual", ignore_hosts="[]")

    def test_manual(self):
        self.set_manual("https")
        self.assert_proxied()

    def test_automatic_configuration(self):
        self.set("org.gnome.system.proxy", mode="auto", autoconfig_url=f"{self.proxy.address}/lab.pac")
        self.assert_proxied()
        self.assertIn("/lab.pac", self.proxy.asked)

    def test_this_machine_is_not_proxied(self):
        self.set_manual("http", "https")
        self.demo_letters()
        self.run_app("--server", self.service.address).field("Username")
        self.assertEqual(self.proxy.asked, [])


class LabDesktop(SandboxDesktop):
    """A machine whose administrator has added an authority of the school's: seen by what the bus starts, which is where
    flatpak asks, and by nothing else on this machine."""

    def start_bus(self):
        self.path("trusted").write_bytes(TRUSTED.read_bytes() + (CERTIFICATES / "authority.pem").read_bytes())
        self.bus_command = ["unshare", "--mount", *([] if os.getuid() == 0 else ["--map-root-user"]), "sh", "-c",
                            'mount --bind "$0" "$1" && shift && exec dbus-daemon "$@"', self.path("trusted"), TRUSTED]
        return super().start_bus()


class AuthorityCase(SandboxCase):
    def sign_in(self, certificate):
        letter = self.demo_letters().where("Karim", state="active")
        line = Line(self.service.port, CERTIFICATES / f"{certificate}.pem")
        self.addCleanup(line.close)
        app = self.run_app("--server", line.address)
        parent = Parent(app)
        parent.sign_in(letter["username"], letter["password"])
        return app, parent, letter


class OwnAuthority(AuthorityCase):
    desktop_type = LabDesktop

    def test_trusted(self):
        _, parent, letter = self.sign_in("good")
        parent.at_home(name_of(letter))

    def test_no_other_is(self):
        app, _, _ = self.sign_in("untrusted")
        app.wait_text(UNPROVEN)


class NoOwnAuthority(AuthorityCase):
    def test_not_trusted(self):
        app, _, _ = self.sign_in("good")
        app.wait_text(UNPROVEN)


if __name__ == "__main__":
    unittest.main()
