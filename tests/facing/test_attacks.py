#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""No request that could be read in two ways reaches a route: not of fratried alone, not through nginx."""

import socket
import tempfile
import unittest

import attacks
from nginx import Nginx
from service import DEADLINE, Client, Service


class Attacks:
    """What both roads have in common; a subclass says how to connect, and which attacks are for it alone."""

    @staticmethod
    def own_attacks(body):
        return {}

    def assert_refused(self, statuses, name):
        """Refusals, and then the end; what was smuggled behind got no answer."""
        for status in statuses:
            self.assertTrue(400 <= status <= 417 or status in (431, 501, 505), (name, status))

    def test_none_reaches_a_route(self):
        letter = next(letter for letter in self.client.get("/demo/letters").json["letters"]
                      if letter["state"] == "active")
        body = attacks.sign_in(letter)
        for name, attack in {**attacks.all_of(body), **self.own_attacks(body)}.items():
            with self.subTest(name):
                self.assert_refused(attacks.answers_to(self.connect(), attack), name)
        # Whoever was signed in by one of them would be among the devices.
        self.assertEqual(self.client.sign_in(letter["username"], letter["password"]).status, 201)
        devices = self.client.get("sessions").json["sessions"]
        self.assertEqual([device["device_name"] for device in devices], ["a test"])

    def test_a_clean_request_is_answered(self):
        request = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        self.assertEqual(attacks.answers_to(self.connect(), request), [200])


class Alone(Attacks, unittest.TestCase):
    own_attacks = staticmethod(attacks.for_fratried)

    def setUp(self):
        self.service = Service("--demo", "--idle-seconds", "10")
        self.addCleanup(self.service.stop)
        self.client = Client(self.service)

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.service.port), DEADLINE)


class ThroughNginx(Attacks, unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = f"{folder.name}/socket"
        self.service = Service("--demo", "--trusted-proxies", "unix", listen=f"unix:{path}")
        self.addCleanup(self.service.stop)
        self.nginx = self.enterContext(Nginx(path))
        self.client = Client(self.service)

    def connect(self):
        return self.nginx.connect()

    def test_none_is_forwarded(self):
        body = b"{}"
        for name, attack in attacks.all_of(body).items():
            with self.subTest(name):
                self.assert_refused(attacks.answers_to(self.connect(), attack), name)
                self.assertEqual(self.nginx.forwarded(), [])


if __name__ == "__main__":
    unittest.main()
