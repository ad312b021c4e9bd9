#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What only PostgreSQL can do to fratriectl, and that its schema is SQLite's twin."""

import contextlib
import os
import pathlib
import subprocess
import tempfile
import time
import unittest

import big_school
from postgres import Postgres, programs
import stores

FRATRIECTL = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"], "src/ctl/fratriectl")
DEADLINE = 300
SECRET = "tres-secret"
UAI = "0340009X"
COLUMNS = {
    "sqlite": "SELECT m.name || '.' || c.name AS name, c.cid AS place, c.[notnull] AS required, upper (c.type) AS type"
              " FROM sqlite_master m, pragma_table_info (m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
              " ORDER BY m.name, c.cid",
    "postgresql": "SELECT table_name || '.' || column_name AS name,"
                  " row_number () OVER (PARTITION BY table_name ORDER BY ordinal_position) - 1 AS place,"
                  " (is_nullable = 'NO')::int AS required, data_type AS type, collation_name"
                  " FROM information_schema.columns WHERE table_schema = 'public'"
                  " ORDER BY table_name COLLATE \"C\", ordinal_position",
}
# A primary key is never NULL in PostgreSQL; in SQLite it says so only where it was written.
KEYS = ("SELECT c.relname || '.' || a.attname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
        " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)"
        " WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace")


class OnPostgres(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Postgres()
        cls.addClassCleanup(cls.server.remove)
        cls.server.start()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.store = self.server.new_store()

    def tell(self, store, *arguments):
        done = subprocess.run([FRATRIECTL, "--store", store, *arguments], text=True, check=False, timeout=DEADLINE,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout

    def test_twin_schemas(self):
        file = stores.new_store(self.folder)
        for store in (file, self.store):
            self.assertEqual(self.tell(store, "init")[0], 0)
        ours, twins = stores.rows(file, COLUMNS["sqlite"]), stores.rows(self.store, COLUMNS["postgresql"])
        keys = {row["name"] for row in stores.rows(self.store, KEYS)}
        self.assertEqual([(row["name"], row["place"]) for row in ours], [(row["name"], row["place"]) for row in twins])
        for one, twin in zip(ours, twins):
            with self.subTest(column=one["name"]):
                if one["name"].startswith("schema_migration."):
                    continue
                self.assertEqual(twin["type"], {"INTEGER": "bigint", "TEXT": "text"}[one["type"]])
                self.assertEqual(twin["collation_name"], "C" if twin["type"] == "text" else None, "texts compare by bytes")
                if one["name"] not in keys:
                    self.assertEqual(one["required"], twin["required"])

    def test_passwords_are_not_told(self):
        for store in (f"postgresql://u:{SECRET}@127.0.0.1:9/x", f"postgresql://u:{SECRET}@[::1/x",
                      f"postgresql://u:{SECRET}@h/x?no-such-option=1", f"postgres:u:{SECRET}@h", f"pq://u:{SECRET}@h/x"):
            code, output = self.tell(store, "stats")
            self.assertIn(code, (1, 2))
            self.assertTrue(output)
            self.assertNotIn(SECRET, output)
        code, output = self.tell(self.store.replace("fratrie@", f"fratrie:{SECRET}@"), "--json", "init")
        self.assertEqual(code, 0, output)
        self.assertNotIn(SECRET, output)

    def test_a_database_of_another_encoding(self):
        self.server.query("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0")
        code, output = self.tell(self.server.uri("latin"), "init")
        self.assertEqual(code, 1)
        self.assertIn("createdb --encoding UTF8", output)

    def test_hosts_one_after_another(self):
        both = self.store.replace("host=", "host=/nowhere,")
        self.assertEqual(self.tell(both, "init")[0], 0)
        self.assertEqual(self.tell(both.replace(self.server.folder, "/nowhere/else"), "stats")[0], 1)

    @contextlib.contextmanager
    def nobody_writes(self, table):
        with subprocess.Popen([programs() / "psql", "-XAtq", self.store], text=True, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as session:
            session.stdin.write(f"BEGIN; LOCK TABLE {table} IN EXCLUSIVE MODE; SELECT 'locked';\n")
            session.stdin.flush()
            self.assertEqual(session.stdout.readline(), "locked\n")
            try:
                yield
            finally:
                session.communicate(timeout=DEADLINE)

    def test_an_import_whose_session_ends(self):
        self.assertEqual(self.tell(self.store, "init")[0], 0)
        self.assertEqual(self.tell(self.store, "school", "add", UAI, "Collège")[0], 0)
        files = big_school.write_files(self.folder, 3000)
        command = [FRATRIECTL, "--store", self.store, "import", UAI, "--year", "2026", *files]
        with self.nobody_writes("student"), \
                subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
            end = time.monotonic() + DEADLINE
            while "t" not in self.server.query("SELECT pg_terminate_backend (pid) FROM pg_locks WHERE NOT granted"):
                self.assertLess(time.monotonic(), end)
                self.assertIsNone(process.poll(), "it must not be done yet")
            output = process.communicate(timeout=DEADLINE)[0]
        self.assertEqual(process.returncode, 1, output)
        self.assertRegex(output, "PostgreSQL is gone|terminating connection")
        self.assertEqual(stores.rows(self.store, "SELECT count(*) AS n FROM student"), [{"n": 0}])
        self.assertEqual(self.tell(*command[2:])[0], 0)


if __name__ == "__main__":
    unittest.main()
