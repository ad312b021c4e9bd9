-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Fratrie authors
--
-- What a school's accounts are found by, as it differs from what is stored; see frt-search-words.c. Temporary, of one
-- connection, on which an earlier use may have left some.

CREATE TEMPORARY TABLE IF NOT EXISTS stage_new_word (
  word       TEXT,
  account_id INTEGER
);
CREATE TEMPORARY TABLE IF NOT EXISTS stage_old_word (
  word       TEXT,
  account_id INTEGER
);
CREATE TEMPORARY TABLE IF NOT EXISTS stage_words (
  account_id   INTEGER,
  sort_name    TEXT,
  search_words TEXT
);
DELETE FROM stage_new_word;
DELETE FROM stage_old_word;
DELETE FROM stage_words;
