# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A real fratried for a test, and requests to it."""

import csv
import http.client
import json
import os
import pathlib
import select
import signal
import socket
import subprocess
import tempfile
import time
import unittest

import stores

BUILD = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"])
SOURCE = pathlib.Path(os.environ["FRATRIE_TEST_SOURCE"])
FRATRIED = BUILD / "src/server/fratried"
FRATRIECTL = BUILD / "src/ctl/fratriectl"
DEMO = SOURCE / "data/demo"
DEADLINE = 120      # seconds; generous: a machine that tests everything at once is slow
API = "/api/v1"
PROBLEM = "urn:fratrie:problem:"

# Where services listen unless a test says otherwise; and the port of the proxy that watches what is asked, if there is one.
LISTEN = "127.0.0.1:0"
PRISM = None


class Service:
    """A running fratried; stop it, or use it in a with statement."""

    def __init__(self, *arguments, listen=None, environment=None, program=(FRATRIED,)):
        self.errors = tempfile.TemporaryFile("w+")
        if "--demo" in arguments:
            arguments = (*arguments, *stores.demo_arguments())
        self.process = subprocess.Popen([*program, "--listen", listen or LISTEN, *arguments], stdout=subprocess.PIPE,
                                        stderr=self.errors, text=True, env={**os.environ, **(environment or {})})
        line = self.read_line()
        if not line.startswith("listening "):
            self.kill()
            raise RuntimeError(f"fratried does not listen: {line!r} {self.log()}")
        self.address = line.split()[1]

    def read_line(self):
        ready, _, _ = select.select([self.process.stdout], [], [], DEADLINE)
        return self.process.stdout.readline() if ready else "nothing in time"

    @property
    def port(self):
        return int(self.address.rpartition(":")[2])

    def log(self):
        """What it wrote to standard error so far."""
        self.errors.seek(0)
        return self.errors.read()

    def wait(self):
        """The exit code, once it has ended; what else it wrote on standard output must be nothing."""
        rest, _ = self.process.communicate(timeout=DEADLINE)
        if rest:
            raise AssertionError(f"more than one line on standard output: {rest!r}")
        return self.process.returncode

    def terminate(self):
        self.process.send_signal(signal.SIGTERM)

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        """Ends it as an operator does, and fails when it complains."""
        if self.process.poll() is None:
            self.terminate()
        code = self.wait()
        log = self.log()
        self.errors.close()
        if code != 0:
            raise AssertionError(f"fratried ended with {code}: {log}")
        return log

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def problem(self):
        """The NAME of a problem, whose form is checked on the way."""
        assert self.headers.get_content_type() == "application/problem+json", (self.status, self.body)
        problem = self.json
        assert problem["status"] == self.status and problem["title"] and problem["detail"], problem
        assert problem["type"].startswith(PROBLEM), problem
        return problem["type"].removeprefix(PROBLEM)


def check_violations(answer):
    """What Prism found: an answer must be as the document says, a request too unless it is refused."""
    for found in json.loads(answer.headers["sl-violations"] or "[]"):
        assert found["location"][0] == "request" and 400 <= answer.status < 500, (found, answer.status, answer.body)


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=DEADLINE)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(DEADLINE)
        self.sock.connect(self.path)


class Client:
    """Asks a service, as whoever the token is of."""

    def __init__(self, service, token=None):
        self.service = service
        self.token = token
        self.tokens = None

    def connect(self):
        if self.service.address.startswith("unix:"):
            return UnixConnection(self.service.address.removeprefix("unix:"))
        return http.client.HTTPConnection("127.0.0.1", PRISM or self.service.port, timeout=DEADLINE)

    def ask(self, method, path, body=None, headers=None):
        """A dictionary is sent as JSON, bytes as they are. Paths that do not begin with / are the API's."""
        sent = dict(headers or {})
        if self.token:
            sent.setdefault("Authorization", "Bearer " + self.token)
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
        if body is not None:
            sent.setdefault("Content-Type", "application/json")
        connection = self.connect()
        try:
            connection.request(method, path if path.startswith("/") else f"{API}/{path}", body, sent)
            answer = Answer(connection.getresponse())
        finally:
            connection.close()
        assert answer.headers["X-Request-Id"], ("every answer has an id", answer.body)
        assert not self.token or answer.headers["Cache-Control"] == "no-store", ("what is somebody's is kept by nobody", path)
        check_violations(answer)
        return answer

    def get(self, path, **more):
        return self.ask("GET", path, **more)

    def post(self, path, body, **more):
        return self.ask("POST", path, body, **more)

    def patch(self, path, body, **more):
        return self.ask("PATCH", path, body, **more)

    def delete(self, path, **more):
        return self.ask("DELETE", path, **more)

    def sign_in(self, username, password, **more):
        """Begins a session and keeps its token; gives the answer."""
        answer = self.post("sessions", {"username": username, "password": password, "device_name": "a test",
                                        "persistent": False, **more})
        if answer.status == 201:
            self.take(answer.json)
        return answer

    def take(self, tokens):
        self.tokens = tokens
        self.token = tokens["access_token"]


PASSWORD = "quatre-mots-sans-rapport-17"


