#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""fratried as a server runs it, under systemd's unit and AppArmor's profile: it does all its work, and nothing else.

Run as root on a machine of its own (see `machine` beside this file)."""

import csv
import os
import pathlib
import pwd
import re
import shutil
import subprocess
import types
import unittest
import zipfile

from service import DEMO, PASSWORD, SOURCE, Client, activate, until

PROFILE = pathlib.Path("/etc/apparmor.d/fratried")
STORE = "sqlite:/var/lib/fratrie/fratrie.db"
SOCKET = pathlib.Path("/run/fratrie/fratried.sock")
OTHER = "0340003C"
# Scripts of tests/http and tests/mail, whose services are confined here since their program is the installed one.
SCRIPTS = ["http/test_main_job.py", "http/test_sessions.py", "http/test_school.py", "http/test_crash.py",
           "mail/test_delivery.py"]
ON_POSTGRES = ["http/test_main_job.py"]
DENIED = re.compile(r'apparmor="(?:DENIED|ALLOWED)".*')


def run(*command, **more):
    return subprocess.run([str(word) for word in command], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)


def as_fratrie(*command):
    """Of the environment, what operators set in the guide's ten commands."""
    return run("runuser", "-u", "fratrie", "--", "env", f"FRATRIE_STORE={STORE}",
               "FRATRIE_KEY_FILE=/etc/fratrie/keys/server.key", *command)


def denials(profile):
    """What the kernel says that it kept from a profile."""
    return [line for line in DENIED.findall(run("dmesg").stdout) if f'profile="{profile}"' in line]


class Machine(unittest.TestCase):
    maxDiff = None

    def assert_runs(self, *command, **more):
        done = run(*command, **more)
        self.assertEqual(done.returncode, 0, (command, done.stdout))
        return done.stdout

    def assert_operates(self, *command):
        done = as_fratrie(*command)
        self.assertEqual(done.returncode, 0, (command, done.stdout))
        return done.stdout


class Locks(Machine):
    """A store where no file can be locked is none, and it is said why."""

    def test_refused(self):
        folder, place = pathlib.Path("/srv/unlocked"), pathlib.Path("/mnt")
        folder.mkdir()
        self.assert_runs(SOURCE / "tests/apparmor/no_locks.py", folder, place)
        self.addCleanup(run, "fusermount3", "-u", place)
        done = run("fratriectl", "--store", f"sqlite:{place}/store.db", "init")
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("no file can be locked in its folder", done.stdout)


class Server(Machine):
    """As the administrator's guide has it."""

    def run_guide(self):
        """Its ten commands as they stand there, but for the proxy's; in a folder with the school's exports."""
        text = (SOURCE / "data/doc/administration.md").read_text(encoding="utf-8")
        commands = re.search(r"```sh\n(systemd-sysusers.*?)cp [^\n]*nginx", text, re.DOTALL)[1]
        folder = pathlib.Path("/srv/exports")
        folder.mkdir()
        for name, file in ("Eleves", "ElevesSansAdresses"), ("Responsables", "ResponsablesAvecAdresses"):
            with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
                archive.write(DEMO / f"0340001A/{file}.xml", f"{file}.xml")
        self.assert_runs("bash", "-euxo", "pipefail", "-c", commands, cwd=folder)
        return self.letters("0340001A", "/var/lib/fratrie/letters.csv")

    def add_school(self):
        """While the service runs."""
        self.assert_operates("fratriectl", "school", "add", OTHER, "Lycée")
        self.assert_operates("fratriectl", "import", OTHER, *sorted((DEMO / OTHER).iterdir()))
        self.assert_operates("fratriectl", "letters", OTHER, "--output", f"/var/lib/fratrie/{OTHER}.csv")
        return self.letters(OTHER, f"/var/lib/fratrie/{OTHER}.csv")

    def letters(self, uai, path):
        with open(path, encoding="utf-8", newline="") as stream:
            return {letter["guardian"]: letter for letter in csv.DictReader(stream)}

    def wait_until_it_listens(self):
        until(lambda: SOCKET.exists())
        self.service = types.SimpleNamespace(address=f"unix:{SOCKET}")

    def assert_confined(self):
        number = self.assert_runs("systemctl", "show", "--value", "--property=MainPID", "fratried").strip()
        self.assertEqual(pathlib.Path(f"/proc/{number}/attr/current").read_text().strip(), "fratried (enforce)")

    def group(self, own, other):
        client = Client(self.service)
        self.assertEqual(client.sign_in(own["username"], own["password"]).status, 201)
        self.assertEqual(activate(client).status, 200)
        path = "groupings/" + client.post("groupings", {}).json["id"]
        added = client.post(path + "/accounts", {"username": other["username"], "password": other["password"]})
        self.assertEqual(added.status, 200, added.body)
        confirmed = client.post(path + "/confirm", {"digest": added.json["digest"]})
        self.assertEqual((confirmed.status, confirmed.json["state"]), (200, "confirmed"), confirmed.body)

    def test_whole(self):
        first = self.run_guide()
        self.wait_until_it_listens()
        self.assert_confined()
        second = self.add_school()
        guardian = next(name for name in second if name in first)
        self.group(first[guardian], second[guardian])
        self.assert_operates("fratriectl", "backup", "/var/lib/fratrie/backup")
        self.assert_operates("fratriectl", "verify")
        self.stop()
        self.give_the_key_as_a_credential()
        self.assert_runs("systemctl", "start", "fratried")
        self.wait_until_it_listens()
        self.assert_confined()
        self.assertEqual(Client(self.service).sign_in(first[guardian]["username"], PASSWORD).status, 201)
        self.stop()
        self.assertEqual(denials("fratried"), [])

    def stop(self):
        self.assert_runs("systemctl", "stop", "fratried")
        self.assertEqual(self.assert_runs("systemctl", "show", "--value", "--property=Result", "fratried"), "success\n")

    def give_the_key_as_a_credential(self):
        """As the manual's example has it."""
        shutil.move("/etc/fratrie/keys/server.key", "/root/fratrie.key")
        config = pathlib.Path("/etc/fratrie/fratried.conf")
        config.write_text(re.sub("(?m)^key_file=.*\n", "", config.read_text()))
        drop_in = pathlib.Path("/etc/systemd/system/fratried.service.d")
        drop_in.mkdir()
        manual = (SOURCE / "data/man/fratried.8").read_text(encoding="utf-8")
        (drop_in / "key.conf").write_text(re.search(r"\[Service\]\nLoadCredential.*?\n(?=\.EE)", manual, re.DOTALL)[0])
        self.assert_runs("systemctl", "daemon-reload")


