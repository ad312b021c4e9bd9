/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-throttle-table.h"

/* See the header. */
gboolean
frt_throttle_table_find (FrtTransaction *tx, const char *subject, FrtThrottleRow *row, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "SELECT window_at, failures, in_row, waits, blocked_until FROM throttle WHERE subject = $1", "s", subject);

  *row = (FrtThrottleRow) { 0 };
  if (frt_rows_next (rows))
    *row = (FrtThrottleRow) { frt_rows_int (rows, 0), (int) frt_rows_int (rows, 1), (int) frt_rows_int (rows, 2),
                              (int) frt_rows_int (rows, 3), frt_rows_int (rows, 4) };
  return frt_rows_end (rows, error);
}

/* See the header. */
gboolean
frt_throttle_table_save (FrtTransaction *tx, const char *subject, const FrtThrottleRow *row, GError **error)
{
  return frt_execute (tx, error,
    "INSERT INTO throttle (subject, window_at, failures, in_row, waits, blocked_until) VALUES ($1, $2, $3, $4, $5, $6)"
    " ON CONFLICT (subject) DO UPDATE SET window_at = excluded.window_at, failures = excluded.failures,"
    " in_row = excluded.in_row, waits = excluded.waits, blocked_until = excluded.blocked_until",
    "sliiil", subject, row->window_at, row->failures, row->in_row, row->waits, row->blocked_until);
}

/* See the header. */
gboolean
frt_throttle_table_clear (FrtTransaction *tx, const char *subject, GError **error)
{
  return frt_execute (tx, error, "DELETE FROM throttle WHERE subject = $1", "s", subject);
}

/* See the header. */
gboolean
frt_throttle_table_forget (FrtTransaction *tx, gint64 until, GError **error)
{
  return frt_execute (tx, error,
    "DELETE FROM throttle WHERE window_at <= $1 AND blocked_until <= $1"
    " AND (in_row = 0 OR subject NOT IN (SELECT 'username:' || username FROM account))", "l", until);
}
