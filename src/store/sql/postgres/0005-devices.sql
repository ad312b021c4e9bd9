-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Fratrie authors
--
-- The twin of ../sqlite/0005-devices.sql.
--
-- What an account was signed in to on, so that its holder is told of a device that is new. Sessions end; a device is
-- forgotten when it was not used for as long as an account may be idle.

CREATE TABLE device (
  account_id BIGINT NOT NULL REFERENCES account,
  name       TEXT COLLATE "C" NOT NULL,  -- as it calls itself, '' when it does not
  sign_ins   BIGINT NOT NULL,
  seen_at    BIGINT NOT NULL,            -- the last of them
  PRIMARY KEY (account_id, name)
);
CREATE INDEX device_seen ON device (seen_at);
INSERT INTO device SELECT account_id, coalesce (device_name, ''), count (*), max (created_at) FROM session
  GROUP BY account_id, coalesce (device_name, '');
