-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Fratrie authors
--
-- What an import fills before it is compared with the store; see frt-import-tables.c. Temporary, of one connection. A store
-- in memory has one connection only, on which an earlier import's may still be.

DROP TABLE IF EXISTS stage_student;
DROP TABLE IF EXISTS stage_class;
DROP TABLE IF EXISTS stage_guardian;
DROP TABLE IF EXISTS stage_link;
DROP TABLE IF EXISTS stage_address;

CREATE TEMPORARY TABLE stage_student (
  student_key TEXT PRIMARY KEY,
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
CREATE INDEX stage_student_ine ON stage_student (ine);

CREATE TEMPORARY TABLE stage_class (
  student_key TEXT PRIMARY KEY,
  class       TEXT,
  file        TEXT,
  line        INTEGER
);

CREATE TEMPORARY TABLE stage_guardian (
  guardian_key TEXT PRIMARY KEY,
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
  address_key TEXT PRIMARY KEY,
  address     TEXT
);

CREATE TEMPORARY TABLE stage_link (
  guardian_key TEXT,
  student_key  TEXT,
  file         TEXT,
  line         INTEGER,
  level        INTEGER,
  kinship      INTEGER,
  PRIMARY KEY (guardian_key, student_key)
);
CREATE INDEX stage_link_student ON stage_link (student_key);
