# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A parent of three children in three schools, signed in: put into a fresh store of either kind by SQL alone."""

import hashlib

import stores

TOKEN = "bench-access-token-of-a-parent-who-is-signed-in"
FOR_EVER = 4_102_444_800      # 2100
SCHOOLS = (("0350001M", "École Jean-Moulin", "ecole", "Zoé", "CE2"),
           ("0350002M", "Collège Simone-Veil", "college", "Noé", "6 B"),
           ("0350003M", "Lycée Louise-Michel", "lycee", "Éloïse", "2 C"))


def _statements():
    yield ("INSERT INTO school (uai, name, kind, city, website, created_at) VALUES "
           + ", ".join(f"('{uai}', '{name}', '{kind}', 'Rennes', 'https://{uai}.example.org', 1)"
                       for uai, name, kind, *_ in SCHOOLS))
    yield ("INSERT INTO account (id, username, kind, state, uai, civility, birth_name, first_name, created_at, activated_at)"
           " VALUES (1, 'a.lefevre48213', 'guardian', 'active', '0350001M', 'MME', 'LEFÈVRE', 'Anaïs', 1, 1)")
    yield ("INSERT INTO session (account_id, access_hash, access_expires_at, scope, persistent, created_at, last_used_at,"
           f" expires_at) VALUES (1, '{hashlib.sha256(TOKEN.encode()).hexdigest()}', {FOR_EVER}, 'full', 1, 1, 1, {FOR_EVER})")
    for number, (uai, _, _, first_name, class_name) in enumerate(SCHOOLS, 1):
        yield ("INSERT INTO student (id, uai, student_key, birth_name, first_name, birth_date, class)"
               f" VALUES ({number}, '{uai}', '7', 'LEFÈVRE', '{first_name}', '2014-03-07', '{class_name}')")
        yield ("INSERT INTO guardian (id, uai, guardian_key, civility, birth_name, first_name)"
               f" VALUES ({number}, '{uai}', '7', 'MME', 'LEFÈVRE', 'Anaïs')")
        yield f"INSERT INTO link (guardian_id, student_id, level, kinship, since) VALUES ({number}, {number}, 1, 10, 1)"
        yield f"INSERT INTO attachment (guardian_id, account_id, origin_account_id, since) VALUES ({number}, 1, 1, 1)"
        yield (f"INSERT INTO service (uai, name, url, description) VALUES ('{uai}', 'Cantine', 'https://cantine.example.org',"
               f" 'Menus and bills'), ('{uai}', 'Pronote', 'https://{uai}.example.net', NULL)")


def add(uri):
    """The store at `uri` was made by `fratriectl init` and is empty."""
    for statement in _statements():
        stores.run(uri, statement)
