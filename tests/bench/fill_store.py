# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Fill a fresh SQLite store with as many activated accounts as one likes, by SQL alone: a row of each kind an account."""

import sqlite3

SCHOOLS = 200       # rows are spread over them, as an authority's would be
STATEMENTS = """
INSERT INTO school (uai, name, kind, city, created_at)
  WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {schools} - 1)
  SELECT printf ('035%04dM', i), 'École ' || i, 'college', 'Ville', 1 FROM n;
INSERT INTO student (id, uai, student_key, ine, elenoet, birth_name, first_name, birth_date, class)
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
  SELECT i, printf ('035%04dM', i % {schools}), i, printf ('%09dZZ', i), i, 'LEFÈVRE ' || i, 'Zoé', '2014-03-07', '6 B' FROM n;
INSERT INTO guardian (id, uai, guardian_key, civility, birth_name, first_name)
  SELECT id, uai, student_key, 'MME', birth_name, 'Anaïs' FROM student;
INSERT INTO link (guardian_id, student_id, level, kinship, since) SELECT id, id, 1, 10, 1 FROM student;
INSERT INTO account (id, username, kind, state, uai, civility, birth_name, first_name, password_hash, email, created_at,
                     activated_at, last_sign_in_at)
  SELECT id, 'alefevre' || id, 'guardian', 'active', uai, 'MME', birth_name, 'Anaïs',
         '$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$bm9ib2R5IGhhcyB0aGlzIHBhc3N3b3JkIGF0IGFsbA',
         'parent' || id || '@example.org', 1, 1, 1 FROM student;
INSERT INTO attachment (guardian_id, account_id, origin_account_id, since) SELECT id, id, id, 1 FROM student;
"""


def fill(path, count):
    """The store at `path` was made by `fratriectl init` and is empty. It is filled without a journal, and its indexes are made
    afterwards, each sorted: so that twenty million take minutes, and no more disk than they will need."""
    database = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = DELETE", "journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000"):
        database.execute("PRAGMA " + pragma)
    indexes = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
                               " AND tbl_name IN ('student', 'guardian', 'link', 'account', 'attachment')").fetchall()
    for name, _ in indexes:
        database.execute(f"DROP INDEX {name}")
    database.executescript("BEGIN;" + STATEMENTS.format(count=count, schools=SCHOOLS) + "COMMIT;")
    for _, sql in indexes:
        database.execute(sql)
    database.execute("PRAGMA journal_mode = WAL")
    database.close()
