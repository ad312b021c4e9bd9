#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A school's staff: a second factor before anything else, and nothing of another school."""

import base64
import hmac
import json
import struct
import time
import unittest
import urllib.parse

from service import Client, PASSWORD, StoreCase, ctl

STEP = 30      # seconds


def one_time_code(uri, step):
    """RFC 6238, with the secret of an otpauth: address."""
    secret = urllib.parse.parse_qs(urllib.parse.urlsplit(uri).query)["secret"][0]
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", step), "sha1")
    offset = digest[-1] & 15
    return f"{(struct.unpack_from('>I', digest, offset)[0] & 0x7fffffff) % 1000000:06}"


class StaffCase(StoreCase):
    def setUp(self):
        super().setUp()
        self.service = self.serve()
        self.addCleanup(self.service.stop)

    def hire(self, uai, username):
        """A new member of staff who is signed in and has activated the account: (client, otpauth URI)."""
        letter = json.loads(ctl(self.store, "staff", "add", uai, username, "--json"))["letters"][0]
        client = Client(self.service)
        self.assertEqual(client.sign_in(letter["username"], letter["password"]).status, 201)
        answer = client.post("account/activation", {"new_password": PASSWORD, "email": f"{username}@school.example"})
        self.assertEqual(answer.status, 200, answer.body)
        return client

    def enrol(self, client):
        """Gives the address of the secret, once a code of it was confirmed."""
        uri = client.post("account/otp", None).json["otpauth_uri"]
        code = one_time_code(uri, int(time.time()) // STEP)
        answer = client.post("account/otp/confirm", {"code": code})
        self.assertEqual(answer.status, 204, answer.body)
        return uri

    def staff(self, uai, username="secretariat"):
        client = self.hire(uai, username)
        self.enrol(client)
        return client


class SecondFactor(StaffCase):
    def test_nothing_without_it(self):
        client = self.hire("0340001A", "secretariat")
        for path in ("account", "children", "sessions", "groupings", "account/events"):
            answer = client.get(path)
            self.assertProblem(answer, 401, "otp-required")
            self.assertTrue(answer.headers["WWW-Authenticate"])
        self.assertProblem(client.patch("account", {"language": "en"}), 401, "otp-required")
        self.enrol(client)
        self.assertEqual(client.get("account").json["kind"], "staff")

    def test_a_wrong_code(self):
        client = self.hire("0340001A", "secretariat")
        client.post("account/otp", None)
        answer = client.post("account/otp/confirm", {"code": "000000"})
        self.assertEqual(answer.status, 422, answer.body)
        self.assertProblem(client.get("account"), 401, "otp-required")

    def test_sign_in(self):
        uri = self.enrol(self.hire("0340001A", "secretariat"))
        client = Client(self.service)
        self.assertProblem(client.sign_in("secretariat", PASSWORD), 401, "otp-required")
        self.assertProblem(client.sign_in("secretariat", PASSWORD, otp="000000"), 401, "invalid-credentials")
        step = int(time.time()) // STEP + 1      # the one of now was used to confirm
        answer = client.sign_in("secretariat", PASSWORD, otp=one_time_code(uri, step))
        self.assertEqual((answer.status, answer.json["scope"]), (201, "full"), answer.body)
        self.assertEqual(client.get("account").json["username"], "secretariat")
        again = Client(self.service).sign_in("secretariat", PASSWORD, otp=one_time_code(uri, step))
        self.assertProblem(again, 401, "invalid-credentials")

    def test_not_for_parents(self):
        letter = self.letters[0]
        client = Client(self.service)
        client.sign_in(letter["username"], letter["password"])
        self.assertProblem(client.post("account/otp", None), 403, "activation-required")


if __name__ == "__main__":
    unittest.main()
