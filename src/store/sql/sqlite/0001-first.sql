-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Fratrie authors
--
-- Times are seconds since 1970 in UTC; NULL is "never". Booleans are 0 and 1.
-- Contract, rule 0: the school's file says guardian -> children (link); an account answers for guardian records
-- (attachment); a grouping only changes who answers. Children are always derived, never stored with an account.

CREATE TABLE school (
  uai              TEXT PRIMARY KEY,
  name             TEXT NOT NULL,
  kind             TEXT NOT NULL CHECK (kind IN ('ecole', 'college', 'lycee')),
  city             TEXT,
  address          TEXT,
  ent              TEXT,
  website          TEXT,
  contact          TEXT,
  level2_accounts  INTEGER NOT NULL DEFAULT 0,
  student_accounts INTEGER NOT NULL DEFAULT 0,
  siblings         INTEGER NOT NULL DEFAULT 1,
  school_year      INTEGER,                        -- of the last import
  created_at       INTEGER NOT NULL
);

CREATE TABLE service (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uai         TEXT NOT NULL REFERENCES school,
  name        TEXT NOT NULL,
  url         TEXT,
  description TEXT,
  UNIQUE (uai, name)
);

-- No row for a service: it is open to every class.
CREATE TABLE service_class (
  service_id INTEGER NOT NULL REFERENCES service ON DELETE CASCADE,
  class      TEXT NOT NULL,
  PRIMARY KEY (service_id, class)
);

CREATE TABLE student (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uai         TEXT NOT NULL REFERENCES school,
  student_key TEXT NOT NULL,                       -- SIECLE's ELEVE_ID: not promised to be stable
  ine         TEXT,                                -- never shown, never logged
  elenoet     TEXT,
  birth_name  TEXT NOT NULL,
  used_name   TEXT,
  first_name  TEXT NOT NULL,
  birth_date  TEXT,
  class       TEXT,
  departed_at INTEGER                              -- left the school, or is no longer in its file
);
CREATE INDEX student_key ON student (uai, student_key);
CREATE INDEX student_ine ON student (uai, ine);
CREATE INDEX student_elenoet ON student (uai, elenoet);

CREATE TABLE guardian (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  uai          TEXT NOT NULL REFERENCES school,
  guardian_key TEXT NOT NULL,                      -- SIECLE's PERSONNE_ID: stable, but this school's own
  civility     TEXT,
  birth_name   TEXT NOT NULL,
  used_name    TEXT,
  first_name   TEXT NOT NULL,
  email        TEXT,
  mobile       TEXT,
  departed_at  INTEGER,
  UNIQUE (uai, guardian_key)
);

CREATE TABLE link (
  guardian_id INTEGER NOT NULL REFERENCES guardian,
  student_id  INTEGER NOT NULL REFERENCES student,
  level       INTEGER NOT NULL,
  kinship     INTEGER NOT NULL,
  since       INTEGER NOT NULL,
  rejected_at INTEGER,                             -- "not my child"
  PRIMARY KEY (guardian_id, student_id)
);
CREATE INDEX link_student ON link (student_id);

CREATE TABLE account (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  username        TEXT NOT NULL UNIQUE,
  kind            TEXT NOT NULL CHECK (kind IN ('guardian', 'student', 'staff')),
  state           TEXT NOT NULL CHECK (state IN ('provisional', 'active', 'grouped', 'disabled')),
  uai             TEXT NOT NULL REFERENCES school, -- whose letter made it
  student_id      INTEGER REFERENCES student,      -- a student's own account
  civility        TEXT,
  birth_name      TEXT NOT NULL,
  used_name       TEXT,
  first_name      TEXT NOT NULL,
  password_hash   TEXT,                            -- NULL while provisional: the letter holds it
  credential      INTEGER NOT NULL DEFAULT 0,      -- counts each new password or letter
  email           TEXT,
  email_confirmed INTEGER NOT NULL DEFAULT 0,
  phone           TEXT,
  language        TEXT,
  created_at      INTEGER NOT NULL,
  activated_at    INTEGER,
  last_sign_in_at INTEGER
);
CREATE INDEX account_uai ON account (uai, state);
CREATE UNIQUE INDEX account_student ON account (student_id) WHERE student_id IS NOT NULL;

CREATE TABLE letter (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id    INTEGER NOT NULL REFERENCES account,
  password_hash TEXT NOT NULL,
  created_at    INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL,
  ended_at      INTEGER,                           -- spent, replaced, or dead after too many failures
  ended_by      TEXT CHECK (ended_by IN ('activation', 'reprint', 'grouping', 'failures', 'break'))
);
CREATE INDEX letter_account ON letter (account_id);
CREATE UNIQUE INDEX letter_live ON letter (account_id) WHERE ended_at IS NULL;

