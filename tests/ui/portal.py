# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A desktop's Camera portal, which says whether there is a camera, and never lets anybody use it."""

from gi.repository import Gio, GLib

from accessible import connect

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = """<node><interface name="org.freedesktop.portal.Camera">
<method name="AccessCamera"><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
<property name="IsCameraPresent" type="b" access="read"/></interface></node>"""
REFUSED = 1


class CameraPortal:
    def __init__(self, desktop, present):
        self.present = present
        self.bus = connect(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        self.bus.register_object(PATH, interface, self.on_call, self.on_property, None)
        self.bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
                           GLib.Variant("(su)", (NAME, 0)), None, Gio.DBusCallFlags.NONE, -1, None)

    def on_property(self, *_):
        return GLib.Variant("b", self.present)

    def on_call(self, _bus, sender, _path, _interface, _method, arguments, call):
        token = arguments.unpack()[0]["handle_token"]
        request = f"{PATH}/request/{sender[1:].replace('.', '_')}/{token}"
        call.return_value(GLib.Variant("(o)", (request,)))
        self.bus.emit_signal(sender, request, "org.freedesktop.portal.Request", "Response",
                             GLib.Variant("(ua{sv})", (REFUSED, {})))
