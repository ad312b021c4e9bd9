-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Fratrie authors
--
-- Accounts to be opened; see frt-newcomers-tables.c. Temporary, of one connection, on which an earlier use may have left some.

CREATE TEMPORARY TABLE IF NOT EXISTS stage_account (
  place       INTEGER PRIMARY KEY,
  username    TEXT,
  guardian_id INTEGER,
  student_id  INTEGER,
  civility    TEXT,
  birth_name  TEXT,
  used_name   TEXT,
  first_name  TEXT,
  sort_name   TEXT
);
DELETE FROM stage_account;
