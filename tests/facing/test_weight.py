#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Who sends much or is slow costs fratried little memory and keeps nobody else waiting, alone and behind nginx."""

import contextlib
import http.client
import pathlib
import resource
import select
import socket
import ssl
import tempfile
import threading
import unittest

import attacks
from nginx import Nginx
from service import DEADLINE, Client, Service

MIB = 1024 * 1024
GROWTH = 20 * MIB
PAUSE = 0.05            # seconds between two requests of somebody who behaves
BODY = 300 * MIB
HEADERS = 1 * MIB
SLOW = 5000
REFUSED = {400, 413, 431}
HALF_A_REQUEST = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
HALF_A_GREETING = b"\x16\x03\x01\x02\x00\x01"       # how TLS begins


def allow_files():
    """Each connection is a file here, there and in between."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


class Memory:
    """The most memory a process holds while the with statement lasts, less what it held before."""

    def __init__(self, pid):
        self.process = pathlib.Path(f"/proc/{pid}")
        self.growth = 0

    def read(self, name):
        line = next(line for line in (self.process / "status").read_text().splitlines() if line.startswith(name))
        return int(line.split()[1]) * 1024

    def __enter__(self):
        (self.process / "clear_refs").write_text("5")       # the peak begins anew
        self.before = self.read("VmRSS")
        return self

    def __exit__(self, *_):
        self.growth = self.read("VmHWM") - self.before


class Others(threading.Thread):
    """Somebody who goes on asking, one request after the other, each of which must be answered."""

    def __init__(self, ask):
        super().__init__()
        self.ask = ask
        self.done = threading.Event()
        self.served = 0
        self.failures = []

    def run(self):
        while not self.failures:
            try:
                self.ask()
                self.served += 1
            except (OSError, AssertionError, http.client.HTTPException) as failure:
                self.failures.append(failure)
            if self.done.wait(PAUSE):
                break

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.join()


def endless(head, total):
    """A head, and then so many bytes in pieces of 64 KiB."""
    yield head
    piece = bytes(65536)
    for _ in range(total // len(piece)):
        yield piece


def send_all(connection, pieces):
    """Sends until it is done or the other side has had enough; then what it answered."""
    received = b""
    with contextlib.suppress(ConnectionResetError, BrokenPipeError, ssl.SSLEOFError):
        for piece in pieces:
            connection.sendall(piece)
            if select.select([connection], [], [], 0)[0]:
                break
        while part := connection.recv(65536):
            received += part
    connection.close()
    return [int(status) for status in attacks.STATUS.findall(received)]


class Weight:
    """What both roads have in common; a subclass says how to connect, and where the slow ones come to."""

    slow_growth = GROWTH

    def assert_light(self, memory, others, growth=GROWTH):
        self.assertEqual(others.failures, [])
        self.assertLessEqual(memory.growth, growth)
        print(f"{self.id()}: {memory.growth / MIB:.1f} MiB more, {others.served} others served")

    def watch(self):
        return Memory(self.service.process.pid), Others(self.ask)

    def ask(self):
        connection = self.connect()
        try:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            answer = connection.recv(65536)
            assert b" 200 " in answer[:16], answer[:100]
        finally:
            connection.close()

    def test_a_large_body(self):
        head = (b"POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                b"Content-Length: %d\r\n\r\n" % BODY)
        memory, others = self.watch()
        with memory, others:
            statuses = send_all(self.connect(), endless(head, BODY))
        self.assertLessEqual(set(statuses), REFUSED)
        self.assert_light(memory, others)

    def test_large_headers(self):
        head = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n" + b"".join(
            b"X-%d: %s\r\n" % (i, b"a" * 1000) for i in range(HEADERS // 1000)) + b"\r\n"
        memory, others = self.watch()
        with memory, others:
            one = send_all(self.connect(), [head])
            other = send_all(self.connect(), [b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: " + b"a" * HEADERS])
        self.assertLessEqual(set(one + other), REFUSED)
        self.assert_light(memory, others)

    def test_slow_ones(self):
        memory, others = self.watch()
        with memory, others, contextlib.ExitStack() as stack:
            slow = []
            for i in range(SLOW):
                port, begun = self.doors[i % len(self.doors)]
                slow.append(stack.enter_context(socket.create_connection(("127.0.0.1", port), DEADLINE)))
                slow[-1].sendall(begun)
            served = others.served
            for connection in slow:         # each is let go, with an answer or without one
                with contextlib.suppress(ConnectionResetError):
                    while connection.recv(4096):
                        pass
        self.assertGreater(others.served, served, "others were served while all the slow ones were there")
        self.assert_light(memory, others, self.slow_growth)


class Alone(Weight, unittest.TestCase):
    # libmicrohttpd gives each connection a page of its own and a kilobyte beside it: 5,000 cannot be had for less.
    slow_growth = 32 * MIB

    def setUp(self):
        self.service = Service("--demo", "--idle-seconds", "5")
        self.addCleanup(self.service.stop)
        Client(self.service).get("/healthz")
        self.doors = [(self.service.port, HALF_A_REQUEST)]

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.service.port), DEADLINE)


class BehindNginx(Weight, unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = f"{folder.name}/socket"
        self.service = Service("--demo", "--trusted-proxies", "unix", listen=f"unix:{path}")
        self.addCleanup(self.service.stop)
        self.nginx = self.enterContext(Nginx(path))
        self.doors = [(self.nginx.port, HALF_A_GREETING), (self.nginx.plain_port, HALF_A_REQUEST)]

    def connect(self):
        return self.nginx.connect()


if __name__ == "__main__":
    allow_files()
    unittest.main()
