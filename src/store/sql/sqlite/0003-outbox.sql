-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Fratrie authors
--
-- Messages to be sent: written in the transaction that they tell of, so that none is lost and none tells of what did not
-- happen.

CREATE TABLE outbox (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  kind       TEXT NOT NULL,
  address    TEXT NOT NULL,
  language   TEXT NOT NULL,
  details    TEXT NOT NULL,                        -- a JSON object; it may hold a code until the message is sent
  created_at INTEGER NOT NULL,
  next_at    INTEGER NOT NULL,                     -- when to try, or to try again
  attempts   INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX outbox_next ON outbox (next_at, id);
