-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Fratrie authors
--
-- What an account was signed in to on, so that its holder is told of a device that is new. Sessions end; a device is
-- forgotten when it was not used for as long as an account may be idle.

CREATE TABLE device (
  account_id INTEGER NOT NULL REFERENCES account,
  name       TEXT NOT NULL,                        -- as it calls itself, '' when it does not
  sign_ins   INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL,                     -- the last of them
  PRIMARY KEY (account_id, name)
) WITHOUT ROWID;
CREATE INDEX device_seen ON device (seen_at);
INSERT INTO device SELECT account_id, coalesce (device_name, ''), count (*), max (created_at) FROM session
  GROUP BY account_id, coalesce (device_name, '');
