-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Fratrie authors
--
-- What an import fills before it is compared with the store; see frt-stage.c and frt-import-tables.c. Temporary, of one connection.

CREATE TEMPORARY TABLE stage_student (
  place       BIGINT,
  student_key TEXT COLLATE "C",
  file        TEXT COLLATE "C",
  line        BIGINT,
  ine         TEXT COLLATE "C",
  elenoet     TEXT COLLATE "C",
  birth_name  TEXT COLLATE "C",
  used_name   TEXT COLLATE "C",
  first_name  TEXT COLLATE "C",
  birth_date  TEXT COLLATE "C",
  left_on     TEXT COLLATE "C",
  class       TEXT COLLATE "C",
  departed    BIGINT,
  student_id  BIGINT
);

CREATE TEMPORARY TABLE stage_class (
  place       BIGINT,
  student_key TEXT COLLATE "C",
  class       TEXT COLLATE "C",
  file        TEXT COLLATE "C",
  line        BIGINT
);

CREATE TEMPORARY TABLE stage_guardian (
  place        BIGINT,
  guardian_key TEXT COLLATE "C",
  file         TEXT COLLATE "C",
  line         BIGINT,
  civility     TEXT COLLATE "C",
  birth_name   TEXT COLLATE "C",
  used_name    TEXT COLLATE "C",
  first_name   TEXT COLLATE "C",
  email        TEXT COLLATE "C",
  mobile       TEXT COLLATE "C",
  address_key  TEXT COLLATE "C",
  address      TEXT COLLATE "C",
  guardian_id  BIGINT
);

CREATE TEMPORARY TABLE stage_address (
  place       BIGINT,
  address_key TEXT COLLATE "C",
  address     TEXT COLLATE "C",
  file        TEXT COLLATE "C",
  line        BIGINT
);

CREATE TEMPORARY TABLE stage_link (
  place        BIGINT,
  guardian_key TEXT COLLATE "C",
  student_key  TEXT COLLATE "C",
  file         TEXT COLLATE "C",
  line         BIGINT,
  level        BIGINT,
  kinship      BIGINT
);
