#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Three letters from three schools become one account, by HTTP."""

import unittest

from service import Client, DemoCase, PASSWORD, activate


class MainJob(DemoCase):
    def three_letters(self):
        """The mother's: her name is written in three ways."""
        mother = self.letter_of("Anaïs", uai="0340001A")
        return [mother] + [letter for letter in self.letters if letter["kind"] == "guardian" and letter is not mother
                           and letter["holder"]["first_name"].lower() in ("anais", "anaïs")]

    def test_whole(self):
        first, second, third = self.three_letters()
        client = self.signed_in(first)
        self.assertEqual(client.tokens["scope"], "activation")
        self.assertProblem(client.post("groupings", {}), 403, "activation-required")
        self.assertEqual(len(client.get("children").json["children"]), 2)

        activated = activate(client, language="fr")
        self.assertEqual((activated.status, activated.json["state"]), (200, "active"))
        proposed = client.post("groupings", {})
        self.assertEqual((proposed.status, proposed.json["state"]), (201, "proposed"))
        path = "groupings/" + proposed.json["id"]

        for number, letter in enumerate((second, third), 1):
            added = client.post(path + "/accounts", {"username": letter["username"], "password": letter["password"]})
            self.assertEqual((added.status, len(added.json["accounts"])), (200, number), added.body)
        grouping = client.get(path).json
        self.assertEqual(len(grouping["children_before"]), 2)
        self.assertGreater(len(grouping["children_after"]), 2)
        self.assertEqual(len(client.get("children").json["children"]), 2, "nothing has moved yet")

        confirmed = client.post(path + "/confirm", {"digest": grouping["digest"]})
        self.assertEqual((confirmed.status, confirmed.json["state"]), (200, "confirmed"), confirmed.body)
        children = client.get("children").json["children"]
        self.assertEqual(len(children), len(grouping["children_after"]))
        self.assertEqual(len({child["school"]["uai"] for child in children}), 3)
        self.assertEqual(client.post(path + "/confirm", {"digest": grouping["digest"]}).json, confirmed.json, "again")

        spent = Client(self.service).sign_in(second["username"], second["password"])
        self.assertProblem(spent, 403, "account-grouped")
        self.assertTrue(spent.json["primary_hint"].startswith(first["username"][0]))
        again = Client(self.service).sign_in(first["username"], PASSWORD)
        self.assertEqual((again.status, again.json["scope"]), (201, "full"))
        states = {letter["username"]: letter["state"] for letter in client.get("/demo/letters").json["letters"]}
        self.assertEqual([states[letter["username"]] for letter in (first, second, third)], ["active", "grouped", "grouped"])

    def test_remove_cancel_and_history(self):
        first, second, third = self.three_letters()
        client = self.activated(first)
        grouping = client.post("groupings", {}).json
        path = "groupings/" + grouping["id"]
        for letter in (second, third):
            client.post(path + "/accounts", {"username": letter["username"], "password": letter["password"]})
        removed = client.delete(f"{path}/accounts/{third['username'].upper()}")
        self.assertEqual([account["username"] for account in removed.json["accounts"]], [second["username"]])

        self.assertEqual(client.delete(path).status, 204)
        self.assertEqual(client.get(path).json["state"], "cancelled")
        self.assertProblem(client.post(path + "/confirm", {"digest": "0"}), 409, "grouping-closed")
        self.assertEqual([each["id"] for each in client.get("groupings").json["groupings"]], [grouping["id"]])
        self.assertEqual(Client(self.service).sign_in(second["username"], second["password"]).status, 201, "still good")

    def test_an_activated_account_comes_along(self):
        active = self.letter_where(state="active")
        other = next(letter for letter in self.letters if letter["holder"] == active["holder"] and letter is not active)
        client = self.activated(other)
        path = "groupings/" + client.post("groupings", {}).json["id"]
        added = client.post(path + "/accounts", {"username": active["username"], "password": active["password"]}).json
        self.assertEqual(added["accounts"][0]["origin"], "active")
        confirmed = client.post(path + "/confirm", {"digest": added["digest"]})
        self.assertEqual(confirmed.json["state"], "confirmed")


if __name__ == "__main__":
    unittest.main()
