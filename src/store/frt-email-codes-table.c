/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-email-codes-table.h"

static const char *const purposes[] = { [FRT_CODE_EMAIL] = "email", [FRT_CODE_PASSWORD] = "password" };

/* Frees a row. */
void
frt_email_code_row_free (FrtEmailCodeRow *self)
{
  g_free (self->email);
  g_free (self->code_hash);
  g_free (self);
}

/* See the header. */
gboolean
frt_email_codes_table_find (FrtTransaction *tx, gint64 account_id, FrtCodePurpose purpose, FrtEmailCodeRow **row,
                            GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT email, code_hash, expires_at, failures FROM email_code"
                                        " WHERE account_id = $1 AND purpose = $2", "ls", account_id, purposes[purpose]);

  *row = NULL;
  if (frt_rows_next (rows)) {
    *row = g_new (FrtEmailCodeRow, 1);
    **row = (FrtEmailCodeRow) { g_strdup (frt_rows_text (rows, 0)), g_strdup (frt_rows_text (rows, 1)),
                                frt_rows_int (rows, 2), (int) frt_rows_int (rows, 3) };
  }
  return frt_rows_end (rows, error);
}

/* See the header. */
gboolean
frt_email_codes_table_put (FrtTransaction *tx, gint64 account_id, FrtCodePurpose purpose, const FrtEmailCodeRow *row,
                           GError **error)
{
  return frt_execute (tx, error,
    "INSERT INTO email_code (account_id, purpose, email, code_hash, expires_at, failures) VALUES ($1, $2, $3, $4, $5, $6)"
    " ON CONFLICT (account_id, purpose) DO UPDATE SET email = excluded.email, code_hash = excluded.code_hash,"
    " expires_at = excluded.expires_at, failures = excluded.failures",
    "lsssli", account_id, purposes[purpose], row->email, row->code_hash, row->expires_at, row->failures);
}

/* See the header. */
gboolean
frt_email_codes_table_remove (FrtTransaction *tx, gint64 account_id, FrtCodePurpose purpose, GError **error)
{
  return frt_execute (tx, error, "DELETE FROM email_code WHERE account_id = $1 AND purpose = $2", "ls", account_id,
                      purposes[purpose]);
}
