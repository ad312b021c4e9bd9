-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Fratrie authors
--
-- What an import fills before it is compared with the store; see frt-stage.c and frt-import-tables.c. Temporary, of one connection. A store
-- in memory has one connection only, on which an earlier import's may still be.

DROP TABLE IF EXISTS stage_student;
DROP TABLE IF EXISTS stage_class;
DROP TABLE IF EXISTS stage_guardian;
DROP TABLE IF EXISTS stage_link;
DROP TABLE IF EXISTS stage_address;

CREATE TEMPORARY TABLE stage_student (
  place       INTEGER PRIMARY KEY,
  student_key TEXT,
  file        TEXT,
  line        INTEGER,
  ine         TEXT,
  elenoet     TEXT,
  birth_name  TEXT,
  used_name   TEXT,
  first_name  TEXT,
  birth_date  TEXT,
  left_on     TEXT,
  class       TEXT,
  departed    INTEGER,
  student_id  INTEGER
);

CREATE TEMPORARY TABLE stage_class (
  place       INTEGER PRIMARY KEY,
  student_key TEXT,
  class       TEXT,
  file        TEXT,
  line        INTEGER
);

CREATE TEMPORARY TABLE stage_guardian (
  place        INTEGER PRIMARY KEY,
  guardian_key TEXT,
  file         TEXT,
  line         INTEGER,
  civility     TEXT,
  birth_name   TEXT,
  used_name    TEXT,
  first_name   TEXT,
  email        TEXT,
  mobile       TEXT,
  address_key  TEXT,
  address      TEXT,
  guardian_id  INTEGER
);

CREATE TEMPORARY TABLE stage_address (
  place       INTEGER PRIMARY KEY,
  address_key TEXT,
  address     TEXT,
  file        TEXT,
  line        INTEGER
);

CREATE TEMPORARY TABLE stage_link (
  place        INTEGER PRIMARY KEY,
  guardian_key TEXT,
  student_key  TEXT,
  file         TEXT,
  line         INTEGER,
  level        INTEGER,
  kinship      INTEGER
);
