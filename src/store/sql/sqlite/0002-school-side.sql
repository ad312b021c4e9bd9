-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Fratrie authors
--
-- What a school's staff and recovery by email need.

-- The second factor of staff (TOTP, RFC 6238).
CREATE TABLE otp (
  account_id   INTEGER PRIMARY KEY REFERENCES account,
  secret       TEXT NOT NULL,                      -- base32; told once, when it is made
  confirmed_at INTEGER,                            -- NULL: made, not yet proved
  last_step    INTEGER NOT NULL DEFAULT 0          -- of 30 seconds; codes of it and of those before are used
);

-- Codes sent by email: the last one of each purpose.
CREATE TABLE email_code (
  account_id INTEGER NOT NULL REFERENCES account,
  purpose    TEXT NOT NULL CHECK (purpose IN ('email', 'password')),
  email      TEXT NOT NULL,                        -- where it went
  code_hash  TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  failures   INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, purpose)
);

-- The address that counts stays until a newer one is confirmed; "email" is the one last typed.
ALTER TABLE account ADD COLUMN confirmed_email TEXT;
UPDATE account SET confirmed_email = email WHERE email_confirmed = 1;
ALTER TABLE account DROP COLUMN email_confirmed;
CREATE INDEX account_confirmed_email ON account (lower (confirmed_email)) WHERE confirmed_email IS NOT NULL;

-- Disabled by its school, which may enable it again; one that a break or a purge ended has no date here.
ALTER TABLE account ADD COLUMN disabled_at INTEGER;
-- Purged: the row stays for what refers to it, without its holder's data.
ALTER TABLE account ADD COLUMN purged_at INTEGER;
-- Its account was purged; until a new letter nobody answers for it.
ALTER TABLE guardian ADD COLUMN purged_at INTEGER;

-- What a school's list of accounts is ordered and filtered by, kept where one index holds all of it. NULL in
-- notified_until: no letter yet; 0: its letter is dead; else when the letter expires.
ALTER TABLE account ADD COLUMN sort_name TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN notified_until INTEGER;
UPDATE account SET sort_name = lower (coalesce (used_name, birth_name) || ' ' || first_name),
  notified_until = (SELECT CASE WHEN ended_at IS NULL THEN expires_at ELSE 0 END FROM letter
                    WHERE letter.account_id = account.id ORDER BY letter.id DESC LIMIT 1);
CREATE INDEX account_list ON account (uai, sort_name, id, kind, state, notified_until, last_sign_in_at);

-- Folded words by which a school finds an account: its holder's, its children's, their classes'.
CREATE TABLE search_word (
  uai        TEXT NOT NULL,
  word       TEXT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES account,
  PRIMARY KEY (uai, word, account_id)
) WITHOUT ROWID;
-- The same words in one text, so that what has changed is seen.
ALTER TABLE account ADD COLUMN search_words TEXT;
-- A school's accounts in the order they were made, state by state.
DROP INDEX account_uai;
CREATE INDEX account_uai ON account (uai, state, id);
CREATE INDEX attachment_origin ON attachment (origin_account_id);

-- A name that the school corrected here; it holds until the school's file says something else than it did then.
CREATE TABLE name_correction (
  guardian_id     INTEGER PRIMARY KEY REFERENCES guardian,
  file_birth_name TEXT NOT NULL,
  file_used_name  TEXT,
  file_first_name TEXT NOT NULL,
  birth_name      TEXT NOT NULL,
  used_name       TEXT,
  first_name      TEXT NOT NULL
);

-- Who may be one person in two schools.
CREATE INDEX guardian_email ON guardian (lower (email)) WHERE email IS NOT NULL;
CREATE INDEX guardian_mobile ON guardian
  (replace (replace (replace (replace (mobile, ' ', ''), '.', ''), '-', ''), '+33', '0')) WHERE mobile IS NOT NULL;

-- What a parent asks of a school: it has an answer, once.
CREATE TABLE new_task (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uai         TEXT NOT NULL REFERENCES school,
  kind        TEXT NOT NULL CHECK (kind IN ('not-my-child', 'break-request')),
  account_id  INTEGER NOT NULL REFERENCES account,
  guardian_id INTEGER NOT NULL REFERENCES guardian,
  student_id  INTEGER NOT NULL REFERENCES student,
  reason      TEXT,
  created_at  INTEGER NOT NULL,
  answer      TEXT CHECK (answer IN ('accepted', 'refused')),
  message     TEXT,
  answered_at INTEGER
);
INSERT INTO new_task (id, uai, kind, account_id, guardian_id, student_id, created_at)
  SELECT id, uai, kind, account_id, guardian_id, student_id, created_at FROM task;
DROP TABLE task;
ALTER TABLE new_task RENAME TO task;
CREATE INDEX task_uai ON task (uai, id);
CREATE INDEX task_account ON task (account_id);
CREATE INDEX task_link ON task (guardian_id, student_id);
