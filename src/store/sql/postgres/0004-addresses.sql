-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Fratrie authors
--
-- Where a guardian's letter is sent: the lines of an envelope, below the name.

ALTER TABLE guardian ADD COLUMN address TEXT COLLATE "C";
