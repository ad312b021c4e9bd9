#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Each field of each request: missing, of a wrong type, unknown, hostile. None gets through, none is logged."""

import json
import unittest

from service import DemoCase, PASSWORD

HOSTILE = ["' OR 1=1 --", "a\r\nX-Evil: 1", "../../etc/passwd", "<script>", "\u202e", "%00", "a" * 60000, "\U0001f600", "\\",
           "{}"]
WRONG_TYPES = [None, 7, 1.5, True, [], {}, [[]]]


class Fields(DemoCase):
    def requests(self):
        """(client, method, path, a body that has every field) of each route with a body."""
        first = self.letter_of("Anaïs")
        active = self.activated(self.letter_of("Sophie"))
        grouping = active.post("groupings", {}).json["id"]
        return [
            (self.client, "POST", "sessions", {"username": first["username"], "password": "x", "device_name": "d",
                                               "persistent": False}),
            (self.client, "POST", "sessions/refresh", {"refresh_token": "x"}),
            (self.signed_in(first), "POST", "account/activation", {
                "new_password": PASSWORD, "email": "a@courriel.example", "phone": "0612345678", "language": "fr",
                "rejected_children": ["1"]}),
            (active, "PATCH", "account", {"email": "a@courriel.example", "phone": "0612345678", "language": "fr"}),
            (active, "POST", "account/password", {"current_password": PASSWORD, "new_password": PASSWORD + "x"}),
            (active, "POST", "account/email/confirm", {"code": "12345678"}),
            (self.client, "POST", "recovery/username", {"email": "a@courriel.example"}),
            (self.client, "POST", "recovery/password", {"username": "x"}),
            (self.client, "POST", "recovery/password/confirm", {"username": "x", "code": "x", "new_password": PASSWORD}),
            (active, "POST", "break-requests", {"child_id": "1", "reason": "x"}),
            (active, "POST", "groupings", {}),
            (active, "POST", f"groupings/{grouping}/accounts", {"username": "x", "password": "x"}),
            (active, "POST", f"groupings/{grouping}/confirm", {"digest": "x"}),
        ]

    OPTIONAL = {"device_name", "persistent", "phone", "language", "rejected_children", "reason"}

    def test_unknown(self):
        for client, method, path, body in self.requests():
            with self.subTest(path):
                self.assertField(client.ask(method, path, {**body, "surplus": 1}), "/surplus")

    def test_missing(self):
        for client, method, path, body in self.requests():
            for name in body.keys() - self.OPTIONAL - ({"email"} if method == "PATCH" else set()):
                with self.subTest(f"{path} {name}"):
                    rest = {key: value for key, value in body.items() if key != name}
                    self.assertField(client.ask(method, path, rest), f"/{name}")

    def test_wrong_type(self):
        for client, method, path, body in self.requests():
            for name, value in body.items():
                for wrong in WRONG_TYPES:
                    if type(wrong) is not type(value) and wrong is not None:
                        with self.subTest(f"{path} {name} {wrong!r}"):
                            self.assertField(client.ask(method, path, {**body, name: wrong}), f"/{name}")

    def test_hostile(self):
        """Nothing but problems of the request's own; no answer carries what was sent into a header."""
        for client, method, path, body in self.requests():
            for name, value in body.items():
                for hostile in HOSTILE if isinstance(value, str) else []:
                    with self.subTest(f"{path} {name} {hostile[:20]!r}"):
                        answer = client.ask(method, path, {**body, name: hostile})
                        self.assertLess(answer.status, 500, answer.body)
                        self.assertNotIn("X-Evil", answer.headers)

    def test_no_json(self):
        for body in (b"", b"{", b"[]", b"null", b'"x"', b"{'a':1}", b'{"a":1,}', b'{"username":"a","username":"b"}', b"\xff",
                     b'{"username":"\\u0000"}', b'{"username":"\\ud800"}', b'{"username":1e400}', b"\xef\xbb\xbf{}",
                     b"[" * 30000, b'{"a":' * 13000, b"{}{}"):
            with self.subTest(body[:20]):
                self.assertProblem(self.client.post("sessions", body), 400, "invalid-request")

    def test_a_query_nobody_knows(self):
        self.assertField(self.client.get("/healthz?surplus=1"), "?surplus")
        client = self.activated(self.letter_of("Sophie"))
        self.assertField(client.get("account/events?limit=x"), "?limit")
        self.assertField(client.get("account/events?before=-1"), "?before")

    def test_not_my_child(self):
        letter = self.letter_of("Anaïs", uai="0340001A")
        client = self.signed_in(letter)
        children = client.get("children").json["children"]
        strange = {"new_password": PASSWORD, "email": "a@courriel.example", "rejected_children": [children[0]["id"], "999999"]}
        self.assertField(client.post("account/activation", strange), "/rejected_children/1")
        strange["rejected_children"].pop()
        self.assertEqual(client.post("account/activation", strange).status, 200)
        self.assertEqual([child["id"] for child in client.get("children").json["children"]], [children[1]["id"]])

    def test_contact(self):
        client = self.activated(self.letter_of("Sophie"))
        for name, values in {"email": ["", "x", "a@b@c", "a b@c.fr", "a@" + "b" * 300], "phone": ["", "abc", "1" * 50],
                             "language": ["", "FR", "french", "x"]}.items():
            for value in values:
                with self.subTest(f"{name} {value[:20]}"):
                    self.assertField(client.patch("account", {name: value}), f"/{name}")

    def test_nothing_secret_is_logged(self):
        secret = "unlikely-secret-4711"
        self.client.sign_in(secret, secret)
        self.client.post("sessions/refresh", {"refresh_token": secret})
        self.client.get("children", headers={"Authorization": "Bearer " + secret})
        self.client.get(f"/{secret}?{secret}={secret}")
        self.client.post("sessions", json.dumps({secret: secret}).encode())
        self.activated(self.letter_of("Sophie"))
        log = self.service.log()
        for word in (secret, PASSWORD, self.letter_of("Sophie")["password"]):
            self.assertNotIn(word, log)


if __name__ == "__main__":
    unittest.main()
