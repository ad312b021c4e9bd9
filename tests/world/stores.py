# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The store a test in Python runs on, by FRATRIE_TEST_STORE: a file of SQLite, or a database beside with-postgres."""

import contextlib
import itertools
import json
import os
import shutil
import sqlite3
import subprocess

import postgres

_numbers = itertools.count()


def on_postgres():
    return os.environ.get("FRATRIE_TEST_STORE") == "postgres"


def _psql(uri, sql):
    command = [postgres.programs() / "psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", sql, uri]
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout


def _name_of(uri):
    return uri.partition("?")[0].rpartition("/")[2]


def new_store(folder, like=None):
    """The URI of a store that is not there yet, or a copy of one that nobody uses; SQLite's is a file in folder."""
    number = next(_numbers)
    if not on_postgres():
        path = f"{folder}/store{number}.db"
        if like:
            shutil.copy(like.removeprefix("sqlite:"), path)
        return f"sqlite:{path}"
    server = os.environ["FRATRIE_TEST_POSTGRES"]
    name = f"store{os.getpid()}n{number}"
    _psql(server, f"CREATE DATABASE {name}" + (f" TEMPLATE {_name_of(like)}" if like else ""))
    return server.replace("/postgres?", f"/{name}?")


def rows(uri, sql):
    """What a query gives, a dictionary a row."""
    if uri.startswith("sqlite:"):
        with contextlib.closing(sqlite3.connect(uri.removeprefix("sqlite:"))) as store:
            store.row_factory = sqlite3.Row
            return [dict(row) for row in store.execute(sql)]
    return [json.loads(line) for line in _psql(uri, f"SELECT row_to_json (r) FROM ({sql}) r").splitlines()]


def run(uri, sql):
    """Changes something behind everybody's back."""
    if uri.startswith("sqlite:"):
        with contextlib.closing(sqlite3.connect(uri.removeprefix("sqlite:"))) as store, store:
            store.execute(sql)
    else:
        _psql(uri, sql)


def demo_arguments():
    """What fratried --demo needs besides to keep its sample data in such a store; SQLite's is in memory."""
    return ["--demo-store", new_store(None)] if on_postgres() else []
