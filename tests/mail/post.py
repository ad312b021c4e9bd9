# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A real SMTP server that does as it is told, and a fratried that sends to it."""

import asyncio
import email
import email.policy
import json
import logging
import pathlib
import socket
import sqlite3
import ssl
import tempfile
import threading
import time
import unittest
import warnings

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from service import BUILD, DEADLINE, Service, ctl, until

logging.getLogger("mail.log").setLevel(logging.CRITICAL)      # it says much of clients that hang up, which ours should
CERTIFICATES = BUILD / "tests/unit"
USERNAME = "fratrie"
PASSWORD = "seize navires à quai"
FROM = "ne-pas-repondre@ecoles.example"


class Message:
    def __init__(self, envelope, tls):
        self.sender = envelope.mail_from
        self.recipients = list(envelope.rcpt_tos)
        self.bytes = envelope.content
        self.tls = tls
        self.parsed = email.message_from_bytes(envelope.content, policy=email.policy.default)

    def __getitem__(self, header):
        return self.parsed[header]

    @property
    def text(self):
        return self.parsed.get_body(("plain",)).get_content().replace("\r\n", "\n")

    @property
    def html(self):
        return self.parsed.get_body(("html",)).get_content()


class PostOffice:
    """Listens on loopback. What it answers to the next recipients and messages stands in two lists; an empty one is 250."""

    def __init__(self, port=0, certificate=None, password=None):
        self.messages = []
        self.to_recipients = []      # "450 4.2.0 full"
        self.to_messages = []        # the same, or "drop": taken, and the connection cut without a word
        self.attempts = 0
        self.passwords = []
        self.password = password
        self.changed = threading.Condition()
        self.hold = None             # an event for which the answer to a message waits
        self.tls = None
        if certificate:
            self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.tls.load_cert_chain(CERTIFICATES / f"{certificate}.pem")
        self.socket = socket.create_server(("127.0.0.1", port))
        self.port = self.socket.getsockname()[1]
        self.loop = asyncio.new_event_loop()
        self.server = self.loop.run_until_complete(self.loop.create_server(self.protocol, sock=self.socket))
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()

    def protocol(self):
        warnings.filterwarnings("ignore", "Requiring AUTH while not requiring TLS")      # on loopback
        return SMTP(self, hostname="post.example", loop=self.loop, tls_context=self.tls,
                    require_starttls=self.tls is not None, auth_required=self.password is not None,
                    auth_require_tls=self.tls is not None, authenticator=self.authenticate, enable_SMTPUTF8=True)

    def authenticate(self, server, session, envelope, mechanism, data):
        self.passwords.append(data)
        right = isinstance(data, LoginPassword) and data.password.decode() == self.password
        return AuthResult(success=right, handled=False)

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.attempts += 1
        answer = self.to_recipients.pop(0) if self.to_recipients else "250 2.1.5 ok"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        answer = self.to_messages.pop(0) if self.to_messages else "250 2.0.0 taken"
        if answer.startswith("250") or answer == "drop":
            with self.changed:
                self.messages.append(Message(envelope, session.ssl is not None))
                self.changed.notify_all()
        if self.hold:
            await self.loop.run_in_executor(None, self.hold.wait, DEADLINE)
        if answer == "drop":
            server.transport.abort()
        return answer

    def wait(self, count):
        """The messages, once there are so many."""
        with self.changed:
            if not self.changed.wait_for(lambda: len(self.messages) >= count, DEADLINE):
                raise AssertionError(f"{len(self.messages)} messages instead of {count}")
            return list(self.messages)

    def stop(self):
        """May be called again."""
        if self.loop.is_closed():
            return
        if self.hold:
            self.hold.set()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.server.close()
        for task in asyncio.all_tasks(self.loop):
            task.cancel()
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()


class MailCase(unittest.TestCase):
    """Each test has an empty store and its outbox."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.store = f"sqlite:{self.folder}/store.db"
        ctl(self.store, "init")

    def open_office(self, *arguments, **more):
        office = PostOffice(*arguments, **more)
        self.addCleanup(office.stop)
        return office

    def write_config(self, port, **more):
        """A configuration file whose group [mail] has these keys."""
        keys = {"server": "localhost", "port": port, "from": FROM, **more}
        path = self.folder / "fratried.conf"
        path.write_text("[service]\nname=Académie de démonstration\nsupport_email=aide@ecoles.example\n[mail]\n" +
                        "".join(f"{key}={value}\n" for key, value in keys.items()), encoding="utf-8")
        return path

    def serve(self, port, *arguments, **more):
        # An office that is away is worth a warning, which is no fault of ours.
        return Service("--store", self.store, "--config", self.write_config(port, **more), *arguments,
                       environment={"G_DEBUG": "fatal-criticals"})

    def query(self, sql, *values):
        connection = sqlite3.connect(self.folder / "store.db", timeout=DEADLINE)
        try:
            with connection:
                return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def queue(self, kind="password-changed", address="parent@courriel.example", language="fr", at=None, **details):
        now = int(time.time()) if at is None else at
        self.query("INSERT INTO outbox (kind, address, language, details, created_at, next_at) VALUES (?, ?, ?, ?, ?, ?)",
                   kind, address, language, json.dumps({"username": "a.lefevre.12345", **details}), now, now)

    def queue_code(self, code="40718253", **more):
        self.queue("email-code", code=code, minutes=15, **more)

    def outbox(self):
        return self.query("SELECT kind, attempts FROM outbox ORDER BY id")

    def wait_until_empty(self):
        until(lambda: not self.outbox())

    def given_up(self):
        """What the journal tells of messages that were given up."""
        return [json.loads(detail) for detail, in
                self.query("SELECT detail FROM event WHERE name = 'mail-given-up' ORDER BY id")]
