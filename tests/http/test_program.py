#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The program: its options and configuration, where it listens, how it stops."""

import datetime
import http.client
import os
import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import threading
import unittest

from service import Client, DEADLINE, FRATRIED, SOURCE, Service, StoreCase, ctl, until


def run(*arguments, **environment):
    """A fratried that is expected to end by itself: (exit code, standard output, standard error)."""
    done = subprocess.run([FRATRIED, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=DEADLINE,
                          env={**os.environ, **environment})
    return done.returncode, done.stdout, done.stderr


class Configuration(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, text):
        path = self.folder / "fratried.conf"
        path.write_text(text, encoding="utf-8")
        return path

    def assertRefused(self, words, *arguments, **environment):
        code, output, errors = run(*arguments, **environment)
        self.assertEqual((code, output), (2, ""), errors)
        for word in words:
            self.assertIn(word, errors)

    def test_version(self):
        code, output, _ = run("--version")
        self.assertEqual(code, 0)
        self.assertRegex(output, r"\Afratried \d+\.\d+\.\d+\n\Z")

    def test_errors_of_a_file(self):
        for text, words in {
            "[server]\nstoer=sqlite:x\n": ["[server] stoer", "no such key"],
            "[sever]\nstore=sqlite:x\n": ["[sever] store", "no such key"],
            "[server]\nthreads=many\n": ["[server] threads", "number"],
            "[server]\nthreads=-1\n": ["[server] threads", "number"],
            "[rules]\nletter_days=0\n": ["[rules] letter_days", "1"],
            "[rules]\nholder_match=never\n": ["[rules] holder_match", "strict"],
            "[rules]\nargon2_memory_kib=8\n": ["[rules] argon2_memory_kib", "19456"],
            "[server]\nlisten=\n": ["[server] listen"],
            "[server]\ntrusted_proxies=proxy\n": ["[server] trusted_proxies", "proxy"],
            "[service]\naddress=fratrie.example\n": ["[service] address", "https"],
            "[mail]\nfrom=nobody\n": ["[mail] from", "address"],
            "[mail]\nfrom=a@b.example\n": ["[mail] server"],
            "[mail]\nserver=localhost\n": ["[mail] from"],
            "[mail]\nserver=post.example\nfrom=a@b.example\ntls=none\n": ["[mail] tls", "post.example"],
            "[mail]\nserver=post.example\nfrom=a@b.example\ntls=maybe\n": ["[mail] tls", "starttls"],
            "[mail]\nserver=post.example\nfrom=a@b.example\nusername=u\n": ["[mail] username", "password"],
            "[mail]\nserver=post.example\nfrom=a@b.example\nusername=u\npassword_file=/nowhere\n":
                ["[mail] password_file", "/nowhere"],
            "[mail]\nserver=post.example\nfrom=a@b.example\nusername=u\npassword_file=/dev/null\n":
                ["[mail] password_file", "/dev/null"],
            "[mail]\nserver=post.example\nfrom=a@b.example\nca_file=/nowhere.pem\n": ["[mail] ca_file"],
            "[server]\nlocale_dir=/nowhere\n": ["[server] locale_dir"],
            "[server]\ndemo_dir=\n": ["[server] demo_dir"],
            "store=sqlite:x\n": ["fratried.conf"],
            "[server\n": ["fratried.conf"],
        }.items():
            with self.subTest(text):
                path = self.write(text)
                self.assertRefused([str(path), *words], "--config", path, "--store", "sqlite::memory:")

    def test_places_in_a_file(self):
        for line, words in {
            "listen=nowhere": ["[server] listen", "ADDRESS:PORT"],
            "listen=0.0.0.0:0": ["[server] listen", "trusted_proxies"],
            "listen=127.0.0.1:0\nmetrics_listen=nowhere": ["[server] metrics_listen", "ADDRESS:PORT"],
            "demo_store=mysql:x": ["[server] demo_store", "sqlite:PATH"],
        }.items():
            with self.subTest(line):
                path = self.write(f"[server]\n{line}\n")
                self.assertRefused([str(path), *words], "--config", path, "--demo")

    def test_other_errors(self):
        for words, arguments, environment in (
            (["/nowhere.conf"], ["--config", "/nowhere.conf"], {}),
            (["FRATRIE_THREADS"], [], {"FRATRIE_THREADS": "x"}),
            (["--threads"], ["--threads", "1000"], {}),
            (["--nothing"], ["--nothing"], {}),
            (["surplus"], ["surplus"], {}),
            (["--store"], [], {}),
            (["--store", "sqlite:PATH"], ["--store", "mysql:x"], {}),
            (["FRATRIE_STORE", "sqlite:PATH"], [], {"FRATRIE_STORE": "mysql:x"}),
            (["--trusted-proxies", "10.0.0.0/33"], ["--trusted-proxies", "10.0.0.0/33"], {}),
            (["FRATRIE_TRUSTED_PROXIES", "x"], [], {"FRATRIE_TRUSTED_PROXIES": "x"}),
            (["--listen"], ["--listen", "nowhere", "--demo"], {}),
            (["listen"], ["--listen", "127.0.0.1:65536", "--demo"], {}),
            (["trusted_proxies", "0.0.0.0"], ["--listen", "0.0.0.0:0", "--demo"], {}),
            (["trusted_proxies"], ["--listen", "[::]:0", "--demo"], {}),
        ):
            with self.subTest(arguments=arguments, environment=environment):
                self.assertRefused(words, *arguments, **environment)

    def test_a_store_that_was_never_made(self):
        code, output, errors = run("--store", f"sqlite:{self.folder}/none.db")
        self.assertEqual((code, output), (1, ""))
        self.assertIn("fratriectl", errors)

    def test_a_flag_counts_more_than_a_variable_than_the_file(self):
        path = self.write("[service]\nname=file\nsupport_email=file@courriel.example\nsupport_phone=0100\n")
        with Service("--demo", "--config", path, "--name", "flag",
                     environment={"FRATRIE_NAME": "variable", "FRATRIE_SUPPORT_PHONE": "0200"}) as service:
            told = Client(service).get("/.well-known/fratrie").json
        self.assertEqual(told["name"], "flag")
        self.assertEqual(told["support"], {"email": "file@courriel.example", "phone": "0200", "url": None})

    def test_a_setting_is_followed(self):
        with Service("--demo", "--letter-days", "1") as service:
            letters = Client(service).get("/demo/letters").json["letters"]
        tomorrow = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)
        self.assertLessEqual(datetime.datetime.fromisoformat(letters[0]["expires_at"]), tomorrow)

    def test_another_address_with_a_proxy(self):
        with Service("--demo", "--trusted-proxies", "10.0.0.0/8, 127.0.0.1", listen="0.0.0.0:0") as service:
            self.assertEqual(Client(service).get("/healthz").status, 200)

    def test_figures(self):
        """On loopback; not through a proxy; alone on their own listener when there is one."""
        with Service("--demo") as service:
            client = Client(service)
            client.sign_in("nobody12345", "x")
            counted = b'fratrie_requests_total{method="POST",route="/api/v1/sessions",code="4xx"} 1\n'
            until(lambda: counted in client.get("/metrics").body)      # it is counted once its last byte is sent
            text = client.get("/metrics").body.decode()
            self.assertRegex(text, r'(?m)^fratrie_request_seconds_count\{lane="hash"\} 1$')
            self.assertEqual(client.get("/metrics", headers={"X-Forwarded-For": "203.0.113.7"}).status, 404)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        with Service("--demo", "--metrics-listen", f"127.0.0.1:{port}") as service:
            self.assertEqual(Client(service).get("/metrics").status, 404)
            for path, status in {"/metrics": 200, "/healthz": 404, "/demo/letters": 404}.items():
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=DEADLINE)
                connection.request("GET", path)
                self.assertEqual(connection.getresponse().status, status)
                connection.close()

    def test_one_thread(self):
        with Service("--demo", "--threads", "1", "--hashing-threads", "1") as service:
            self.assertEqual(Client(service).sign_in("nobody12345", "x").status, 401)


