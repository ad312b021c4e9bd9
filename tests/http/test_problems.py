#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Every problem of the contract that the main job can meet, with its status, headers and members."""

import unittest

from service import Client, DemoCase, PASSWORD

WRONG = "wrong-password-1"


class Problems(DemoCase):
    def proposal(self, client):
        return "groupings/" + client.post("groupings", {}).json["id"]

    def add(self, client, path, letter, password=None):
        return client.post(path + "/accounts", {"username": letter["username"], "password": password or letter["password"]})

    def pair(self):
        """Two letters of one person, from two schools."""
        return self.letter_of("Jean-Noël"), self.letter_of("JEAN NOEL")

    def test_invalid_credentials(self):
        letter = self.letter_of("Anaïs")
        known = Client(self.service).sign_in(letter["username"], WRONG)
        self.assertProblem(known, 401, "invalid-credentials")
        self.assertTrue(known.headers["WWW-Authenticate"])
        unknown = Client(self.service).sign_in("nobody12345", WRONG)
        self.assertEqual(unknown.json, known.json, "the same whether the username exists or not")
        self.assertEqual(known.json["tries_left"], 4)

    def test_too_many_attempts(self):
        letter = self.letter_of("Anaïs")
        tries = [Client(self.service).sign_in(letter["username"], WRONG) for _ in range(5)]
        self.assertEqual([answer.json["tries_left"] for answer in tries], [4, 3, 2, 1, 0])
        late = Client(self.service).sign_in(letter["username"], letter["password"])
        problem = self.assertProblem(late, 429, "too-many-attempts")
        self.assertEqual(late.headers["Retry-After"], str(problem["retry_after"]))
        self.assertLessEqual(problem["retry_after"], 60)

    def test_session_expired(self):
        for token in (None, "x", "Ā".encode("utf-8").decode("latin-1"), "a" * 5000):
            answer = Client(self.service, token).get("children")
            self.assertProblem(answer, 401, "session-expired")
            self.assertTrue(answer.headers["WWW-Authenticate"])
        self.assertProblem(self.client.get("children", headers={"Authorization": "Basic YTpi"}), 401, "session-expired")

    def test_activation_required(self):
        client = self.signed_in(self.letter_of("Anaïs"))
        for method, path in (("GET", "sessions"), ("GET", "groupings"), ("GET", "account/events")):
            self.assertProblem(client.ask(method, path), 403, "activation-required")
        self.assertProblem(client.patch("account", {"language": "en"}), 403, "activation-required")

    def test_letter_expired(self):
        expired = next(letter for letter in self.letters if letter["holder"]["first_name"] == "Patrick" and
                       letter["uai"] == "0340002B")
        good = next(letter for letter in self.letters if letter["holder"] == expired["holder"] and letter is not expired)
        self.assertProblem(Client(self.service).sign_in(expired["username"], expired["password"]), 403, "letter-expired")
        client = self.activated(good)
        problem = self.assertProblem(self.add(client, self.proposal(client), expired), 422, "letter-expired")
        self.assertEqual(problem["school"]["uai"], "0340002B")
        self.assertIn(problem["school"]["name"], problem["detail"])

    def test_account_grouped(self):
        own, other = self.pair()
        client = self.activated(own)
        path = self.proposal(client)
        added = self.add(client, path, other).json
        client.post(path + "/confirm", {"digest": added["digest"]})
        problem = self.assertProblem(Client(self.service).sign_in(other["username"], other["password"]), 403,
                                     "account-grouped")
        self.assertNotIn(own["username"], problem["detail"])
        self.assertIn("•", problem["primary_hint"])
        self.assertProblem(self.add(client, self.proposal(client), other), 409, "already-grouped-here")
        third = self.activated(self.letter_of("Anaïs"))
        self.assertProblem(self.add(third, self.proposal(third), other), 409, "already-grouped-elsewhere")

    def test_weak_password(self):
        client = self.signed_in(self.letter_of("Anaïs"))
        for password in ("short", "azertyuiop123", "anaislefevre2026"):
            answer = client.post("account/activation", {"new_password": password, "email": "a@courriel.example"})
            self.assertTrue(self.assertProblem(answer, 422, "weak-password")["reasons"])

    def test_student_account(self):
        client = self.activated(self.letter_of("Anaïs"))
        self.assertProblem(self.add(client, self.proposal(client), self.letter_where(kind="student")), 422, "student-account")

    def test_same_and_already_added(self):
        own, other = self.pair()
        client = self.activated(own)
        path = self.proposal(client)
        self.assertProblem(self.add(client, path, own, PASSWORD), 409, "same-account")
        self.add(client, path, other)
        self.assertProblem(self.add(client, path, other), 409, "already-added")

    def test_holder_mismatch(self):
        client = self.activated(self.letter_of("Sophie"))
        problem = self.assertProblem(self.add(client, self.proposal(client), self.letter_of("Sylvie")), 409, "holder-mismatch")
        self.assertIn("Sylvie", problem["holder"])
        self.assertIn("Sophie", problem["yours"])
        self.assertIn(problem["school"]["name"], problem["detail"])

    def test_specific_refusals_come_after_the_right_password(self):
        client = self.activated(self.letter_of("Sophie"))
        path = self.proposal(client)
        for letter in (self.letter_of("Sylvie"), self.letter_where(kind="student")):
            self.assertProblem(self.add(client, path, letter, WRONG), 422, "invalid-credentials")

    def test_grouping_changed(self):
        own, other = self.pair()
        client = self.activated(own)
        path = self.proposal(client)
        before = client.get(path).json["digest"]
        self.add(client, path, other)
        self.assertProblem(client.post(path + "/confirm", {"digest": before}), 409, "grouping-changed")
        self.assertEqual(client.get(path).json["state"], "proposed")

    def test_grouping_closed(self):
        own, other = self.pair()
        client = self.activated(own)
        path = self.proposal(client)
        client.delete(path)
        self.assertProblem(self.add(client, path, other), 409, "grouping-closed")

    def test_grouping_confirmed(self):
        """It is closed too: to whoever would add to it, take from it or undo it."""
        own, other = self.pair()
        client = self.activated(own)
        path = self.proposal(client)
        added = self.add(client, path, other).json
        confirmed = client.post(path + "/confirm", {"digest": added["digest"]}).json
        for answer in (self.add(client, path, self.letter_of("Anaïs")), client.delete(path),
                       client.delete(f"{path}/accounts/{other['username']}")):
            self.assertProblem(answer, 409, "grouping-closed")
        self.assertProblem(client.post(path + "/confirm", {"digest": "0"}), 409, "grouping-changed")
        self.assertEqual(client.get(path).json, confirmed)

    def test_somebody_elses_grouping(self):
        path = self.proposal(self.activated(self.letter_of("Sylvie")))
        client = self.activated(self.letter_of("Sophie"))
        self.assertProblem(client.get(path), 404, "not-found")
        self.assertProblem(client.delete(path), 404, "not-found")
        self.assertProblem(client.post(path + "/confirm", {"digest": "0"}), 404, "not-found")

    def test_not_found(self):
        for path in ("/", "/api/v1", "/api/v1/children/", "/api/v1/nothing", "/healthz%00", "/..%2fhealthz", "/healthz/x",
                     "groupings/", "groupings/%ff", "groupings/1%2faccounts"):
            self.assertProblem(self.client.get(path), 404, "not-found")

    def test_method_not_allowed(self):
        answer = self.client.ask("PUT", "account")
        self.assertProblem(answer, 405, "method-not-allowed")
        self.assertEqual(answer.headers["Allow"], "GET, PATCH")

    def test_payload_too_large(self):
        body = b'{"username":"' + b"a" * 65536 + b'"}'
        self.assertProblem(self.client.post("sessions", body), 413, "payload-too-large")
        self.assertProblem(self.client.ask("GET", "/healthz", b"{}"), 413, "payload-too-large")

    def test_unsupported_media_type(self):
        for kind in ("text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"):
            answer = self.client.post("sessions", b"{}", headers={"Content-Type": kind})
            self.assertProblem(answer, 415, "unsupported-media-type")
        answer = self.client.post("sessions", b"{}", headers={"Content-Type": "application/json; charset=utf-8"})
        self.assertProblem(answer, 422, "invalid-request")

    def test_languages(self):
        """Of the title and the detail; English for those we have not."""
        self.assertIn("fr", self.client.get("/.well-known/fratrie").json["languages"])
        texts = {}
        for wanted in ("fr", "fr-CA;q=0.8, en;q=0.5", "en", "tlh, *;q=0.1", "", "x" * 3000):
            answer = self.client.get("children", headers={"Accept-Language": wanted})
            texts[wanted] = (answer.headers["Content-Language"], answer.json["title"], answer.json["detail"])
        self.assertEqual({wanted: text[0] for wanted, text in texts.items()},
                         {"fr": "fr", "fr-CA;q=0.8, en;q=0.5": "fr", "en": "en", "tlh, *;q=0.1": "en", "": "en",
                          "x" * 3000: "en"})
        self.assertNotEqual(texts["fr"][1:], texts["en"][1:])

    def test_head_is_a_get_without_a_body(self):
        answer = self.client.ask("HEAD", "/healthz")
        self.assertEqual((answer.status, answer.body), (200, b""))


if __name__ == "__main__":
    unittest.main()
