#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Mail servers that refuse, hang up, are away; and a fratried that is killed: nothing is lost, nothing doubled on purpose."""

import threading
import time
import unittest

from post import PASSWORD, USERNAME, MailCase
from service import until


class Trouble(MailCase):
    def test_not_now(self):
        office = self.open_office()
        office.to_recipients = ["450 4.2.0 greylisted"]
        office.to_messages = ["451 4.3.0 out of order"]
        self.queue_code()
        with self.serve(office.port) as service:
            message = office.wait(1)[0]
            self.wait_until_empty()
            log = service.log()
        self.assertEqual(office.attempts, 3)
        self.assertEqual(message.text.splitlines()[0], "40718253")
        self.assertIn("450 4.2.0 greylisted", log)
        self.assertNotIn("parent@", log)

    def test_never(self):
        for answers in ("to_recipients", "to_messages"):
            with self.subTest(answers):
                office, before = self.open_office(), len(self.given_up())
                setattr(office, answers, ["550 5.1.1 no such user parent@courriel.example"])
                self.queue()
                self.queue(address="second@courriel.example")
                with self.serve(office.port) as service:
                    office.wait(1)
                    self.wait_until_empty()
                    log = service.log()
                self.assertEqual(office.messages[0].recipients, ["second@courriel.example"])
                self.assertEqual(self.given_up()[before:], [{"kind": "password-changed", "reason": "refused"}])
                self.assertNotIn("parent@", log)

    def test_refused_by_a_policy(self):
        """Most often our own settings: somebody will mend them."""
        office = self.open_office()
        office.to_recipients = ["554 5.7.1 relaying denied"]
        self.queue()
        with self.serve(office.port):
            office.wait(1)
        self.assertEqual(self.given_up(), [])

    def test_refused_password(self):
        office = self.open_office(password=PASSWORD)
        self.queue()
        with self.serve(office.port, username=USERNAME, password="wrong") as service:
            until(lambda: "takes no message now" in service.log())
            log = service.log()
        self.assertIn("535", log)
        self.assertNotIn("wrong", log)
        self.assertEqual(len(self.outbox()), 1)
        with self.serve(office.port, username=USERNAME, password=PASSWORD):
            office.wait(1)

    def test_hangs_up_after_the_message(self):
        """It may have it or not: it gets it again, and can know it."""
        office = self.open_office()
        office.to_messages = ["drop"]
        self.queue_code()
        with self.serve(office.port):
            first, second = office.wait(2)
            self.wait_until_empty()
        self.assertEqual(first["Message-ID"], second["Message-ID"])
        self.assertEqual(first.bytes, second.bytes)

    def test_away_then_back(self):
        office = self.open_office()
        port = office.port
        office.stop()
        self.queue_code()
        self.queue()
        with self.serve(port) as service:
            until(lambda: "takes no message now" in service.log())
            self.assertLessEqual(sum(attempts for _, attempts in self.outbox()), 2, "one attempt told that it is away")
            office = self.open_office(port=port)
            office.wait(2)
            self.wait_until_empty()
            until(lambda: "takes messages again" in service.log())

    def test_killed_while_it_sends(self):
        office = self.open_office()
        office.hold = threading.Event()
        self.queue_code()
        service = self.serve(office.port, timeout=1)
        office.wait(1)
        service.kill()
        office.hold.set()
        self.assertEqual(self.outbox(), [("email-code", 1)])
        with self.serve(office.port, timeout=30):
            first, second = office.wait(2)
            self.wait_until_empty()
        self.assertEqual(first.bytes, second.bytes)

    def test_killed_before_it_sends(self):
        office = self.open_office()
        port = office.port
        office.stop()
        for number in range(5):
            self.queue(address=f"parent{number}@courriel.example")
        service = self.serve(port, timeout=1)
        until(lambda: "takes no message now" in service.log())
        service.kill()
        office = self.open_office(port=port)
        with self.serve(port):
            office.wait(5)
            self.wait_until_empty()
        self.assertEqual(len({message.recipients[0] for message in office.messages}), 5)

    def test_too_late(self):
        """A dead code helps nobody, nor does news of last week; the journal tells."""
        office = self.open_office()
        now = int(time.time())
        self.queue_code(at=now - 15 * 60)
        self.queue(at=now - 3 * 24 * 60 * 60)
        self.queue("new-device", at=now - 2 * 24 * 60 * 60, device_name="un téléphone")
        with self.serve(office.port):
            message = office.wait(1)[0]
            self.wait_until_empty()
        self.assertIn("un téléphone", message.text)
        self.assertEqual(self.given_up(), [{"kind": "password-changed", "reason": "too late"},
                                           {"kind": "email-code", "reason": "too late"}], "the oldest first")

    def test_rows_that_tell_nothing(self):
        office = self.open_office()
        self.queue("of-the-future")
        self.query("UPDATE outbox SET details = 'no object'")
        self.queue("of-the-future")
        self.queue("break-answered", school="École", answer="perhaps")
        self.queue(address="parent@courriel.example\r\nRCPT TO:<other@courriel.example>")
        self.queue(address="last@courriel.example")
        with self.serve(office.port):
            office.wait(1)
            self.wait_until_empty()
        self.assertEqual([message.recipients for message in office.messages], [["last@courriel.example"]])
        self.assertEqual(len(self.given_up()), 4)


if __name__ == "__main__":
    unittest.main()
