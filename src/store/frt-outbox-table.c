/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-outbox-table.h"

#include "common/frt-secret.h"

/* Frees a row, and wipes what it told. */
void
frt_outbox_row_free (FrtOutboxRow *self)
{
  g_free (self->kind);
  g_free (self->address);
  g_free (self->language);
  frt_secret_wipe (self->details);
  g_free (self);
}

/* See the header; it is due at once. */
gboolean
frt_outbox_table_add (FrtTransaction *tx, const char *kind, const char *address, const char *language, const char *details,
                      gint64 now, GError **error)
{
  return frt_execute (tx, error, "INSERT INTO outbox (kind, address, language, details, created_at, next_at)"
                      " VALUES ($1, $2, $3, $4, $5, $5)", "ssssl", kind, address, language, details, now);
}

/* See the header. */
gboolean
frt_outbox_table_next (FrtTransaction *tx, gint64 *at, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT next_at FROM outbox ORDER BY next_at, id LIMIT 1", "");

  *at = frt_rows_next (rows) ? frt_rows_int (rows, 0) : G_MAXINT64;
  return frt_rows_end (rows, error);
}

/* See the header. */
gboolean
frt_outbox_table_claim (FrtTransaction *tx, gint64 now, gint64 until, FrtOutboxRow **row, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "UPDATE outbox SET next_at = $2, attempts = attempts + 1"
    " WHERE id = (SELECT id FROM outbox WHERE next_at <= $1 ORDER BY next_at, id LIMIT 1)"
    " RETURNING id, kind, address, language, details, created_at, attempts", "ll", now, until);

  *row = NULL;
  if (frt_rows_next (rows)) {
    *row = g_new (FrtOutboxRow, 1);
    **row = (FrtOutboxRow) { frt_rows_int (rows, 0), g_strdup (frt_rows_text (rows, 1)), g_strdup (frt_rows_text (rows, 2)),
                             g_strdup (frt_rows_text (rows, 3)), g_strdup (frt_rows_text (rows, 4)), frt_rows_int (rows, 5),
                             (guint) frt_rows_int (rows, 6) };
  }
  return frt_rows_end (rows, error);
}

/* See the header. */
gboolean
frt_outbox_table_postpone (FrtTransaction *tx, gint64 id, guint attempts, gint64 at, GError **error)
{
  return frt_execute (tx, error, "UPDATE outbox SET next_at = $3 WHERE id = $1 AND attempts = $2", "lil", id, (int) attempts,
                      at);
}

/* See the header: a row that is only deleted may be read in the file for a while. */
gboolean
frt_outbox_table_remove (FrtTransaction *tx, gint64 id, GError **error)
{
  return frt_execute (tx, error, "UPDATE outbox SET details = '{}' WHERE id = $1", "l", id) &&
         frt_execute (tx, error, "DELETE FROM outbox WHERE id = $1", "l", id);
}
