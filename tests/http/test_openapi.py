#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The contract as a document: it is well written (Spectral), and the service keeps to it (Prism watches the other tests)."""

import json
import os
import pathlib
import re
import select
import socket
import subprocess
import sys
import time
import unittest

import service
from service import Client, DEADLINE, DemoCase, SOURCE

import test_main_job
import test_problems
import test_recovery
import test_school
import test_sessions
import test_staff

TOOLS = [pathlib.Path(folder, "node_modules/.bin") for folder in os.environ["FRATRIE_TEST_NPM"].split(os.pathsep)]
DOCUMENT = SOURCE / "data/openapi.json"

# The whole of these run through Prism, but for what it answers itself (addresses and methods that the document has not, bodies
# that are none) and what it cannot carry (archives: it takes every body for text).
WATCHED = (test_main_job, test_problems, test_recovery, test_school, test_sessions, test_staff)
NOT_WATCHED = re.compile(r"test_(not_found|method_not_allowed|payload_too_large|unsupported_media_type|kinds_of_body|"
                         r"head_is_a_get.*|a_large_file.*|import|files_.*|pages)$")


def tool(name):
    for folder in TOOLS:
        if (folder / name).exists():
            return folder / name
    raise FileNotFoundError(f"{TOOLS[0] / name}: ./dev test installs it from tests/http/package.json")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Prism:
    """A proxy that compares what passes with the document."""

    def __init__(self, upstream):
        self.port = free_port()
        self.process = subprocess.Popen([tool("prism"), "proxy", DOCUMENT, f"http://127.0.0.1:{upstream}", "--port",
                                         str(self.port)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                        env={**os.environ, "NO_COLOR": "1"})
        output = b""
        end = time.monotonic() + DEADLINE
        while b"Prism is listening" not in output:
            ready, _, _ = select.select([self.process.stdout], [], [], max(end - time.monotonic(), 0))
            piece = os.read(self.process.stdout.fileno(), 65536) if ready else b""
            if not piece:
                self.process.kill()
                raise RuntimeError(f"Prism does not start: {output.decode()}")
            output += piece

    def stop(self):
        self.process.terminate()
        self.process.communicate(timeout=DEADLINE)


class Document(unittest.TestCase):
    def test_it_is_well_written(self):
        done = subprocess.run([tool("spectral"), "lint", "--fail-severity", "hint", "--ruleset",
                               SOURCE / "tests/http/spectral.json", DOCUMENT], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=DEADLINE)
        self.assertEqual(done.returncode, 0, done.stdout)


class Served(DemoCase):
    def test_it_is_served(self):
        answer = Client(self.service).get("openapi.json")
        self.assertEqual(answer.json, json.loads(DOCUMENT.read_bytes()))


def load_tests(loader, tests, pattern):
    """The tests of this file, then those that Prism watches."""
    for module in WATCHED:
        for suite in loader.loadTestsFromModule(module):
            tests.addTests(test for test in suite if not NOT_WATCHED.search(test.id()))
    return tests


def main():
    port = free_port()      # each service of these tests listens there, one after another
    prism = Prism(port)
    try:
        service.LISTEN = f"127.0.0.1:{port}"
        service.PRISM = prism.port
        done = unittest.main(exit=False)
    finally:
        prism.stop()
    sys.exit(not done.result.wasSuccessful())


if __name__ == "__main__":
    main()
