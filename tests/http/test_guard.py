#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What is no clean HTTP is refused, and its connection closed, before any route sees it."""

import json
import re
import socket
import unittest

from service import DEADLINE, DemoCase

HOST = b"Host: localhost\r\n"
POST = b"POST /api/v1/sessions HTTP/1.1\r\n" + HOST
GET = b"GET /healthz HTTP/1.1\r\n" + HOST
JSON = b"Content-Type: application/json\r\n"
# Were it read as a request of its own, there would be a second answer.
SMUGGLED = b"GET /.well-known/fratrie HTTP/1.1\r\n" + HOST + b"\r\n"

# Name: what is sent. Each gets one answer 4xx, or none, then the end of the connection.
REFUSED = {
    "both lengths": POST + JSON + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "both lengths, the other way":
        POST + JSON + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "chunks": POST + JSON + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n" + SMUGGLED,
    "chunks of bare LF": POST + JSON + b"Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n" + SMUGGLED,
    "an unknown coding": POST + JSON + b"Transfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n" + SMUGGLED,
    "a space before the colon": POST + JSON + b"Transfer-Encoding : chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n" + SMUGGLED,
    "two lengths": POST + JSON + b"Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}" + SMUGGLED,
    "two lengths that agree": POST + JSON + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}" + SMUGGLED,
    "a list of lengths": POST + JSON + b"Content-Length: 2, 2\r\n\r\n{}" + SMUGGLED,
    "a negative length": POST + JSON + b"Content-Length: -2\r\n\r\n{}" + SMUGGLED,
    "a length with a sign": POST + JSON + b"Content-Length: +2\r\n\r\n{}" + SMUGGLED,
    "two hosts": b"GET /healthz HTTP/1.1\r\n" + HOST + HOST + b"\r\n" + SMUGGLED,
    "no host": b"GET /healthz HTTP/1.1\r\n\r\n" + SMUGGLED,
    "two tokens": GET + b"Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n" + SMUGGLED,
    "TRACE": b"TRACE /healthz HTTP/1.1\r\n" + HOST + b"\r\n" + SMUGGLED,
    "CONNECT": b"CONNECT localhost:80 HTTP/1.1\r\n" + HOST + b"\r\n" + SMUGGLED,
    "an unknown method": b"BREW /healthz HTTP/1.1\r\n" + HOST + b"\r\n" + SMUGGLED,
    "a NUL": GET + b"X-Odd: a\x00b\r\n\r\n" + SMUGGLED,
    "a NUL and no more": GET + b"X-Odd:\x00\r\n\r\n" + SMUGGLED,
    "a NUL in the host": b"GET /healthz HTTP/1.1\r\nHost: localhost\x00.example\r\n\r\n" + SMUGGLED,
    "a NUL in the length": POST + JSON + b"Content-Length: 2\x005\r\n\r\n{}" + SMUGGLED,
    "a NUL in the address": b"GET /healthz\x00/x HTTP/1.1\r\n" + HOST + b"\r\n" + SMUGGLED,
    "a NUL in a name": GET + b"X\x00Odd: a\r\n\r\n" + SMUGGLED,
    "a header on two lines": GET + b"X-Odd: a\r\n b\r\n\r\n" + SMUGGLED,
    "lines that end in a bare LF": b"GET /healthz HTTP/1.1\nHost: localhost\n\n" + SMUGGLED,
    "one such line": GET + b"X-Odd: a\n\r\n" + SMUGGLED,
    "a control character": GET + b"X-Odd: a\x01b\r\n\r\n" + SMUGGLED,
    "a bare CR": b"GET /healthz HTTP/1.1\r\nHost: localhost\rX-Odd: y\r\n\r\n" + SMUGGLED,
    "a control character in the address": b"GET /health\x01z HTTP/1.1\r\n" + HOST + b"\r\n" + SMUGGLED,
    "a whole address": b"GET http://other/healthz HTTP/1.1\r\n" + HOST + b"\r\n" + SMUGGLED,
    "a body where there is none": GET + b"Content-Length: %d\r\n\r\n" % len(SMUGGLED) + SMUGGLED,
    "too large a body": POST + JSON + b"Content-Length: 65537\r\n\r\n" + b" " * 65537 + SMUGGLED,
    "300 MB announced": POST + JSON + b"Content-Length: 300000000\r\n\r\n" + b" " * 1_000_000,
    "one header of 1 MB": GET + b"X-Long: " + b"a" * 1_000_000 + b"\r\n\r\n" + SMUGGLED,
    "1 MB of headers": GET + b"X-Some: a\r\n" * 90_000 + b"\r\n" + SMUGGLED,
    "HTTP/2.0": b"GET /healthz HTTP/2.0\r\n" + HOST + b"\r\n" + SMUGGLED,
    "no HTTP at all": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
}


