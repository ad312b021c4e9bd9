#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A store's schema, and commands that are killed, on either database."""

import datetime
import json
import os
import pathlib
import subprocess
import tempfile
import time
import unittest
import unittest.mock

import big_school
import stores

FRATRIECTL = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"], "src/ctl/fratriectl")
DEADLINE = 300
ROUNDS = int(os.environ.get("FRATRIE_TEST_ROUNDS", "1"))      # ./dev torture: many
UAI = "0340009X"


class StoreCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.store = stores.new_store(self.folder)

    def command(self, *arguments, store=None):
        return [FRATRIECTL, "--store", store or self.store, *arguments]

    def tell(self, *arguments, store=None):
        """(exit code, all it says)."""
        done = subprocess.run(self.command(*arguments, store=store), text=True, check=False, timeout=DEADLINE,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout

    def assertDone(self, *arguments):
        code, output = self.tell(*arguments)
        self.assertEqual(code, 0, output)
        return output

    def assertRefused(self, words, *arguments, store=None, code=1):
        got, output = self.tell(*arguments, store=store)
        self.assertEqual(got, code, output)
        self.assertIn(words, output)
        return output


class Schema(StoreCase):
    def test_made_by_several_at_once(self):
        running = [subprocess.Popen(self.command("init"), stdout=subprocess.DEVNULL) for _ in range(6)]
        self.assertEqual([process.wait(DEADLINE) for process in running], [0] * 6)
        numbers = [row["number"] for row in stores.rows(self.store, "SELECT number FROM schema_migration ORDER BY number")]
        self.assertEqual(numbers, list(range(1, len(numbers) + 1)))
        self.assertDone("verify")

    def test_never_made(self):
        self.assertRefused("fratriectl", "stats")

    def test_newer_than_the_program(self):
        self.assertDone("init")
        stores.run(self.store, "INSERT INTO schema_migration (number, name) VALUES (999, '0999-later.sql')")
        for command in ("stats", "init", "verify"):
            self.assertRefused("use a newer Fratrie", command)

    def test_older_than_the_program(self):
        self.assertDone("init")
        stores.run(self.store, "DELETE FROM schema_migration WHERE number = (SELECT max(number) FROM schema_migration)")
        self.assertRefused("fratriectl init", "stats")


class Schools(StoreCase):
    def setUp(self):
        super().setUp()
        self.assertDone("init")
        self.assertDone("school", "add", UAI, "Collège")

    def known(self):
        return stores.rows(self.store, "SELECT name, address, website, level2_accounts FROM school")[0]

    def test_all_is_set_or_nothing(self):
        self.assertDone("school", "set", UAI, "address=1 rue de l'École", "website=https://a.example/?b=c",
                        "level2_accounts=yes")
        before = self.known()
        self.assertEqual(before, {"name": "Collège", "address": "1 rue de l'École", "website": "https://a.example/?b=c",
                                  "level2_accounts": 1})
        self.assertRefused("maybe", "school", "set", UAI, "address=elsewhere", "level2_accounts=maybe")
        self.assertRefused("adress", "school", "set", UAI, "website=https://b.example", "adress=elsewhere", code=2)
        self.assertEqual(self.known(), before)

    def test_what_is_not_known_any_more(self):
        self.assertDone("school", "set", UAI, "website=https://a.example", "address=1")
        self.assertDone("school", "set", UAI, "website=")
        self.assertEqual([self.known()[name] for name in ("address", "website")], ["1", None])

    def test_one_that_is_not_there(self):
        for command in (["stats"], ["events"], ["school", "set"], ["letters"], ["staff", "add"]):
            more = {"set": ["name=X"], "letters": ["--output", self.folder / "letters.csv"], "add": ["somebody"]}
            self.assertRefused("no school 0340009Y", *command, "0340009Y", *more.get(command[-1], []))

    def test_a_language_that_is_none(self):
        for language in ("", "french", "FR", "f1"):
            self.assertRefused("--language", "letters", UAI, "--output", self.folder / "a.csv", "--language", language, code=2)
        self.assertFalse((self.folder / "a.csv").exists())


class Settings(StoreCase):
    """What fratried is told by its configuration, this program by the same variables."""

    def tell_with(self, *arguments, **environment):
        with unittest.mock.patch.dict(os.environ, environment):
            return self.tell(*arguments)

    def add_staff(self, username, **environment):
        code, output = self.tell_with("--json", "staff", "add", UAI, username, **environment)
        self.assertEqual(code, 0, output)
        return json.loads(output)["letters"][0]

    def test_letters(self):
        self.assertDone("init")
        self.assertDone("school", "add", UAI, "Collège")
        usual = self.add_staff("one")
        other = self.add_staff("two", FRATRIE_LETTER_DAYS="30", FRATRIE_ARGON2_PASSES="3")
        days = [datetime.datetime.fromisoformat(letter["expires_at"]) for letter in (usual, other)]
        self.assertEqual(round((days[0] - days[1]) / datetime.timedelta(days=1)), 60)
        hashes = [row["password_hash"] for row in stores.rows(self.store, "SELECT password_hash FROM letter ORDER BY id")]
        self.assertEqual([text.split("$")[3] for text in hashes], ["m=19456,t=2,p=1", "m=19456,t=3,p=1"])

    def test_purge(self):
        self.assertDone("init")
        self.assertDone("school", "add", UAI, "Collège")
        self.assertDone("import", UAI, "--year", "2026", *big_school.write_files(self.folder, 3))
        stores.run(self.store, f"UPDATE account SET created_at = created_at - {40 * 86400}")
        self.assertIn("0 never activated", self.assertDone("purge"))
        code, output = self.tell_with("purge", FRATRIE_NEVER_ACTIVATED_DAYS="30")
        self.assertEqual(code, 0, output)
        self.assertNotIn("0 never activated", output)

    def test_what_is_no_setting(self):
        self.assertDone("init")
        for name, value in {"LETTER_DAYS": "0", "NEVER_ACTIVATED_DAYS": "", "IDLE_DAYS": "-1", "ARGON2_PASSES": "1",
                            "ARGON2_MEMORY_KIB": "8"}.items():
            for command in ("stats", "purge", "calibrate") if name.startswith("ARGON2") else ("stats", "purge"):
                code, output = self.tell_with(command, **{f"FRATRIE_{name}": value})
                self.assertEqual(code, 2, output)
                self.assertIn(f"FRATRIE_{name}: must be a number", output)


class Killed(StoreCase):
    def test_an_import(self):
        files = big_school.write_files(self.folder, 400)
        self.assertDone("init")
        self.assertDone("school", "add", UAI, "Collège")
        begun = time.monotonic()
        self.assertDone("import", UAI, "--year", "2026", "--dry-run", *files)
        whole = time.monotonic() - begun
        for turn in range(6 * ROUNDS):
            process = subprocess.Popen(self.command("import", UAI, "--year", "2026", *files), stdout=subprocess.DEVNULL)
            try:
                process.wait(whole * (turn % 6 + 1) / 6)      # another moment each turn
            except subprocess.TimeoutExpired:
                process.kill()
            killed = process.wait(DEADLINE) != 0
            self.assertDone("verify")
            count = stores.rows(self.store, "SELECT count(*) AS n FROM student")[0]["n"]
            self.assertIn(count, (0, 400))
            if not killed:
                self.assertEqual(count, 400, "it was told to be done")
        self.assertDone("import", UAI, "--year", "2026", *files)
        self.assertEqual(stores.rows(self.store, "SELECT count(*) AS n FROM student")[0]["n"], 400)
        self.assertDone("verify")


if __name__ == "__main__":
    unittest.main()
