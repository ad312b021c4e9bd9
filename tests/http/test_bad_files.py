#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A school's files that break each rule, as the service answers them: where the fault is and what to do, and nothing imported;
or all imported, and what is odd told with its line."""

import re
import unittest

from bad_files import ODD, PUPILS, REFUSED
from school_files import COLLEGE, XML, ZIP, exports
from service import Service, ctl
from test_staff import StaffCase

class BadFiles(StaffCase):
    client = None
    path = f"schools/{COLLEGE}/imports"

    @classmethod
    def setUpClass(cls):
        """One service for all of them: what is refused leaves no trace in it, and what is odd does no harm."""
        super().setUpClass()
        cls.store = cls.original_store
        cls.service = Service("--store", cls.store)
        cls.addClassCleanup(cls.service.stop)

    def setUp(self):
        type(self).client = self.client or self.staff(COLLEGE)

    def state(self):
        """All that an import could change."""
        paths = ("statistics", "accounts?limit=100")
        return [self.client.get(f"schools/{COLLEGE}/{path}").json for path in paths]

    def events(self):
        return len(self.client.get(f"schools/{COLLEGE}/events").json["events"])

    def check_refused(self, make, pattern):
        before, events = self.state(), self.events()
        for query in ("?dry_run=true", ""):
            problem = self.assertField(self.client.post(self.path + query, make(), headers=ZIP), "")
            self.assertRegex(problem["errors"][0]["detail"], pattern)
        self.assertEqual((self.state(), self.events()), (before, events))
        ctl(self.store, "verify")

    def check_odd(self, make, pattern):
        answer = self.client.post(self.path, make(), headers=ZIP)
        self.assertEqual(answer.status, 200, answer.body)
        told = answer.json["anomalies"]
        self.assertTrue(all(anomaly["line"] > 0 and anomaly["file"] for anomaly in told), told)
        if pattern:
            self.assertTrue([each for each in told if re.search(pattern, each["message"])], told)
        ctl(self.store, "verify")

    def test_a_document_that_is_no_archive(self):
        problem = self.assertField(self.client.post(self.path, exports()[PUPILS], headers=XML), "")
        self.assertRegex(problem["errors"][0]["detail"], r"the guardians' file is missing")


def add_tests():
    for name, (make, pattern) in REFUSED.items():
        setattr(BadFiles, f"test_refused_{name}", lambda self, make=make, pattern=pattern: self.check_refused(make, pattern))
    for name, (make, pattern) in ODD.items():
        setattr(BadFiles, f"test_odd_{name}", lambda self, make=make, pattern=pattern: self.check_odd(make, pattern))


add_tests()

if __name__ == "__main__":
    unittest.main()
