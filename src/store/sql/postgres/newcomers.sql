-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Fratrie authors
--
-- Accounts to be opened; see frt-newcomers-tables.c. Temporary, of one connection, on which an earlier use may have left some.

CREATE TEMPORARY TABLE IF NOT EXISTS stage_account (
  place       BIGINT,
  username    TEXT COLLATE "C",
  guardian_id BIGINT,
  student_id  BIGINT,
  civility    TEXT COLLATE "C",
  birth_name  TEXT COLLATE "C",
  used_name   TEXT COLLATE "C",
  first_name  TEXT COLLATE "C",
  sort_name   TEXT COLLATE "C"
);
DELETE FROM stage_account;
