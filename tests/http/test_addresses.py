#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Failures are counted by the client's address, which only a trusted proxy may tell."""

import tempfile
import unittest

from service import Client, DemoCase, Service

TRIES = 100      # an address may fail in an hour


def fail(client, address, number):
    """A wrong sign-in with a username nobody has used yet, said to come from @address."""
    answer = client.post("sessions", {"username": f"nobody{number}", "password": "x"}, headers={"X-Forwarded-For": address})
    return answer.status


class Addresses(unittest.TestCase):
    def exhaust(self, client, address):
        self.assertEqual({fail(client, address, number) for number in range(TRIES)}, {401})

    def test_a_trusted_proxy_is_believed(self):
        with Service("--demo", "--trusted-proxies", "127.0.0.1") as service:
            client = Client(service)
            self.exhaust(client, "203.0.113.7")
            self.assertEqual(fail(client, "203.0.113.7", 1000), 429)
            self.assertEqual(fail(client, "198.51.100.1, 203.0.113.7", 1001), 429, "the last hop counts, not the first")
            self.assertEqual(fail(client, "203.0.113.7, 127.0.0.1", 1002), 429, "a trusted hop is passed over")
            self.assertEqual(fail(client, "203.0.113.8", 1003), 401)
            self.assertEqual(fail(client, "2001:db8::1", 1004), 401)

    def test_anybody_else_is_not(self):
        with Service("--demo") as service:
            client = Client(service)
            for number in range(TRIES):
                fail(client, f"203.0.113.{number}", number)
            self.assertEqual(fail(client, "203.0.113.250", 1000), 429)

    def test_a_unix_socket(self):
        with tempfile.TemporaryDirectory() as folder, \
                Service("--demo", "--trusted-proxies", "unix", listen=f"unix:{folder}/socket") as service:
            client = Client(service)
            self.exhaust(client, "203.0.113.7")
            self.assertEqual(fail(client, "203.0.113.7", 1000), 429)
            self.assertEqual(fail(client, "203.0.113.8", 1001), 401)


class Success(DemoCase):
    def test_success_is_taken_back(self):
        """An address from which parents sign in well never has to wait."""
        letter = self.letter_of("Anaïs")
        for _ in range(TRIES + 5):
            self.assertEqual(Client(self.service).sign_in(letter["username"], letter["password"]).status, 201)


if __name__ == "__main__":
    unittest.main()
