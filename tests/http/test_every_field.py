#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Every field, parameter and token of every request that the contract's document knows, as nobody should send it."""

import json
import re
import socket
import unittest
import urllib.parse

from contract import JSON, operations, sample
from service import DEADLINE, Client, activate, ctl
from test_staff import StaffCase

OWN, OTHER = "0340001A", "0340003C"
LINE = "ANOTHER-LINE-OF-THE-LOG"
HOSTILE = ["", " ", "'; DROP TABLE account; --", f"a\r\nX-Evil: 1\r\n\r\n{LINE}", "../../../etc/passwd", "<b>%s%n</b>",
           "\u202e\u0301", "\U0001f600" * 20, "%00%0a", "{}", "a" * 50000, "-1", "9" * 40]
WRONG_TYPES = {"string": [None, 7, 1.5, True, [], {}, ["x"]], "boolean": [None, 0, "true", [], {}],
               "array": [None, 7, "x", True, {}, [[]], [None], [7]]}
NOT_UTF8 = [b"\xff\xfe", b"\xc0\x80", b"\xed\xa0\x80", b"\xe9", b"\\ud800", b"\\u0000", b"\x00", b"\n"]
WRONG_QUERIES = {"integer": ["", "x", "-1", "1e3", "1.5", "9" * 40, "0x1", "%00"], "boolean": ["", "yes", "1", "TRUE"],
                 "string": []}
IN_PATH = ["%00", "%ff", "..", "%2e%2e%2f", "a%2fb", "%0d%0aX-Evil:%201", "'%20OR%201=1--", "a" * 8000, "-1", "9" * 40,
           "%F0%9F%98%80"]


