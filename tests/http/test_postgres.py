#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""PostgreSQL that goes while it is needed, one that takes over from another, and several services on one."""

import os
import signal
import threading
import unittest

from postgres import Postgres, USER
from service import Client, GroupingCase, PASSWORD, ctl, until


class PostgresCase(GroupingCase):
    durable = False

    @classmethod
    def setUpClass(cls):
        cls.server = Postgres(fsync=cls.durable)
        cls.addClassCleanup(cls.server.remove)
        cls.server.start()
        before = dict(os.environ)
        cls.addClassCleanup(lambda: (os.environ.clear(), os.environ.update(before)))
        os.environ.update(FRATRIE_TEST_STORE="postgres", FRATRIE_TEST_POSTGRES=cls.server.uri("postgres"))
        super().setUpClass()

    def confirm_meanwhile(self, client, path, digest):
        """(the thread that confirms, the list where its answer's status will be)."""
        answers = []
        asking = threading.Thread(target=self.confirm, args=(client, path, digest, answers))
        asking.start()
        return asking, answers

    def assertRecovered(self, client, path, digest, answers):
        """The same service finds the server again by itself, and the grouping is there whole or not at all."""
        self.assertIn(answers, ([200], [503]))
        until(lambda: client.get("children").status == 200)
        found = client.get(path).json
        self.assertIn(found["state"], ("proposed", "confirmed"))
        if answers == [200]:
            self.assertEqual(found["state"], "confirmed", "it was acknowledged")
        until(lambda: client.post(path + "/confirm", {"digest": digest}).status == 200)
        again = client.post(path + "/confirm", {"digest": digest}).json
        self.assertEqual(again["state"], "confirmed")
        self.assertEqual(client.get("children").json["children"], again["children_after"])
        ctl(self.store, "verify")


class Killed(PostgresCase):
    durable = True

    def each_turn(self):
        """(how many seconds into the confirm, what prepare() gives), another pair and another moment each turn."""
        for number in self.rounds():
            with self.serve() as service:
                for turn, (own, other) in enumerate(self.pairs()[:2], number * 2):
                    with self.subTest(turn=turn):
                        yield turn % 8 * 0.004, self.prepare(service, own, other)

    def test_the_server_during_a_confirm(self):
        for seconds, (client, path, digest) in self.each_turn():
            asking, answers = self.confirm_meanwhile(client, path, digest)
            asking.join(seconds)
            self.server.stop(signal.SIGKILL)
            asking.join()
            refused = client.get("children")
            self.assertProblem(refused, 503, "unavailable")
            self.assertTrue(refused.headers["Retry-After"])
            self.server.start()
            self.assertRecovered(client, path, digest, answers)

    def test_a_session_during_a_confirm(self):
        """PostgreSQL then ends all other sessions as well, and starts again by itself."""
        for seconds, (client, path, digest) in self.each_turn():
            sessions = self.server.query("SELECT pid FROM pg_stat_activity WHERE application_name = 'fratrie'").split()
            asking, answers = self.confirm_meanwhile(client, path, digest)
            asking.join(seconds)
            os.kill(int(sessions[0]), signal.SIGKILL)
            asking.join()
            self.assertRecovered(client, path, digest, answers)

    def test_restarted_while_nobody_asks(self):
        """Every session is stale then; nobody is refused for that."""
        own, other = self.pairs()[0]
        with self.serve() as service:
            client, path, digest = self.prepare(service, own, other)
            self.server.stop()
            self.server.start()
            self.assertEqual(client.get("children").status, 200)
            self.assertEqual(client.post(path + "/confirm", {"digest": digest}).status, 200)
        ctl(self.store, "verify")


class Several(PostgresCase):
    def test_a_standby_takes_over(self):
        own, other = self.pairs()[0]
        standby = self.server.standby()
        self.addCleanup(self.server.start)
        self.addCleanup(standby.remove)
        standby.start()
        database = self.store.partition("?")[0].rpartition("/")[2]
        both = f"postgresql://{USER}@/{database}?host={standby.folder},{self.server.folder}"
        self.store = both      # the first host takes no writes yet: the second one is found
        with self.serve() as service:
            client, path, digest = self.prepare(service, own, other)
            until(lambda: self.server.query("SELECT replay_lsn >= pg_current_wal_lsn () FROM pg_stat_replication") == "t\n")
            self.server.stop(signal.SIGKILL)
            self.assertProblem(client.get("children"), 503, "unavailable")
            standby.query("SELECT pg_promote()")
            self.assertRecovered(client, path, digest, [503])

    def test_two_services_are_one(self):
        own, other = self.pairs()[0]
        with self.serve() as first, self.serve() as second:
            client, path, digest = self.prepare(first, own, other)
            windows = [client, Client(second)]
            self.assertEqual(windows[1].sign_in(own["username"], PASSWORD).status, 201)
            asking = [self.confirm_meanwhile(window, path, digest) for window in windows * 4]
            for thread, _ in asking:
                thread.join()
            self.assertEqual([answers for _, answers in asking], [[200]] * 8)
            names = [event["name"] for event in client.get("account/events").json["events"]]
            self.assertEqual(names.count("grouping-confirmed"), 1)

            letter = self.pairs()[1][0]
            tries = [Client(service).sign_in(letter["username"], "wrong").json["tries_left"]
                     for service in (first, second, first, second, first)]
            self.assertEqual(tries, [4, 3, 2, 1, 0], "failures are counted once for all")
            self.assertEqual(Client(second).sign_in(letter["username"], letter["password"]).status, 429)
        ctl(self.store, "verify")


if __name__ == "__main__":
    unittest.main()
