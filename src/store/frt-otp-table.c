/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-otp-table.h"

#include "common/frt-secret.h"

#define COLUMNS "account_id, secret, confirmed_at, last_step"

/* Frees a row, and wipes its secret. */
void
frt_otp_row_free (FrtOtpRow *self)
{
  frt_secret_wipe (self->secret);
  g_free (self);
}

static FrtOtpRow *
read_row (FrtRows *rows)
{
  FrtOtpRow *row = g_new (FrtOtpRow, 1);

  *row = (FrtOtpRow) { frt_rows_int (rows, 0), g_strdup (frt_rows_text (rows, 1)), frt_rows_int (rows, 2),
                       frt_rows_int (rows, 3) };
  return row;
}

/* See the header. */
gboolean
frt_otp_table_find (FrtTransaction *tx, gint64 account_id, FrtOtpRow **row, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT " COLUMNS " FROM otp WHERE account_id = $1", "l", account_id);

  *row = frt_rows_next (rows) ? read_row (rows) : NULL;
  return frt_rows_end (rows, error);
}

/* See the header. */
gboolean
frt_otp_table_list (FrtTransaction *tx, GPtrArray **rows_out, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_otp_row_free);
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT " COLUMNS " FROM otp ORDER BY account_id", "");

  while (frt_rows_next (rows))
    g_ptr_array_add (all, read_row (rows));
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&all);
  return TRUE;
}

/* See the header. */
gboolean
frt_otp_table_put (FrtTransaction *tx, const FrtOtpRow *row, GError **error)
{
  return frt_execute (tx, error,
    "INSERT INTO otp (account_id, secret, confirmed_at, last_step) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, confirmed_at = excluded.confirmed_at,"
    " last_step = excluded.last_step", "lstl", row->account_id, row->secret, row->confirmed_at, row->last_step);
}

/* See the header. */
gboolean
frt_otp_table_remove (FrtTransaction *tx, gint64 account_id, GError **error)
{
  return frt_execute (tx, error, "DELETE FROM otp WHERE account_id = $1", "l", account_id);
}
