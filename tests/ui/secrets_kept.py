# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What stands in a desktop's keyring, as any other program finds it there."""

from gi.repository import Gio, GLib

from accessible import connect
from deadline import Vanished

SCHEMA = "fr.fratrie.Session"
NAME = "org.freedesktop.secrets"
SERVICE = "/org/freedesktop/secrets"
INTERFACE = "org.freedesktop.Secret."
LIMIT = 60_000      # milliseconds for one call


class Secrets:
    def __init__(self, desktop):
        self.bus = connect(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])

    def call(self, path, interface, method, signature, *arguments):
        try:
            return self.bus.call_sync(NAME, path, interface, method, GLib.Variant(signature, arguments), None,
                                      Gio.DBusCallFlags.NONE, LIMIT, None).unpack()
        except GLib.Error as error:
            if error.matches(Gio.DBusError.quark(), Gio.DBusError.UNKNOWN_METHOD):
                raise Vanished(f"{path} is gone") from error
            raise

    def lock(self):
        self.call(SERVICE, INTERFACE + "Service", "Lock", "(ao)", [SERVICE + "/collection/login"])

    def are_served(self):
        return self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                                  GLib.Variant("(s)", (NAME,)), None, Gio.DBusCallFlags.NONE, LIMIT, None).unpack()[0]

    def read(self):
        session = self.call(SERVICE, INTERFACE + "Service", "OpenSession", "(sv)", "plain", GLib.Variant("s", ""))[1]
        for item in self.call(SERVICE, INTERFACE + "Service", "SearchItems", "(a{ss})", {"xdg:schema": SCHEMA})[0]:
            attributes = self.call(item, "org.freedesktop.DBus.Properties", "Get", "(ss)", INTERFACE + "Item",
                                   "Attributes")[0]
            secret = self.call(item, INTERFACE + "Item", "GetSecret", "(o)", session)[0][2]
            yield attributes | {"secret": bytes(secret).decode()}


def secrets_of(desktop):
    """Each secret of ours: its schema, its attributes, and the secret itself."""
    return list(Secrets(desktop).read())