class Guard(DemoCase):
    arguments = ("--idle-seconds", "2")

    def exchange(self, sent):
        """Everything that comes back until the service closes."""
        received = b""
        with socket.create_connection(("127.0.0.1", self.service.port), timeout=DEADLINE) as peer:
            try:
                peer.sendall(sent)
            except (BrokenPipeError, ConnectionResetError):
                pass      # it has closed before it read all: as it should
            try:
                while piece := peer.recv(65536):
                    received += piece
            except ConnectionResetError:
                pass
        return received

    def test_refused(self):
        for name, sent in REFUSED.items():
            with self.subTest(name):
                received = self.exchange(sent)
                self.assertLessEqual(received.count(b"X-Request-Id"), 1, "a second request was seen")
                self.assertNotIn(b'"api"', received)
                self.assertNotIn(b" 200 OK", received)
                if received:
                    self.assertRegex(received, rb"\AHTTP/1\.1 (4\d\d|505) ")
        self.assertEqual(self.client.get("/healthz").status, 200, "others are served all the same")

    def test_accepted(self):
        """What looks like it and is well-formed is answered, and the connection goes on."""
        received = self.exchange(GET + b"\r\n" + POST + JSON + b"Content-Length: 2\r\n\r\n{}" +
                                 GET + b"X-None:\r\nX-Close:together\r\nX-Wide: \t  apart \t \r\n\r\n\r\n" +
                                 GET + b"Connection: close\r\n\r\n")
        self.assertEqual(re.findall(rb"HTTP/1\.1 (\d+)", received), [b"200", b"422", b"200", b"200"])

    def test_a_body_in_chunks(self):
        """They may be clean, yet nobody here can be sure: whoever sent them is told what to send instead."""
        received = self.exchange(REFUSED["chunks"])
        head, _, body = received.partition(b"\r\n\r\n")
        self.assertTrue(head.startswith(b"HTTP/1.1 411 "), head)
        self.assertIn(b"\r\nConnection: close", head)
        problem = json.loads(body)
        self.assertEqual((problem["type"], problem["status"]), ("urn:fratrie:problem:invalid-request", 411))
        self.assertIn("Content-Length", problem["detail"])

    def test_refused_before_a_large_body_came(self):
        """Who sends it all before reading gets the answer, and not a connection that is cut."""
        for name, status, method, path, headers in (
                ("nobody", 401, "POST", "/api/v1/schools/0340001A/imports", {"Content-Type": "application/xml"}),
                ("another kind", 401, "POST", "/api/v1/schools/0340001A/imports", {"Content-Type": "text/plain"}),
                ("nowhere", 404, "POST", "/api/v1/nowhere", {}),
                ("another method", 405, "PUT", "/api/v1/schools/0340001A/imports", {}),
                ("too large", 413, "POST", "/api/v1/sessions", {"Content-Type": "application/json"})):
            with self.subTest(name):
                answer = self.client.ask(method, path, bytes(20_000_000), headers=headers)
                self.assertEqual(answer.status, status, answer.body)
                self.assertEqual(answer.headers["Connection"], "close")

    def test_refused_at_once_where_the_sender_asks_first(self):
        received = self.exchange(b"POST /api/v1/schools/0340001A/imports HTTP/1.1\r\n" + HOST + b"Expect: 100-continue\r\n"
                                 b"Content-Type: application/xml\r\nContent-Length: 200000000\r\n\r\n")
        self.assertTrue(received.startswith(b"HTTP/1.1 401 "), received[:100])

    def test_a_body_cut_half_way(self):
        with socket.create_connection(("127.0.0.1", self.service.port), timeout=DEADLINE) as peer:
            peer.sendall(POST + JSON + b"Content-Length: 100\r\n\r\n{\"username\":")
            peer.shutdown(socket.SHUT_WR)
            self.assertNotIn(b" 20", peer.recv(65536))
        self.assertEqual(self.client.get("/healthz").status, 200)

    def test_a_header_that_never_ends(self):
        """It keeps nobody else from being served, and ends with the silence that is allowed."""
        with socket.create_connection(("127.0.0.1", self.service.port), timeout=DEADLINE) as peer:
            peer.sendall(GET + b"X-Slow: ")
            self.assertEqual(self.client.get("/healthz").status, 200)
            self.assertNotIn(b" 200 OK", peer.recv(65536))


if __name__ == "__main__":
    unittest.main()