class Manual(unittest.TestCase):
    def test_every_option_is_explained(self):
        _, help_text, _ = run("--help")
        manual = subprocess.run(["man", "-l", SOURCE / "data/man/fratried.8"], check=True, text=True, stdout=subprocess.PIPE,
                                env={**os.environ, "MANWIDTH": "200", "LC_ALL": "C.UTF-8"}).stdout
        options = re.findall(r"^  --([a-z0-9-]+)", help_text, re.MULTILINE)
        self.assertIn("trusted-proxies", options)
        for option in options:
            words = option if option in ("config", "demo", "version") else option.replace("-", "_").removeprefix("mail_")
            with self.subTest(option):
                self.assertRegex(manual, rf"(?m)^ +.*\b{words}\b")


class UnixSocket(unittest.TestCase):
    def test_listens_and_cleans_up(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "fratrie.sock")
            with Service("--demo", listen=f"unix:{path}") as service:
                self.assertEqual(service.address, f"unix:{path}")
                self.assertEqual(Client(service).get("/healthz").status, 200)
                code, _, errors = run("--demo", "--listen", f"unix:{path}")
                self.assertEqual(code, 1)
                self.assertIn("another program", errors)
            self.assertFalse(path.exists())

    def test_a_socket_left_by_a_crash(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "fratrie.sock")
            Service("--demo", listen=f"unix:{path}").kill()
            self.assertTrue(path.exists())
            with Service("--demo", listen=f"unix:{path}") as service:
                self.assertEqual(Client(service).get("/healthz").status, 200)


