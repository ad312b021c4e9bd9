#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The staff's second factors are sealed with a key that is not in the store."""

import os
import pathlib
import stat
import subprocess
import time
import unittest
import unittest.mock
import urllib.parse

import stores
from service import BUILD, DEADLINE, FRATRIECTL, FRATRIED, Client, PASSWORD, Service, ctl
from test_staff import STEP, StaffCase, one_time_code

KEY = BUILD / "tests/server.key"      # of all tests


class ServiceKey(StaffCase):
    def setUp(self):
        super().setUp()
        self.uri = self.enrol(self.hire("0340001A", "secretariat"))
        self.secret = urllib.parse.parse_qs(urllib.parse.urlsplit(self.uri).query)["secret"][0]

    def tell(self, *command, **environment):
        """(exit code, what it says) of a program that is to end by itself."""
        done = subprocess.run(command, check=False, text=True, timeout=DEADLINE, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, env={**os.environ, **environment})
        return done.returncode, done.stdout

    def sealed(self, store):
        return stores.rows(store, "SELECT secret FROM otp")[0]["secret"]

    def sign_in(self, service):
        code = one_time_code(self.uri, int(time.time()) // STEP + 1)      # the one of now was used to confirm
        answer = Client(service).sign_in("secretariat", PASSWORD, otp=code)
        self.assertEqual(answer.status, 201, answer.body)

    def test_not_in_the_store(self):
        backup = self.folder / "backup"
        ctl(self.store, "backup", backup)
        key = KEY.read_text().strip()
        for text in (self.sealed(self.store), *(path.read_bytes().decode("latin-1") for path in self.folder.iterdir())):
            self.assertNotIn(self.secret, text)
            self.assertNotIn(key, text)
        self.assertEqual(stat.S_IMODE(KEY.stat().st_mode), 0o600)

    def test_restored_elsewhere(self):
        backup, elsewhere = self.folder / "backup", stores.new_store(self.folder)
        ctl(self.store, "backup", backup)
        ctl(elsewhere, "restore", backup)
        self.assertEqual(self.sealed(elsewhere), self.sealed(self.store))
        with Service("--store", elsewhere) as service:
            self.sign_in(service)

    def test_without_the_key(self):
        """Both programs say it at once, and neither makes another one."""
        missing = self.folder / "missing.key"
        for command in ([FRATRIED, "--listen", "127.0.0.1:0", "--store", self.store, "--key-file", missing],
                        [FRATRIECTL, "--store", self.store, "init", "--key-file", missing]):
            code, said = self.tell(*command)
            self.assertIn(code, (1, 2), said)
            self.assertIn(str(missing), said)
            self.assertIn("kept beside", said)
            self.assertFalse(missing.exists())

    def test_with_another_key(self):
        other = self.folder / "other.key"
        ctl(stores.new_store(self.folder), "init", "--key-file", other)
        code, said = self.tell(FRATRIED, "--listen", "127.0.0.1:0", "--store", self.store, "--key-file", other)
        self.assertEqual(code, 2, said)
        self.assertIn("--key-file: ", said)
        code, again = self.tell(FRATRIECTL, "--store", self.store, "init", FRATRIE_KEY_FILE=str(other))
        self.assertEqual(code, 2, again)
        for text in (said, again):
            self.assertIn(self.sealed(self.store).partition(":")[0], text)
            self.assertIn("account reset", text)

        # Once nobody has a second factor that it cannot open, the other key is as good.
        ctl(self.store, "account", "reset", "secretariat")
        with self.serve("--key-file", other) as service:
            self.assertEqual(Client(service).get("/readyz").status, 200)

    def test_what_is_no_key(self):
        broken = self.folder / "broken.key"
        broken.write_text("no key\n")
        code, said = self.tell(FRATRIED, "--listen", "127.0.0.1:0", "--store", self.store, "--key-file", broken)
        self.assertEqual(code, 2, said)
        self.assertIn(f"{broken}: is no key of Fratrie", said)

    def test_where_nobody_says(self):
        """Both programs find the same place, and whichever comes first makes the key."""
        store = stores.new_store(self.folder)
        made = pathlib.Path(f"{store.removeprefix('sqlite:')}.key") if store.startswith("sqlite:") else \
            self.folder / "state/fratrie/server.key"
        with unittest.mock.patch.dict(os.environ, {"XDG_STATE_HOME": str(self.folder / "state")}):
            del os.environ["FRATRIE_KEY_FILE"]
            ctl(store, "init")
            self.assertEqual(stat.S_IMODE(made.stat().st_mode), 0o600)
            made.unlink()
            with Service("--store", store):
                self.assertEqual(stat.S_IMODE(made.stat().st_mode), 0o600)

    def test_a_store_from_before(self):
        """What it has in the clear is sealed by either program, once."""
        for bring_up_to_date in (lambda: ctl(self.store, "init"), lambda: self.serve().stop()):
            stores.run(self.store, f"UPDATE otp SET secret = '{self.secret}'")
            bring_up_to_date()
            sealed = self.sealed(self.store)
            self.assertNotIn(self.secret, sealed)
            bring_up_to_date()
            self.assertEqual(self.sealed(self.store), sealed)
        self.sign_in(self.service)


if __name__ == "__main__":
    unittest.main()
