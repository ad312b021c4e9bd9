# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A private PostgreSQL for one test: no network, a folder of its own, gone with the process that began it."""

import fcntl
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import tempfile
import time

DEADLINE = 120      # seconds; generous: a machine that tests everything at once is slow
USER = "fratrie"


def programs():
    """Where the newest PostgreSQL's programs are; Debian keeps them out of PATH."""
    folders = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if not folders:
        raise RuntimeError("there is no PostgreSQL here: install the package postgresql")
    return folders[-1]


def _unprivileged(*command):
    """PostgreSQL refuses to run as root; whoever it runs as, it is to go when we go."""
    away = ["setpriv", "--pdeathsig", "QUIT"]
    if os.geteuid() == 0:
        away += ["--reuid", "postgres", "--regid", str(pwd.getpwnam("postgres").pw_gid), "--clear-groups"]
    return [*away, *map(str, command)]


def _give_away(folder):
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")


def _empty_cluster():
    """An archive of a cluster that nobody has used, made once a build. Its own collation is not that of bytes, so that a
    statement which trusts in the default one gives another order than SQLite."""
    archive = pathlib.Path(os.environ["FRATRIE_TEST_BUILD"], "tests/world/postgres-cluster.tar")
    with open(archive.with_suffix(".lock"), "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not archive.exists():
            with tempfile.TemporaryDirectory(prefix="frt-initdb-") as folder:
                _give_away(folder)
                subprocess.run(_unprivileged(programs() / "initdb", "-D", f"{folder}/data", "-U", USER, "-A", "trust", "-E",
                                             "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=fr-FR",
                                             "--wal-segsize=1", "--no-sync", "--no-instructions"),
                               check=True, stdout=subprocess.DEVNULL, cwd="/")
                whole = archive.with_suffix(".new")
                subprocess.run(["tar", "-C", folder, "-cf", whole, "data"], check=True)
                whole.rename(archive)
    return archive


def _runs(number):
    try:
        with open(f"/proc/{number}/stat", encoding="ascii", errors="replace") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class Postgres:
    """A running cluster; use it in a with statement. fsync: whether what it wrote would survive a power cut."""

    def __init__(self, fsync=False, settings=()):
        self.fsync = fsync
        self.settings = settings
        self.process = None
        self.databases = 0
        archive = _empty_cluster()
        self.folder = tempfile.mkdtemp(prefix="frt-postgres-", dir="/tmp")      # short: a socket's path has 107 bytes
        _give_away(self.folder)
        with open(archive, "rb") as file:
            subprocess.run(_unprivileged("tar", "-C", self.folder, "-xf", "-"), stdin=file, check=True)
        os.chmod(self.folder, 0o755)

    def start(self):
        settings = {"listen_addresses": "", "unix_socket_directories": self.folder, "fsync": "on" if self.fsync else "off",
                    "full_page_writes": "on" if self.fsync else "off", "shared_buffers": "32MB", "max_connections": "200",
                    "autovacuum": "off" if not self.fsync else "on"}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        options += [part for setting in self.settings for part in ("-c", setting)]
        with open(f"{self.folder}/log", "ab") as log:
            self.process = subprocess.Popen(_unprivileged(programs() / "postgres", "-D", f"{self.folder}/data", *options),
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/")
        end = time.monotonic() + DEADLINE
        while not self._is_ready():
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("PostgreSQL does not start:\n" + self.log())
            time.sleep(0.01)

    def _is_ready(self):
        """The eighth line of its file says so."""
        try:
            with open(f"{self.folder}/data/postmaster.pid", encoding="ascii") as file:
                lines = file.read().split("\n")
        except OSError:
            return False
        return lines[0] == str(self.process.pid) and len(lines) > 7 and lines[7].strip() == "ready"

    def standby(self):
        """A second one, not yet started, that repeats what this one does."""
        other = Postgres(self.fsync, self.settings)
        data = f"{other.folder}/data"
        shutil.rmtree(data)
        subprocess.run(_unprivileged(programs() / "pg_basebackup", "-h", self.folder, "-U", USER, "-D", data,
                                     "--write-recovery-conf", "--checkpoint=fast", "--no-sync"), check=True, cwd="/")
        return other

    def log(self):
        with open(f"{self.folder}/log", encoding="utf-8", errors="replace") as file:
            return file.read()

    def stop(self, how=signal.SIGQUIT):
        """SIGQUIT: at once. SIGKILL: it has no chance to do anything about it."""
        children = self.children()
        self.process.send_signal(how)
        self.process.wait(DEADLINE)
        end = time.monotonic() + DEADLINE
        while any(map(_runs, children)):      # a new one refuses to start beside them
            if time.monotonic() > end:
                raise RuntimeError("PostgreSQL does not end")
            time.sleep(0.01)

    def children(self):
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children", encoding="ascii") as file:
            return [int(number) for number in file.read().split()]

    def query(self, sql, database="postgres"):
        """What psql prints, a row a line."""
        return subprocess.run([programs() / "psql", "-h", self.folder, "-U", USER, "-d", database, "-XAtqc", sql], check=True,
                              text=True, stdout=subprocess.PIPE, timeout=DEADLINE).stdout

    def uri(self, database):
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def new_store(self):
        """The URI of a new database."""
        self.databases += 1
        self.query(f"CREATE DATABASE new{self.databases}")
        return self.uri(f"new{self.databases}")

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.remove()

    def remove(self):
        if self.process is not None and self.process.poll() is None:
            self.stop()
        shutil.rmtree(self.folder)
