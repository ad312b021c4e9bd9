#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""fratriectl backup and restore, from each database into the other."""

import hashlib
import re
import stat
import subprocess
import threading
import unittest

from postgres import Postgres
from service import Client, DEADLINE, DEMO, FRATRIECTL, GroupingCase, ctl
import stores

TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    "postgresql": "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
}
REFERENCES = ("SELECT conrelid::regclass::text AS from_table, confrelid::regclass::text AS to_table FROM pg_constraint"
              " WHERE contype = 'f'")


def seal(text):
    """A backup's text with its last line."""
    return text + f"sha256 {hashlib.sha256(text.encode()).hexdigest()}\n"


class Backup(GroupingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = Postgres()
        cls.addClassCleanup(cls.server.remove)
        cls.server.start()

    def empty_stores(self):
        return [stores.new_store(self.folder), self.server.new_store()]

    def backup(self, store, name):
        path = self.folder / name
        ctl(store, "backup", path)
        return path

    def tell(self, store, *arguments):
        """(exit code, what it says) of a command that may be refused."""
        done = subprocess.run([FRATRIECTL, "--store", store, *arguments], text=True, check=False, timeout=DEADLINE,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout

    def assertRefused(self, store, path, words):
        code, output = self.tell(store, "restore", path)
        self.assertEqual(code, 1, output)
        self.assertIn(words, output)

    def live(self):
        """A grouping, failures, sessions, a journal; a service that came and went."""
        own, other = self.pairs()[0]
        with self.serve() as service:
            client, path, digest = self.prepare(service, own, other)
            self.assertEqual(client.post(path + "/confirm", {"digest": digest}).status, 200)
            Client(service).sign_in(other["username"], "wrong")
        ctl(self.store, "service", "add", "0340001A", "Cantine", "--class", "6 A")
        ctl(self.store, "service", "add", "0340001A", "Étude")
        ctl(self.store, "service", "remove", "0340001A", "Étude")

    def test_there_and_back(self):
        self.live()
        original = self.backup(self.store, "0")
        self.assertEqual(stat.S_IMODE(original.stat().st_mode), 0o600)
        last_id = stores.rows(self.store, "SELECT seq FROM sqlite_sequence WHERE name = 'service'")[0]["seq"]
        before = original
        for turn, target in enumerate([*reversed(self.empty_stores()), *self.empty_stores()], 1):
            ctl(target, "restore", before)
            before = self.backup(target, str(turn))
            self.assertEqual(before.read_bytes(), original.read_bytes(), target)
            ctl(target, "verify")
            ctl(target, "service", "add", "0340001A", "Chorale")
            self.assertEqual(stores.rows(target, "SELECT max(id) AS id FROM service")[0]["id"], last_id + 1,
                             "the id of what was removed is not given again")

    def test_both_answer_alike(self):
        """The same rows come in the same order, to the byte."""
        self.live()
        original = self.backup(self.store, "alike")
        answers = []
        for store in self.empty_stores():
            ctl(store, "restore", original)
            files = [DEMO / "0340001A" / name for name in self.SCHOOLS["0340001A"].split()]
            answers.append([ctl(store, "--json", "stats"), ctl(store, "--json", "events"),
                            *(ctl(store, "--json", "account", "show", letter["username"]) for letter in self.letters[::9]),
                            ctl(store, "import", "0340001A", "--year", "2026", "--dry-run", *files)])
            for uai in self.SCHOOLS:
                csv = self.folder / "reprinted.csv"
                ctl(store, "letters", uai, "--reprint", "--output", csv, "--force")
                answers[-1].append([line.split(",")[0] for line in csv.read_text(encoding="utf-8").splitlines()])
        for ours, theirs in zip(*answers):
            self.assertEqual(ours, theirs)

    def test_every_table_in_an_order_that_can_be_restored(self):
        text = self.backup(self.store, "all").read_bytes()
        names = [name.decode() for name in re.findall(rb"^table (\w+) ", text, re.MULTILINE)]
        in_postgres = self.server.new_store()
        ctl(in_postgres, "init")
        for store in (self.store, in_postgres):
            tables = {row["name"] for row in stores.rows(store, TABLES[store.partition(":")[0]])}
            self.assertEqual(set(names), tables - {"schema_migration"}, store)
        for row in stores.rows(in_postgres, REFERENCES):
            self.assertLessEqual(names.index(row["to_table"]), names.index(row["from_table"]), row)

    def test_a_damaged_file_restores_nothing(self):
        self.live()
        good = self.backup(self.store, "good")
        text = good.read_bytes()
        bad = self.folder / "bad"
        for store in self.empty_stores():
            for length in (0, 100, len(text) // 2, len(text) - 1):
                bad.write_bytes(text[:length])
                self.assertRefused(store, bad, "cut short" if length > 20 else "no backup")
            for place in range(30, len(text), len(text) // 6):
                bad.write_bytes(text[:place] + bytes([text[place] ^ 1]) + text[place + 1:])
                self.assertRefused(store, bad, "fratriectl: ")
            bad.write_bytes(text + b"\n")
            self.assertRefused(store, bad, "damaged")
            ctl(store, "restore", good)
            self.assertRefused(store, good, "not empty")
            ctl(store, "verify")

    def test_names_in_a_file_are_nothing_but_names(self):
        for line in ("table school;drop 0", "table school 0\ncolumns uai\"", "table schema_migration 0\ncolumns number,name\n"
                     "row i1 t1:x"):
            bad = self.folder / "bad"
            bad.write_text(seal(f"fratrie backup 1\nschema 1\n{line}\nend 0\n"))
            for store in self.empty_stores():
                self.assertRefused(store, bad, "fratriectl: ")

    def test_another_version(self):
        path = self.folder / "version"
        school = "table school 0\ncolumns uai,name,kind,created_at\nrow t8:0340001At3:Étt7:collegei7 \nend 1\n"
        for store in self.empty_stores():
            path.write_text(seal("fratrie backup 2\nwho knows\n"), encoding="utf-8")
            self.assertRefused(store, path, "format 2, this program knows 1")
            path.write_text(seal("fratrie backup 1\nschema 999\n" + school), encoding="utf-8")
            self.assertRefused(store, path, "schema 999")
            # An older one is brought up to date.
            path.write_text(seal("fratrie backup 1\nschema 1\n" + school), encoding="utf-8")
            ctl(store, "restore", path)
            self.assertIn("0340001A", ctl(store, "stats"))
            self.assertRefused(store, path, "this store has the schema")

    def test_a_file_that_is_there(self):
        path = self.backup(self.store, "there")
        text = path.read_bytes()
        code, output = self.tell(self.store, "backup", path)
        self.assertEqual((code, path.read_bytes()), (1, text), output)
        self.assertIn("--force", output)
        ctl(self.store, "backup", "--force", path)
        code, output = self.tell(self.store, "backup", self.folder / "no/such/folder")
        self.assertEqual(code, 1)
        self.assertIn("No such file", output)
        self.assertEqual([left.name for left in self.folder.glob("there.*")], [])

    def test_one_moment_while_the_service_writes(self):
        for original in (self.store, self.server.new_store()):
            if original != self.store:
                ctl(original, "restore", self.backup(self.store, "before"))
                self.store = original
            with self.serve() as service:
                stop = threading.Event()

                def sign_in(letter):
                    while not stop.is_set():
                        Client(service).sign_in(letter["username"], letter["password"])

                threads = [threading.Thread(target=sign_in, args=(letter,)) for letter in self.letters[:4]]
                for thread in threads:
                    thread.start()
                files = [self.backup(self.store, f"{len(original)}.{number}") for number in range(4)]
                stop.set()
                for thread in threads:
                    thread.join()
            self.assertGreater(len({path.read_bytes() for path in files}), 1, "something was written meanwhile")
            for path, target in zip(files[-2:], self.empty_stores()):
                ctl(target, "restore", path)
                ctl(target, "verify")


if __name__ == "__main__":
    unittest.main()