def activate(client, **more):
    """Makes the provisional account signed in one's own, with PASSWORD."""
    return client.post("account/activation", {"new_password": PASSWORD, "email": "parent@courriel.example", **more})


class ProblemCase(unittest.TestCase):
    def assertProblem(self, answer, status, name):
        self.assertEqual((answer.status, answer.problem), (status, name), answer.body)
        return answer.json

    def assertField(self, answer, pointer):
        problem = self.assertProblem(answer, 422, "invalid-request")
        self.assertIn(pointer, [error["pointer"] for error in problem["errors"]])
        self.assertTrue(all(error["detail"] for error in problem["errors"]))
        return problem


class DemoCase(ProblemCase):
    """Each test has a demo of its own, and its letters."""

    arguments = ()

    def setUp(self):
        self.service = Service("--demo", *self.arguments)
        self.addCleanup(self.service.stop)
        self.client = Client(self.service)
        self.letters = self.client.get("/demo/letters").json["letters"]

    def letter_of(self, first_name, last_name=None, **wanted):
        """The first letter of a holder by that name, where accents count."""
        for letter in self.letters:
            holder = letter["holder"]
            if holder["first_name"] == first_name and last_name in (None, holder["last_name"]) and \
                    all(letter[name] == value for name, value in wanted.items()):
                return letter
        raise LookupError(first_name)

    def letter_where(self, **wanted):
        return next(letter for letter in self.letters if all(letter[name] == value for name, value in wanted.items()))

    def signed_in(self, letter, **more):
        """A client signed in with a letter, which need not be activated."""
        client = Client(self.service)
        answer = client.sign_in(letter["username"], letter["password"], **more)
        self.assertEqual(answer.status, 201, answer.body)
        return client

    def activated(self, letter):
        client = self.signed_in(letter)
        answer = activate(client)
        self.assertEqual(answer.status, 200, answer.body)
        return client


class StoreCase(ProblemCase):
    """Each test has a store of its own, with two schools of the sample data and their letters as CSV tells them."""

    SCHOOLS = {"0340001A": "ElevesSansAdresses.xml ResponsablesAvecAdresses.xml",
               "0340003C": "ExportXML_ElevesSansAdresses.zip ExportXML_ResponsablesAvecAdresses.zip"}

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.original = pathlib.Path(folder.name)
        cls.letters = []
        cls.original_store = store = stores.new_store(cls.original)
        ctl(store, "init")
        for uai, files in cls.SCHOOLS.items():
            ctl(store, "school", "add", uai, f"School {uai}")
            ctl(store, "import", uai, "--year", "2026", *(DEMO / uai / name for name in files.split()))
            path = cls.original / f"{uai}.csv"
            ctl(store, "letters", uai, "--output", path)
            with path.open(encoding="utf-8", newline="") as stream:
                cls.letters += csv.DictReader(stream)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.store = stores.new_store(self.folder, self.original_store)

    def pairs(self):
        """Two letters of one person each, from two schools."""
        first = {letter["guardian"]: letter for letter in self.letters if letter["uai"] == "0340001A"}
        return [(first[letter["guardian"]], letter) for letter in self.letters
                if letter["uai"] == "0340003C" and letter["guardian"] in first]

    def outbox(self, kind):
        """The details of the messages of a kind that wait to be sent, oldest first."""
        rows = stores.rows(self.store, f"SELECT details FROM outbox WHERE kind = '{kind}' ORDER BY id")
        return [json.loads(row["details"]) for row in rows]

    def serve(self, *arguments, **more):
        return Service("--store", self.store, *arguments, **more)


ROUNDS = int(os.environ.get("FRATRIE_TEST_ROUNDS", "1"))      # ./dev torture: many


class GroupingCase(StoreCase):
    """Groups accounts, several at once if need be."""

    def rounds(self):
        """Once over; a campaign many times, each on a store as it was in the beginning."""
        for number in range(ROUNDS):
            if number > 0:
                self.store = stores.new_store(self.folder, self.original_store)
            yield number

    def prepare(self, service, own, other):
        """An account with a proposal that holds another one: (client, path, digest)."""
        client = Client(service)
        self.assertEqual(client.sign_in(own["username"], own["password"]).status, 201)
        self.assertEqual(activate(client).status, 200)
        path = "groupings/" + client.post("groupings", {}).json["id"]
        added = client.post(path + "/accounts", {"username": other["username"], "password": other["password"]})
        self.assertEqual(added.status, 200, added.body)
        return client, path, added.json["digest"]

    def confirm(self, client, path, digest, answers):
        try:
            answers.append(client.post(path + "/confirm", {"digest": digest}).status)
        except (OSError, http.client.HTTPException):
            answers.append(None)      # killed before it answered


def ctl(store, *arguments):
    """Runs fratriectl, whose output it gives."""
    return subprocess.run([FRATRIECTL, "--store", store, *arguments], check=True, text=True, stdout=subprocess.PIPE,
                          timeout=DEADLINE).stdout


def until(condition):
    """Waits for something another process does."""
    end = time.monotonic() + DEADLINE
    while not condition():
        if time.monotonic() > end:
            raise AssertionError("not in time")
        time.sleep(0.01)
