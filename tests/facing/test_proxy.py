#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""nginx as we ship it: TLS, what it hands on to fratried, and what it says when it answers by itself."""

import http.client
import socket
import ssl
import tempfile
import threading
import unittest
import warnings

from nginx import HOST, Nginx
from service import API, DEADLINE, Answer, Client, Service


class TlsClient(Client):
    """Asks through nginx, trusting the authority of its certificate alone."""

    def connect(self):
        context = ssl.create_default_context(cafile=self.service.authority)
        return http.client.HTTPSConnection(HOST, self.service.port, timeout=DEADLINE, context=context)


class ProxyCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = f"{folder.name}/socket"


class BeforeFratried(ProxyCase):
    def setUp(self):
        super().setUp()
        self.service = Service("--demo", "--trusted-proxies", "unix", listen=f"unix:{self.path}")
        self.addCleanup(self.stop_service)
        self.nginx = self.enterContext(Nginx(self.path))
        self.client = TlsClient(self.nginx)

    def stop_service(self):
        if self.service is not None:
            self.service.stop()
        self.service = None

    def raw(self, method, path, body=None, headers=None):
        """An answer that nginx may have given, so without our marks."""
        connection = self.client.connect()
        try:
            connection.request(method, path, body, headers or {})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def test_a_parent_signs_in(self):
        letter = next(letter for letter in self.client.get("/demo/letters").json["letters"]
                      if letter["state"] == "active")
        self.assertEqual(self.client.sign_in(letter["username"], letter["password"]).status, 201)
        answer = self.client.get("children")
        self.assertEqual(answer.status, 200)
        self.assertIn("max-age", answer.headers["Strict-Transport-Security"])

    def test_plain_http_is_sent_to_https(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.nginx.plain_port, timeout=DEADLINE)
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        self.assertEqual((answer.status, answer.headers["Location"]), (308, f"https://{HOST}/healthz"))
        connection.close()

    def test_old_tls_is_refused(self):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.load_verify_locations(self.nginx.authority)
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = ssl.TLSVersion.TLSv1_1
            context.set_ciphers("DEFAULT@SECLEVEL=0")
        with socket.create_connection(("127.0.0.1", self.nginx.port), DEADLINE) as plain, \
                self.assertRaises(ssl.SSLError):
            context.wrap_socket(plain, server_hostname=HOST)

    def test_http_2_is_offered(self):
        connection = self.nginx.connect(alpn=["h2", "http/1.1"])
        self.assertEqual(connection.selected_alpn_protocol(), "h2")
        connection.close()

    def test_metrics_stay_inside(self):
        self.assertEqual(self.raw("GET", "/metrics").status, 404)
        self.assertEqual(self.nginx.forwarded(), [])

    def test_its_own_refusal_is_a_problem(self):
        answer = self.raw("POST", f"{API}/sessions", bytes(65 * 1024), {"Content-Type": "application/json"})
        self.assertEqual(answer.status, 413)
        self.assertEqual(answer.headers.get_content_type(), "application/problem+json")
        self.assertEqual(answer.json["type"], "urn:fratrie:problem:payload-too-large")

    def test_an_import_that_fratried_refuses(self):
        """Its answer comes back, though nginx has megabytes to send yet when it is made."""
        imports = f"{API}/schools/0340001A/imports"
        for _ in range(20):
            for method, headers, status in (("POST", {"Content-Type": "application/xml"}, 401), ("PATCH", {}, 405)):
                answer = self.raw(method, imports, bytes(4_000_000), headers)
                self.assertEqual(answer.status, status, answer.body)

    def test_without_fratried_it_is_unavailable(self):
        self.stop_service()
        answer = self.raw("GET", "/healthz")
        self.assertEqual(answer.status, 503)
        self.assertEqual(answer.json["type"], "urn:fratrie:problem:unavailable")
        self.assertGreater(int(answer.headers["Retry-After"]), 0)


class BeforeListener(ProxyCase):
    """A listener in fratried's place, which keeps what nginx sends."""

    def setUp(self):
        super().setUp()
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.path)
        self.listener.listen()
        self.listener.settimeout(DEADLINE)
        self.addCleanup(self.listener.close)
        self.nginx = self.enterContext(Nginx(self.path))

    def take(self):
        """Receives one request whole, and answers it."""
        connection, _ = self.listener.accept()
        with connection, connection.makefile("rb") as stream:
            self.request_line = stream.readline().decode().strip()
            self.headers = list(http.client.parse_headers(stream).items())
            self.body = stream.read(int(dict(self.headers)["Content-Length"]))
            connection.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")

    def send(self, path, body, headers):
        """Sends a request through nginx; what the listener took of it is then in the members."""
        listener = threading.Thread(target=self.take)
        listener.start()
        connection = TlsClient(self.nginx).connect()
        connection.request("POST", path, body, headers)
        self.assertEqual(connection.getresponse().status, 204)
        connection.close()
        listener.join()

    def test_what_is_handed_on(self):
        """One host, one length, and the address the request came from, whatever it says itself."""
        self.send(f"{API}/sessions", b"{}",
                  {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "http", "Connection": "X-Real"})
        named = {name.lower() for name, _ in self.headers}
        self.assertEqual(len(named), len(self.headers), "no header twice")
        self.assertIn(("Host", HOST), self.headers)
        self.assertIn(("X-Forwarded-For", "127.0.0.1"), self.headers)
        self.assertIn(("X-Forwarded-Proto", "https"), self.headers)
        self.assertIn(("Content-Length", "2"), self.headers)
        self.assertNotIn("transfer-encoding", named)

    def test_a_school_may_send_more(self):
        body = bytes(1024 * 1024)
        self.send(f"{API}/schools/0340001A/imports?dry_run=true", body, {"Content-Type": "application/xml"})
        self.assertEqual(self.request_line, f"POST {API}/schools/0340001A/imports?dry_run=true HTTP/1.1")
        self.assertEqual(self.body, body)


if __name__ == "__main__":
    unittest.main()