class EveryField(StaffCase):
    def setUp(self):
        super().setUp()
        self.own = [letter for letter in self.letters if letter["uai"] == OWN]
        self.staff_here, self.staff_there = self.staff(OWN), self.staff(OTHER, "elsewhere")
        self.parent, self.other_parent = self.parent_of(self.own[0]), self.parent_of(self.own[1])
        self.newcomer = self.signed_in(self.own[2])
        self.grouping = self.parent.post("groupings", {}).json["id"]
        self.values = {"uai": OWN, "username": self.own[3]["username"], "id": self.grouping}
        self.changed = False      # whether anything was asked that was not refused
        self.before = self.kept()

    def kept(self):
        """All that is in the store, but for what counts failures, and for the last ids given: of a row that was not kept
        PostgreSQL does not take its id back."""
        path = self.folder / "kept"
        ctl(self.store, "backup", "--force", path)
        tables = re.split(r"^(?:table|end) ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:-1]
        self.assertGreater(len(tables), 20)
        return [re.sub(r"^(\w+) \d+\n", r"\1\n", table) for table in tables
                if not table.startswith(("throttle ", "email_code "))]

    def signed_in(self, letter):
        client = Client(self.service)
        answer = client.sign_in(letter["username"], letter["password"])
        self.assertEqual(answer.status, 201, answer.body)
        return client

    def parent_of(self, letter):
        client = self.signed_in(letter)
        self.assertEqual(activate(client).status, 200)
        return client

    def client_for(self, operation):
        if operation.is_open:
            return Client(self.service)
        if operation.of_school:
            return self.staff_here
        return {"/api/v1/account/activation": self.newcomer}.get(operation.path, self.parent)

    def fill(self, operation, **values):
        path = operation.path
        for name in operation.in_path:
            path = path.replace("{%s}" % name, {**self.values, **values}[name])
        return path

    def ask(self, operation, body=None, client=None, query="", **values):
        """The answer, which must be one of the contract's."""
        content = {"Content-Type": operation.media_types[0]} if body is not None and operation.body is None else {}
        answer = (client or self.client_for(operation)).ask(operation.method, self.fill(operation, **values) + query, body,
                                                            headers=content)
        self.assertLess(answer.status, 500, answer.body)
        self.assertNotIn("X-Evil", answer.headers)
        if answer.status >= 400:
            self.assertTrue(answer.problem)
        elif operation.method != "GET":
            self.changed = True
        return answer

    def bodies(self):
        """(operation, a body that fits its schema)"""
        found = [(operation, sample(operation.body)) for operation in operations() if operation.body is not None]
        self.assertGreater(len(found), 20)
        return found

    def fields(self):
        """(operation, a body, name and schema of one of its fields)"""
        for operation, body in self.bodies():
            for name, schema in operation.fields.items():
                with self.subTest(f"{operation} {name}"):
                    yield operation, body, name, schema

    def end(self, may_change=False):
        """Nothing that was sent has broken anything, or stands in the log; what was refused has changed nothing."""
        if not may_change:
            self.assertFalse(self.changed, "everything was refused")
            self.assertEqual(self.kept(), self.before)
        self.assertEqual(Client(self.service).get("/readyz").status, 200)
        log = self.service.log()
        self.assertNotIn(LINE, log)
        for client in (self.parent, self.staff_here, self.newcomer):
            self.assertNotIn(client.token, log)
            self.assertNotIn(client.tokens["refresh_token"], log)
        ctl(self.store, "verify")

    def test_missing_and_unknown(self):
        for operation, body in self.bodies():
            with self.subTest(str(operation)):
                self.assertField(self.ask(operation, {**body, "surplus": 1}), "/surplus")
                for name in operation.required:
                    rest = {key: value for key, value in body.items() if key != name}
                    self.assertField(self.ask(operation, rest), f"/{name}")
        self.end()

    def test_wrong_type(self):
        for operation, body, name, schema in self.fields():
            for wrong in WRONG_TYPES[schema["type"]]:
                problem = self.assertProblem(self.ask(operation, {**body, name: wrong}), 422, "invalid-request")
                self.assertTrue(problem["errors"][0]["pointer"].startswith(f"/{name}"), (wrong, problem))
        self.end()

    def test_too_short_or_long(self):
        for operation, body, name, schema in self.fields():
            if schema["type"] == "array":
                wrong = [[sample(schema["items"])] * (schema["maxItems"] + 1)]
                wrong += [[]] if schema.get("minItems") else []
            else:
                wrong = ["x" * (schema["maxLength"] + 1)] if "maxLength" in schema else []
                wrong += [""] if schema.get("minLength") else []
                wrong += ["neither"] if "enum" in schema else []
            for value in wrong:
                self.assertField(self.ask(operation, {**body, name: value}), f"/{name}")
        self.end()

    def test_wrong_encoding(self):
        for operation, body, name, _ in self.fields():
            text = json.dumps({**body, name: "MARK"}).encode()
            for wrong in NOT_UTF8:
                self.assertProblem(self.ask(operation, text.replace(b"MARK", wrong)), 400, "invalid-request")
        for operation, body in self.bodies():
            with self.subTest(str(operation)):
                for encoding in ("utf-16", "utf-32", "utf-8-sig"):
                    self.assertProblem(self.ask(operation, json.dumps(body).encode(encoding)), 400, "invalid-request")
        self.end()

    def test_hostile(self):
        for operation, body, name, schema in self.fields():
            for hostile in HOSTILE:
                value = [hostile] if schema["type"] == "array" else hostile
                if schema["type"] != "boolean":
                    self.ask(operation, {**body, name: value})
        self.end(may_change=True)

    def test_no_json(self):
        for operation, _ in self.bodies():
            with self.subTest(str(operation)):
                for wrong in (b"", b"{", b"[]", b"null", b"7", b'{"a":1,}', b"{'a':1}", b"{}{}", b'{"a":1,"a":2}',
                              b'{"a":1e400}', b"[" * 30000 + b"]" * 30000, b'{"a":' * 10000 + b"1" + b"}" * 10000):
                    self.assertProblem(self.ask(operation, wrong), 400, "invalid-request")
        self.end()

    def test_queries(self):
        for operation in operations():
            with self.subTest(str(operation)):
                self.assertField(self.ask(operation, self.body_of(operation), query="?surplus=1"), "?surplus")
                for name, schema in operation.in_query.items():
                    wrong = WRONG_QUERIES[schema["type"]] + (["", "x", "ACTIVATED"] if "enum" in schema else [])
                    wrong += ["x" * (schema["maxLength"] + 1)] if "maxLength" in schema else []
                    for value in wrong:
                        answer = self.ask(operation, self.body_of(operation), query=f"?{name}={value}")
                        self.assertIn(answer.status, (400, 422), (name, value))
                    for hostile in HOSTILE:
                        quoted = urllib.parse.quote(hostile[:5000], safe="")
                        self.ask(operation, self.body_of(operation), query=f"?{name}={quoted}&{name}={quoted}")
                if operation.method == "DELETE":
                    continue      # it would be done
                for broken in ("?", "?&", "?=", "?%", "?%ff=%ff", "?" + "a&" * 50):
                    self.ask(operation, self.body_of(operation), query=broken)
        self.end()

    def body_of(self, operation):
        """One that is refused in the end, so that nothing is done; where there can be none, nothing."""
        return {"surplus": 1} if operation.body is not None else b"x" if operation.media_types else None

    def test_paths(self):
        for operation in operations():
            for name in operation.in_path:
                with self.subTest(f"{operation} {name}"):
                    for hostile in IN_PATH:
                        answer = self.ask(operation, self.body_of(operation), **{name: hostile})
                        self.assertGreaterEqual(answer.status, 400, hostile)
        self.end()

    def test_tokens(self):
        ended = self.parent_of(self.own[4])
        self.assertEqual(ended.delete("sessions/current").status, 204)
        self.before = self.kept()
        cut, longer = Client(self.service, self.parent.token[:-1]), Client(self.service, self.parent.token + "a")
        refresh = Client(self.service, self.parent.tokens["refresh_token"])
        for operation in operations():
            if operation.is_open:
                continue
            with self.subTest(str(operation)):
                body = sample(operation.body) if operation.body is not None else self.body_of(operation)
                for client in (Client(self.service), ended, cut, longer, refresh):
                    self.assertProblem(self.ask(operation, body, client), 401, "session-expired")
                if operation.of_school:
                    for client in (self.parent, self.staff_there):
                        self.assertProblem(self.ask(operation, body, client), 403, "forbidden")
                    self.assertProblem(self.ask(operation, body, uai="0000000A"), 403, "forbidden")
                    self.assertProblem(self.ask(operation, body, self.newcomer), 403, "forbidden")
        self.end()

    # What a letter alone opens: a look at the children, and the way to one's own password.
    BEFORE_ACTIVATION = {"GET /api/v1/account", "GET /api/v1/children", "POST /api/v1/account/activation",
                         "DELETE /api/v1/sessions/current"}

    def test_before_activation(self):
        for operation in operations():
            if operation.is_open or operation.of_school or str(operation) in self.BEFORE_ACTIVATION:
                continue
            with self.subTest(str(operation)):
                body = sample(operation.body) if operation.body is not None else self.body_of(operation)
                self.assertProblem(self.ask(operation, body, self.newcomer), 403, "activation-required")

    def test_what_is_another_parents(self):
        """As if it were not there."""
        session = self.parent.tokens["session_id"]
        for operation in operations():
            if operation.is_open or operation.of_school or not operation.in_path:
                continue
            with self.subTest(str(operation)):
                body = sample(operation.body) if operation.body is not None else None
                found = session if "sessions" in operation.path else self.grouping
                self.assertProblem(self.ask(operation, body, self.other_parent, id=found), 404, "not-found")
        self.assertEqual(self.parent.get(f"groupings/{self.grouping}").json["state"], "proposed")
        self.end()

    # An id is written in one way; what merely begins like one is nothing's.
    NEARLY = ["%sx", "0%s", "+%s", "%%20%s", "%s%%20", "%s.0", "%s%%0a"]

    def test_what_is_nearly_an_id(self):
        own = {"sessions": self.parent.tokens["session_id"], "groupings": self.grouping}
        for operation in operations():
            found = next((id for name, id in own.items() if f"/{name}/{{id}}" in operation.path), None)
            for nearly in self.NEARLY if found else []:
                with self.subTest(f"{operation} {nearly}"):
                    body = sample(operation.body) if operation.body is not None else None
                    self.assertProblem(self.ask(operation, body, id=nearly % found), 404, "not-found")
        child = self.newcomer.get("children").json["children"][0]["id"]
        for nearly in self.NEARLY:
            rejected = [urllib.parse.unquote(nearly % child)]
            with self.subTest(rejected):
                self.assertField(activate(self.newcomer, rejected_children=rejected), "/rejected_children/0")
                self.assertField(self.parent.post("break-requests", {"child_id": rejected[0]}), "/child_id")
        self.end()

    def cut_half_way(self, operation):
        """A connection on which the body ends too early."""
        body = json.dumps(sample(operation.body)).encode() if operation.body is not None else b"<BEE_ELEVES>"
        head = (f"{operation.method} {self.fill(operation)} HTTP/1.1\r\nHost: localhost\r\n"
                f"Authorization: Bearer {self.client_for(operation).token}\r\n"
                f"Content-Type: {JSON if operation.body is not None else 'application/xml'}\r\n"
                f"Content-Length: {len(body) + 1}\r\n\r\n")
        peer = socket.create_connection(("127.0.0.1", self.service.port), timeout=DEADLINE)
        self.addCleanup(peer.close)
        peer.sendall(head.encode() + body)
        peer.shutdown(socket.SHUT_WR)
        return peer

    def test_cut_half_way(self):
        """The body of each request, with a token that is good: it is as if nobody had asked. All at once, since the service
        waits for the rest until the connection's time is over."""
        peers = {str(operation): self.cut_half_way(operation) for operation in operations() if operation.media_types}
        for operation, peer in peers.items():
            with self.subTest(operation):
                self.assertNotIn(b"HTTP/1.1 2", peer.recv(65536))
        self.end()


if __name__ == "__main__":
    unittest.main()
