#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Sessions: renewing, listing, ending; passwords and what happened to an account."""

import unittest

from service import Client, DemoCase, PASSWORD


class Sessions(DemoCase):
    def setUp(self):
        super().setUp()
        self.letter = self.letter_of("Élodie", "CABROL")

    def test_refresh_gives_new_tokens(self):
        client = self.activated(self.letter)
        old = client.tokens
        renewed = client.post("sessions/refresh", {"refresh_token": old["refresh_token"]})
        self.assertEqual(renewed.status, 200)
        self.assertNotEqual(renewed.json["access_token"], old["access_token"])
        self.assertNotEqual(renewed.json["refresh_token"], old["refresh_token"])
        self.assertEqual(renewed.json["session_id"], old["session_id"])
        self.assertProblem(client.get("account"), 401, "session-expired")
        client.take(renewed.json)
        self.assertEqual(client.get("account").json["username"], self.letter["username"])

    def test_an_old_refresh_token_ends_the_session(self):
        client = self.activated(self.letter)
        old = client.tokens
        client.take(client.post("sessions/refresh", {"refresh_token": old["refresh_token"]}).json)
        self.assertProblem(client.post("sessions/refresh", {"refresh_token": old["refresh_token"]}), 401, "session-expired")
        self.assertProblem(client.get("account"), 401, "session-expired")
        newest = client.tokens["refresh_token"]
        self.assertProblem(client.post("sessions/refresh", {"refresh_token": newest}), 401, "session-expired")

    def test_devices(self):
        here = self.activated(self.letter)
        there = Client(self.service)
        there.sign_in(self.letter["username"], PASSWORD, device_name="tablet", persistent=True)
        sessions = here.get("sessions").json["sessions"]
        self.assertEqual({session["id"]: session["current"] for session in sessions},
                         {here.tokens["session_id"]: True, there.tokens["session_id"]: False})
        self.assertIn("tablet", [session["device_name"] for session in sessions])
        self.assertEqual(here.delete("sessions/" + there.tokens["session_id"]).status, 204)
        self.assertProblem(there.get("account"), 401, "session-expired")
        self.assertProblem(here.delete("sessions/" + there.tokens["session_id"]), 404, "not-found")
        self.assertEqual(here.delete("sessions/current").status, 204)
        self.assertProblem(here.get("account"), 401, "session-expired")

    def test_somebody_elses_session(self):
        mine, theirs = self.activated(self.letter), self.activated(self.letter_of("Anaïs"))
        self.assertProblem(mine.delete("sessions/" + theirs.tokens["session_id"]), 404, "not-found")
        self.assertEqual(theirs.get("account").status, 200)

    def test_sign_out_before_activation(self):
        client = self.signed_in(self.letter)
        self.assertEqual(client.delete("sessions/current").status, 204)
        self.assertProblem(client.get("account"), 401, "session-expired")

    def test_password(self):
        here = self.activated(self.letter)
        there = Client(self.service)
        there.sign_in(self.letter["username"], PASSWORD)
        wrong = here.post("account/password", {"current_password": "wrong", "new_password": PASSWORD + "-neuf"})
        self.assertProblem(wrong, 422, "invalid-credentials")
        changed = here.post("account/password", {"current_password": PASSWORD, "new_password": PASSWORD + "-neuf"})
        self.assertEqual((changed.status, changed.body), (204, b""))
        self.assertEqual(here.get("account").status, 200)
        self.assertProblem(there.get("account"), 401, "session-expired")
        self.assertProblem(there.sign_in(self.letter["username"], PASSWORD), 401, "invalid-credentials")
        self.assertEqual(there.sign_in(self.letter["username"], PASSWORD + "-neuf").status, 201)

    def test_profile(self):
        client = self.activated(self.letter)
        changed = client.patch("account", {"phone": "+33 6 12 34 56 78", "language": "en"})
        self.assertEqual((changed.status, changed.json["language"]), (200, "en"))
        self.assertEqual(client.get("account").json, changed.json)
        self.assertFalse(client.patch("account", {"email": "autre@courriel.example"}).json["email_confirmed"])

    def test_events(self):
        client = self.activated(self.letter)
        client.patch("account", {"language": "en"})
        events = client.get("account/events").json["events"]
        self.assertEqual(events[0]["name"], "profile-changed", "newest first")
        self.assertIn("activated", [event["name"] for event in events])
        page = client.get("account/events?limit=1").json["events"]
        self.assertEqual(page, events[:1])
        self.assertEqual(client.get(f"account/events?limit=1&before={page[0]['id']}").json["events"], events[1:2])

    def test_usernames_and_letters_are_read_as_people_type(self):
        typed = f"{self.letter['password'][:4].lower()} - {self.letter['password'][4:].lower()}"
        self.assertEqual(Client(self.service).sign_in(f"  {self.letter['username'].upper()} ", typed).status, 201)


if __name__ == "__main__":
    unittest.main()
