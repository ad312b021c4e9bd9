# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What tests of the school's console begin with."""

import csv
import json
import pathlib
import re
import subprocess
import tempfile
import time

from app import CONSOLE
from case import WindowCase
from deadline import wait_for
from office import STEP, Office, code_of
from service import DEMO, PASSWORD, Client, activate, ctl

UAI, OTHER = "0340001A", "0340003C"


class DeskCase(WindowCase):
    """Somebody of the staff sits at the console."""

    size = 1100, 900
    options = ()
    imported = True      # the school's files
    look = {}            # of the environment, for the console

    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.store = f"sqlite:{self.folder}/store.db"
        ctl(self.store, "init")
        ctl(self.store, "school", "add", UAI, "Collège Les Micocouliers")
        if self.imported:
            ctl(self.store, "import", UAI, "--year", "2026", *sorted((DEMO / UAI).iterdir()))
        self.service = self.run_service("--store", self.store, *self.options)
        self.office = self.open_office()

    def open_office(self):
        """The console, where somebody of the staff has signed in."""
        self.client = Client(self.service)
        told = json.loads(ctl(self.store, "staff", "add", UAI, "secretariat", "--json"))["letters"][0]
        self.client.sign_in(told["username"], told["password"])
        activate(self.client)
        key = re.search("secret=([A-Z2-7]+)", self.client.post("account/otp", None).json["otpauth_uri"])[1]
        self.client.post("account/otp/confirm", {"code": code_of(key)})
        app = self.run_app("--server", self.address(), program=CONSOLE, environment=self.look)
        office = Office(app, self.language)
        office.sign_in("secretariat", PASSWORD)
        app.fill(office.words("Code"), code_of(key, time.time() + STEP))      # the one of now has been used
        office.press("Sign In")
        app.wait(office.words("Search the accounts"))
        return office

    def address(self):
        return self.service.address

    def count(self, **choice):
        told = self.client.post(f"schools/{UAI}/letters?dry_run=true", choice).json
        return told["count"], told["replaced"]

    def wait_count(self, count, replaced=0):
        """What the page says before anything is made."""
        self.office.app.wait_text(f"{count} letter{'s' * (count != 1)} will be made.")
        if replaced:
            self.office.app.wait_text(f"{replaced} of them replace")

    def close_letters(self):
        self.office.app.press("Close", window="Letters")
        wait_for(lambda: len(self.office.app.windows()) == 1, "the letters' window to close")

    def text_of(self, pages):
        return subprocess.run(["pdftotext", "-layout", pages, "-"], check=True, capture_output=True, text=True).stdout

    def family(self):
        """A parent with accounts in two schools, as (letter of this school, letter of the other)."""
        letters = {}
        for uai in (UAI, OTHER):
            path = self.folder / f"{uai}.csv"
            ctl(self.store, "letters", uai, "--output", path)
            with path.open(encoding="utf-8", newline="") as stream:
                letters[uai] = {letter["guardian"]: letter for letter in csv.DictReader(stream)}
        name = next(name for name in letters[UAI] if name in letters[OTHER])
        return letters[UAI][name], letters[OTHER][name]

    def ask_to_undo(self):
        """A parent has grouped, and asks the school to undo it; gives the name of the account that is kept."""
        ctl(self.store, "school", "add", OTHER, "Lycée Jean-Moulin")
        ctl(self.store, "import", OTHER, "--year", "2026", *sorted((DEMO / OTHER).iterdir()))
        mine, other = self.family()
        parent = Client(self.service)
        parent.sign_in(other["username"], other["password"])
        activate(parent)
        path = "groupings/" + parent.post("groupings", {}).json["id"]
        added = parent.post(path + "/accounts", {"username": mine["username"], "password": mine["password"]}).json
        parent.post(path + "/confirm", {"digest": added["digest"]})
        child = next(child for child in parent.get("children").json["children"] if child["school"]["uai"] == UAI)
        asked = parent.post("break-requests", {"child_id": child["id"], "reason": "Nous sommes séparés."})
        self.assertEqual(asked.status, 201, asked.body)
        return child