class Work(Machine):
    """The service's other tests: whatever fratried does in them, it does under the profile."""

    folder = pathlib.Path("/var/lib/fratrie/tests")

    def setUp(self):
        user = pwd.getpwnam("fratrie")
        self.folder.mkdir(exist_ok=True)
        os.chown(self.folder, user.pw_uid, user.pw_gid)
        self.environment = {"TMPDIR": self.folder, "HOME": "/var/lib/fratrie", "FRATRIE_DEMO_DIR": "/usr/share/fratrie/demo",
                            "FRATRIE_KEY_FILE": "/var/lib/fratrie/tests.key"}

    def assert_script_passes(self, script, **environment):
        words = [f"{name}={value}" for name, value in (self.environment | environment).items()]
        with self.subTest(script, **environment):
            done = run("runuser", "-u", "fratrie", "--", "env", *words, "python3", SOURCE / "tests" / script)
            self.assertEqual(done.returncode, 0, done.stdout)
            self.assertEqual(denials("fratried"), [])

    def test_on_sqlite(self):
        for script in SCRIPTS:
            self.assert_script_passes(script)

    def test_on_postgres(self):
        self.assert_runs("systemctl", "start", "postgresql@15-main")
        self.assert_runs("runuser", "-u", "postgres", "--", "createuser", "--superuser", "fratrie")
        for script in ON_POSTGRES:
            self.assert_script_passes(script, FRATRIE_TEST_STORE="postgres",
                                      FRATRIE_TEST_POSTGRES="postgresql:///postgres?host=/run/postgresql")


class Trespass(Machine):
    """Whoever takes the service over can do no more than it. A program that can do anything stands in its place, under
    the same rules: only the name of the profile and of the program is another."""

    PROGRAM = pathlib.Path("/srv/busybox")      # it goes by its name

    @classmethod
    def setUpClass(cls):
        cls.PROGRAM.write_bytes(pathlib.Path("/bin/busybox").read_bytes())
        cls.PROGRAM.chmod(0o755)
        text = PROFILE.read_text().replace("/usr/bin/fratried", str(cls.PROGRAM))
        text = text.replace("profile fratried", "profile intruder")
        subprocess.run(["apparmor_parser", "--replace"], input=text, text=True, check=True)
        home = pathlib.Path("/home/somebody")
        home.mkdir(exist_ok=True)
        (home / "document").write_text("somebody's\n")
        mine = pathlib.Path("/var/lib/fratrie/mine")
        mine.write_text("its own\n")
        shutil.chown(mine, "fratrie", "fratrie")

    def intrude(self, *command):
        """As root, whom nothing else would stop."""
        return run(self.PROGRAM, *command)

    def assert_refused(self, *command):
        done = self.intrude(*command)
        self.assertNotEqual(done.returncode, 0, done.stdout)
        self.assertRegex(done.stdout, "(?i)permission denied|not permitted|can't")
        self.assertEqual(run("busybox", *command).returncode, 0, "nothing but the profile is in the way")
        return done

    def test_what_it_needs_is_there(self):
        done = run("runuser", "-u", "fratrie", "--", self.PROGRAM, "cat", "/var/lib/fratrie/mine")
        self.assertEqual(done.stdout, "its own\n", denials("intruder"))

    def test_files(self):
        for path in ("/etc/shadow", "/home/somebody/document", "/root/.bashrc", "/proc/1/environ", "/proc/1/maps", "/dev/vda",
                     "/etc/machine-id", "/var/log/dpkg.log", "/boot/config-" + os.uname().release):
            with self.subTest(path):
                self.assert_refused("head", "-c", "1", path)

    def test_folders(self):
        for path in ("/home", "/root", "/etc", "/var/lib/postgresql", "/"):
            with self.subTest(path):
                self.assert_refused("ls", path)

    def test_writing(self):
        for path in ("/etc/fratrie/fratried.conf", "/etc/fratrie/mine", "/tmp/mine", "/usr/bin/mine", "/usr/bin/fratried",
                     "/home/somebody/mine", "/dev/shm/mine"):
            with self.subTest(path):
                self.assert_refused("dd", "if=/dev/null", f"of={path}", "conv=notrunc")

    def test_starting_programs(self):
        self.assert_refused("env", "/usr/bin/true")
        self.assert_refused("env", "/bin/sh", "-c", "exit 0")

    def test_powers(self):
        for command in ("chown fratrie /var/lib/fratrie/mine", "mount -t tmpfs none /mnt", "kill -CONT 1",
                        "ping -c 1 127.0.0.1"):
            with self.subTest(command):
                self.assert_refused(*command.split())


if __name__ == "__main__":
    unittest.main(verbosity=2)
