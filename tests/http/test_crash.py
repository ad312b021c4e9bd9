#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What was acknowledged is there after SIGKILL, what was not is whole or not at all, and of two at once one wins."""

import threading
import unittest

from service import Client, GroupingCase, PASSWORD, ctl


class Crash(GroupingCase):
    def test_killed_during_a_confirm(self):
        for number in self.rounds():
            for turn, (own, other) in enumerate(self.pairs()[:8]):
                with self.subTest(round=number, turn=turn):
                    self.kill_during_a_confirm(turn, own, other)

    def kill_during_a_confirm(self, turn, own, other):
        service = self.serve()
        client, path, digest = self.prepare(service, own, other)
        answers = []
        asking = threading.Thread(target=self.confirm, args=(client, path, digest, answers))
        asking.start()
        asking.join(turn * 0.002)      # another moment of the confirm each turn
        service.kill()
        asking.join()
        ctl(self.store, "verify")

        with self.serve() as service:
            client.service = service
            found = client.get(path).json
            self.assertIn(found["state"], ("proposed", "confirmed"))
            if answers == [200]:
                self.assertEqual(found["state"], "confirmed", "it was acknowledged")
            again = client.post(path + "/confirm", {"digest": digest})
            self.assertEqual((again.status, again.json["state"]), (200, "confirmed"))
            self.assertEqual(client.get("children").json["children"], again.json["children_after"])
        ctl(self.store, "verify")

    def test_two_confirms_at_once(self):
        """From two windows of one parent: both get the same answer, and it happens once."""
        own, other = self.pairs()[0]
        with self.serve() as service:
            client, path, digest = self.prepare(service, own, other)
            windows = [client, Client(service)]
            self.assertEqual(windows[1].sign_in(own["username"], PASSWORD).status, 201)
            answers = []
            asking = [threading.Thread(target=self.confirm, args=(window, path, digest, answers)) for window in windows * 4]
            for thread in asking:
                thread.start()
            for thread in asking:
                thread.join()
            self.assertEqual(answers, [200] * 8)
            names = [event["name"] for event in client.get("account/events").json["events"]]
            self.assertEqual(names.count("grouping-confirmed"), 1)
        ctl(self.store, "verify")

    def test_two_parents_want_the_same_account(self):
        """Both proved it before either confirmed: one gets it, the other is told to look again."""
        own, other = self.pairs()[0]
        with self.serve() as service:
            client, path, digest = self.prepare(service, other, own)
            second, second_path, second_digest = client, None, None
            second_path = "groupings/" + client.post("groupings", {}).json["id"]
            added = second.post(second_path + "/accounts", {"username": own["username"], "password": own["password"]}).json
            second_digest = added["digest"]
            answers = []
            asking = [threading.Thread(target=self.confirm, args=(client, one, seen, answers))
                      for one, seen in ((path, digest), (second_path, second_digest))]
            for thread in asking:
                thread.start()
            for thread in asking:
                thread.join()
            self.assertEqual(answers.count(200), 1, answers)
        ctl(self.store, "verify")


if __name__ == "__main__":
    unittest.main()