class DemoStore(StoreCase):
    def test_sample_data_never_goes_beside_a_school(self):
        code, output, errors = run("--demo", "--demo-store", self.store)
        self.assertEqual((code, output), (1, ""))
        self.assertIn("holds schools already", errors)


class Crowded(unittest.TestCase):
    def test_a_full_queue(self):
        """More passwords than may wait: some are tested, the others are told when to come again, and reading goes on."""
        with Service("--demo", "--hashing-threads", "1", "--hashing-queue", "1") as service:
            answers = []

            def ask(number):
                answer = Client(service).post("sessions", {"username": f"nobody{number}", "password": "x"})
                answers.append((answer.status, answer.problem, answer.headers["Retry-After"]))

            asking = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
            for thread in asking:
                thread.start()
            self.assertEqual(Client(service).get("/healthz").status, 200)
            for thread in asking:
                thread.join()
        self.assertEqual({answer[:2] for answer in answers}, {(401, "invalid-credentials"), (503, "unavailable")})
        self.assertTrue(all(int(wait) > 0 for status, _, wait in answers if status == 503))


class Stopping(StoreCase):
    def test_a_request_under_way_is_finished(self):
        """SIGTERM comes while a password is hashed and others wait for it."""
        letter = self.letters[0]
        service = self.serve("--hashing-threads", "1")
        answers = []

        def ask():
            answers.append(Client(service).sign_in(letter["username"], letter["password"]).status)

        asking = [threading.Thread(target=ask) for _ in range(6)]
        connections = [socket.create_connection(("127.0.0.1", service.port)) for _ in range(3)]      # idle ones
        for thread in asking:
            thread.start()
        until(lambda: answers)
        service.terminate()
        for thread in asking:
            thread.join()
        self.assertEqual(service.wait(), 0)
        self.assertTrue(all(answer in (201, 503) for answer in answers), answers)
        self.assertIn(201, answers)
        for connection in connections:
            connection.close()
        with self.assertRaises(OSError):
            socket.create_connection(("127.0.0.1", service.port))
        ctl(self.store, "verify")

    def test_a_request_that_never_ends_does_not_hold_it_for_ever(self):
        service = self.serve()
        with socket.create_connection(("127.0.0.1", service.port)) as peer:
            peer.sendall(b"POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                         b"Content-Length: 10\r\n\r\n{")
            self.assertEqual(Client(service).get("/healthz").status, 200)
            self.assertEqual(service.stop().count("cut"), 1)

    def test_who_must_wait_still_must(self):
        """What was counted of wrong passwords survives it."""
        letter = self.letters[0]
        with self.serve() as service:
            wrong = [Client(service).sign_in(letter["username"], "wrong").status for _ in range(5)]
        self.assertEqual(wrong, [401] * 5)
        with self.serve() as service:
            late = Client(service).sign_in(letter["username"], letter["password"])
            self.assertEqual((late.status, late.problem), (429, "too-many-attempts"))
            self.assertGreater(int(late.headers["Retry-After"]), 0)

    def test_interrupted_from_the_keyboard(self):
        service = self.serve()
        service.process.send_signal(signal.SIGINT)
        self.assertEqual(service.wait(), 0)


if __name__ == "__main__":
    unittest.main()
