#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Messages go out, once, over TLS, as soon as what they tell has happened."""

import csv
import threading
import unittest

from post import CERTIFICATES, FROM, PASSWORD, USERNAME, MailCase
from service import DEMO, PASSWORD as ACTIVATED, Client, Service, activate, ctl, until


class Delivery(MailCase):
    def first_letter(self):
        ctl(self.store, "school", "add", "0340001A", "Collège")
        ctl(self.store, "import", "0340001A", "--year", "2026", *sorted((DEMO / "0340001A").iterdir()))
        letters = self.folder / "letters.csv"
        ctl(self.store, "letters", "0340001A", "--output", letters)
        with letters.open(encoding="utf-8", newline="") as stream:
            return next(csv.DictReader(stream))

    def test_code_of_an_activation(self):
        """From the letter to the confirmed address, over STARTTLS with authentication."""
        office = self.open_office(certificate="good", password=PASSWORD)
        letter = self.first_letter()
        secret = self.folder / "password"
        secret.write_text(PASSWORD + "\n", encoding="utf-8")

        with self.serve(office.port, tls="starttls", username=USERNAME, password_file=secret,
                        ca_file=CERTIFICATES / "authority.crt") as service:
            client = Client(service)
            self.assertEqual(client.sign_in(letter["username"], letter["password"]).status, 201)
            self.assertEqual(activate(client).status, 200)
            message = office.wait(1)[0]
            code = message.text.splitlines()[0]
            confirmed = client.post("account/email/confirm", {"code": code})
            self.assertEqual(confirmed.status, 200, confirmed.body)
            self.assertTrue(confirmed.json["email_confirmed"])
            self.wait_until_empty()
        self.assertTrue(message.tls)
        self.assertEqual((message.sender, message.recipients), (FROM, ["parent@courriel.example"]))
        self.assertEqual(office.passwords[0].login.decode(), USERNAME)

    def test_new_device(self):
        """Told once, to the confirmed address, and of no device that is known."""
        office = self.open_office()
        letter = self.first_letter()
        with self.serve(office.port) as service:
            client = Client(service)

            def sign_in(device, password=ACTIVATED):
                answer = client.sign_in(letter["username"], password, device_name=device)
                self.assertEqual(answer.status, 201, answer.body)

            sign_in("Ordinateur", letter["password"])
            self.assertEqual(activate(client).status, 200)
            sign_in("Tablette")      # nobody has confirmed the address yet
            code = office.wait(1)[0].text.splitlines()[0]
            self.assertEqual(client.post("account/email/confirm", {"code": code}).status, 200)
            for device in ("Ordinateur", "Tablette", "Téléphone de Zoé", "Téléphone de Zoé"):
                sign_in(device)
            message = office.wait(2)[1]
            self.wait_until_empty()
        self.assertEqual(len(office.messages), 2)
        self.assertEqual(message.recipients, ["parent@courriel.example"])
        self.assertIn("Téléphone de Zoé", message.text)
        self.assertIn(letter["username"], message.text)

    def test_one_connection_from_the_first_byte_in_tls(self):
        """tls=tls speaks no SMTP before TLS: this office does, so nothing is said to it."""
        office = self.open_office()
        self.queue()
        with self.serve(office.port, tls="tls", timeout=5) as service:
            until(lambda: "takes no message now" in service.log())
        self.assertEqual(office.attempts, 0)
        self.assertEqual(len(self.outbox()), 1)

    def test_nothing_without_the_tls_that_was_asked_for(self):
        for name, certificate, keys in (
                ("no STARTTLS", None, {}),
                ("a stranger's certificate", "untrusted", {"ca_file": CERTIFICATES / "authority.crt"}),
                ("another's name", "wrong-name", {"ca_file": CERTIFICATES / "authority.crt"}),
                ("expired", "expired", {"ca_file": CERTIFICATES / "authority.crt"}),
                ("unknown to the system", "good", {})):
            with self.subTest(name):
                office = self.open_office(certificate=certificate, password=PASSWORD)
                self.query("DELETE FROM outbox")
                self.queue()
                with self.serve(office.port, tls="starttls", username=USERNAME, password=PASSWORD, **keys) as service:
                    until(lambda: "takes no message now" in service.log())
                    log = service.log()
                self.assertEqual((office.attempts, office.passwords), (0, []))
                self.assertEqual(len(self.outbox()), 1)
                self.assertNotIn(PASSWORD, log)

    def test_many_messages_of_two_instances(self):
        """Nothing is sent twice, nothing is lost."""
        office = self.open_office()
        for number in range(60):
            self.queue_code(f"{number:08}", address=f"parent{number}@courriel.example")
        with self.serve(office.port), self.serve(office.port):
            office.wait(60)
            self.wait_until_empty()
        addresses = [address for message in office.messages for address in message.recipients]
        self.assertEqual(sorted(addresses), sorted(f"parent{number}@courriel.example" for number in range(60)))
        self.assertEqual(len({message["Message-ID"] for message in office.messages}), 60)

    def test_message_under_way_is_finished_when_we_stop(self):
        office = self.open_office()
        office.hold = threading.Event()
        self.queue_code()
        service = self.serve(office.port)
        office.wait(1)
        service.terminate()
        office.hold.set()
        self.assertEqual(service.wait(), 0, service.log())
        self.assertEqual(self.outbox(), [])

    def test_nothing_of_a_code_is_left(self):
        office = self.open_office()
        self.queue_code("40718253")
        with self.serve(office.port) as service:
            office.wait(1)
            self.wait_until_empty()
            log = service.log()
        self.assertNotIn("40718253", log)
        for path in self.folder.iterdir():
            self.assertNotIn(b"40718253", path.read_bytes(), path.name)

    def test_messages_wait_for_a_server_to_be_set(self):
        self.queue()
        with Service("--store", self.store) as service:
            Client(service).get("/healthz")
            self.assertIn("messages wait in the outbox", service.log())
        self.assertEqual(len(self.outbox()), 1)
        office = self.open_office()
        with self.serve(office.port):
            office.wait(1)


if __name__ == "__main__":
    unittest.main()