CREATE TABLE session (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id        INTEGER NOT NULL REFERENCES account,
  access_hash       TEXT NOT NULL UNIQUE,
  access_expires_at INTEGER NOT NULL,
  scope             TEXT NOT NULL CHECK (scope IN ('activation', 'full')),
  persistent        INTEGER NOT NULL,
  device_name       TEXT,
  created_at        INTEGER NOT NULL,
  last_used_at      INTEGER NOT NULL,
  expires_at        INTEGER NOT NULL
);
CREATE INDEX session_account ON session (account_id);

-- The ones already used stay, so that a stolen one is recognised.
CREATE TABLE refresh_token (
  hash       TEXT PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  used_at    INTEGER
);
CREATE INDEX refresh_token_session ON refresh_token (session_id);

-- "grouping" is a word of SQL.
CREATE TABLE account_grouping (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  primary_account_id INTEGER NOT NULL REFERENCES account,
  state              TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed', 'cancelled', 'broken')),
  created_at         INTEGER NOT NULL,
  expires_at         INTEGER NOT NULL,
  confirmed_at       INTEGER,
  ended_at           INTEGER,                      -- cancelled or broken
  digest             TEXT                          -- of what was confirmed
);
CREATE INDEX account_grouping_primary ON account_grouping (primary_account_id);

CREATE TABLE grouping_member (
  grouping_id INTEGER NOT NULL REFERENCES account_grouping,
  account_id  INTEGER NOT NULL REFERENCES account,
  origin      TEXT NOT NULL CHECK (origin IN ('letter', 'active')),
  credential  INTEGER NOT NULL,                    -- account.credential when its password was checked
  added_at    INTEGER NOT NULL,
  PRIMARY KEY (grouping_id, account_id)
);
CREATE INDEX grouping_member_account ON grouping_member (account_id);

-- Which guardian records a confirmed grouping brought to its primary, and from which account.
CREATE TABLE grouping_record (
  grouping_id     INTEGER NOT NULL REFERENCES account_grouping,
  guardian_id     INTEGER NOT NULL REFERENCES guardian,
  from_account_id INTEGER NOT NULL REFERENCES account,
  broken_at       INTEGER,
  PRIMARY KEY (grouping_id, guardian_id)
);
CREATE INDEX grouping_record_guardian ON grouping_record (guardian_id);

CREATE TABLE attachment (
  guardian_id       INTEGER PRIMARY KEY REFERENCES guardian,
  account_id        INTEGER NOT NULL REFERENCES account,     -- answers for it today
  origin_account_id INTEGER NOT NULL REFERENCES account,     -- whose letter was for it
  grouping_id       INTEGER REFERENCES account_grouping,     -- by which it came, NULL: its own
  since             INTEGER NOT NULL
);
CREATE INDEX attachment_account ON attachment (account_id);

CREATE TABLE throttle (
  subject       TEXT PRIMARY KEY,                  -- 'username:…' or 'address:…'
  window_at     INTEGER NOT NULL,
  failures      INTEGER NOT NULL,                  -- in this window
  in_row        INTEGER NOT NULL,                  -- since the last success
  waits         INTEGER NOT NULL,                  -- how many waits were imposed already
  blocked_until INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE task (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uai         TEXT NOT NULL REFERENCES school,
  kind        TEXT NOT NULL CHECK (kind IN ('not-my-child')),
  account_id  INTEGER NOT NULL REFERENCES account,
  guardian_id INTEGER NOT NULL REFERENCES guardian,
  student_id  INTEGER NOT NULL REFERENCES student,
  created_at  INTEGER NOT NULL
);
CREATE INDEX task_uai ON task (uai);

-- Append-only; hash covers the row and the hash before it.
CREATE TABLE event (
  id         INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  uai        TEXT,
  account_id INTEGER,
  name       TEXT NOT NULL,
  detail     TEXT,
  hash       TEXT NOT NULL
);
-- The last of them, so that one taken from the end is missed too.
CREATE TABLE event_head (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  last_id INTEGER NOT NULL,
  hash    TEXT NOT NULL
);
CREATE INDEX event_account ON event (account_id, id);
CREATE INDEX event_uai ON event (uai, id);
CREATE TRIGGER event_is_append_only BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'events are append-only'); END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN SELECT RAISE (ABORT, 'events are append-only'); END;
