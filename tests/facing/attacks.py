# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Requests that two programs on one road might read in two ways, and what comes back to whoever sends them."""

import json
import re
import socket
import ssl

SMUGGLED = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
STATUS = re.compile(rb"HTTP/1\.[01] (\d{3}) ")


def sign_in(letter):
    """The body of a sign-in that would work."""
    return json.dumps({"username": letter["username"], "password": letter["password"], "device_name": "an attack",
                       "persistent": False}).encode()


def post(body, *headers, end=b"\r\n"):
    """A sign-in with these headers beside the usual ones."""
    lines = [b"POST /api/v1/sessions HTTP/1.1", *headers, b"Content-Type: application/json"]
    return end.join(lines) + end + end + body


def chunked(body, end=b"\r\n"):
    return b"%x" % len(body) + end + body + end + b"0" + end + end


def all_of(body):
    """Name → bytes of each attack. Each bears a sign-in that would work, so that one which reaches its route is seen."""
    host, length = b"Host: localhost", b"Content-Length: %d" % len(body)
    coded = b"Transfer-Encoding: chunked"
    return {
        "both lengths": post(chunked(body) + SMUGGLED, host, length, coded),
        "both lengths, the other way round": post(body + SMUGGLED, host, coded, length),
        "two hosts": post(body, host, b"Host: other.example", length),
        "two hosts alike": post(body, host, host, length),
        "no host": post(body, length),
        "two lengths": post(body + SMUGGLED, host, length, b"Content-Length: 0"),
        "two lengths alike": post(body, host, length, length),
        "two lengths in one": post(body, host, length + b", %d" % len(body)),
        "a length with a sign": post(body, host, b"Content-Length: +%d" % len(body)),
        "a negative length": post(body, host, b"Content-Length: -1"),
        "a length beyond all numbers": post(body, host, b"Content-Length: 1" + b"0" * 40),
        "chunks": post(chunked(body), host, coded),
        "chunks that end in a bare line feed": post(chunked(body, b"\n") + SMUGGLED, host, coded),
        "a coding nobody knows": post(chunked(body), host, b"Transfer-Encoding: xchunked"),
        "two codings": post(chunked(body), host, b"Transfer-Encoding: identity, chunked"),
        "a coding behind a space": post(chunked(body), host, b"Transfer-Encoding : chunked", length),
        "a length behind a space": post(body, host, b"Content-Length : %d" % len(body)),
        "a bare carriage return in a header": post(body, host, length, b"X-Return: a\rTransfer-Encoding: chunked"),
        "TRACE": b"TRACE /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "CONNECT": b"CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "a method of one's own": b"DEBUG /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "a space in the address": b"GET /healthz /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "a NUL in a header": post(body, host, length, b"X-Nul: a\x00b"),
        "a NUL in the length": post(body, host, length + b"\x001"),
        "a NUL in the address": b"GET /health\x00z HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "no HTTP at all": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc" + bytes(64),
    }


def for_fratried(body):
    """What nginx reads leniently, as it may, and hands on in one form only."""
    return {
        "lines that end in a bare line feed": post(body, b"Host: localhost", b"Content-Length: %d" % len(body), end=b"\n"),
        "a header on two lines": post(body, b"Host: localhost", b"Content-Length: %d\r\n " % len(body)),
    }


def finish(connection):
    """Tells that nothing more will come. TLS has no half of a connection, so there it is the other side's time-outs."""
    if not isinstance(connection, ssl.SSLSocket):
        connection.shutdown(socket.SHUT_WR)


def answers_to(connection, attack):
    """Sends an attack and no more, and reads until the other side closes: the statuses of all answers that came."""
    received = b""
    try:
        connection.sendall(attack)
        finish(connection)
        while part := connection.recv(65536):
            received += part
    except (ConnectionResetError, BrokenPipeError):
        pass                # closed all the same; what came before counts
    except socket.timeout as timeout:
        raise AssertionError(f"the connection stays open after {received[:200]!r}") from timeout
    finally:
        connection.close()
    return [int(status) for status in STATUS.findall(received)]
