-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Fratrie authors
--
-- After many new rows, in the transaction that wrote them: PostgreSQL would go on planning for the few that there were.

ANALYZE student;
ANALYZE guardian;
ANALYZE link;
ANALYZE account;
ANALYZE attachment;
