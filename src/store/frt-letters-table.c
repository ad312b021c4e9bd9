/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-letters-table.h"

/* Frees a row. */
void
frt_letter_row_free (FrtLetterRow *self)
{
  g_free (self->password_hash);
  g_free (self);
}

/* See the header. */
gboolean
frt_letters_table_find (FrtTransaction *tx, gint64 account_id, FrtLetterRow **row, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "SELECT id, password_hash, expires_at, ended_at IS NULL FROM letter"
    " WHERE account_id = $1 AND (ended_at IS NULL OR ended_by = 'grouping') ORDER BY id DESC LIMIT 1", "l", account_id);

  *row = NULL;
  if (frt_rows_next (rows)) {
    *row = g_new (FrtLetterRow, 1);
    **row = (FrtLetterRow) { frt_rows_int (rows, 0), g_strdup (frt_rows_text (rows, 1)), frt_rows_int (rows, 2),
                             frt_rows_int (rows, 3) != 0 };
  }
  return frt_rows_end (rows, error);
}

/* See the header; the account's older letter must have been ended. */
gboolean
frt_letters_table_add (FrtTransaction *tx, gint64 account_id, const char *password_hash, gint64 now, gint64 expires_at,
                       GError **error)
{
  return frt_execute (tx, error, "INSERT INTO letter (account_id, password_hash, created_at, expires_at)"
                      " VALUES ($1, $2, $3, $4)", "lsll", account_id, password_hash, now, expires_at) &&
         frt_execute (tx, error, "UPDATE account SET notified_until = $2 WHERE id = $1", "ll", account_id, expires_at);
}

/* See the header. */
gboolean
frt_letters_table_end (FrtTransaction *tx, gint64 account_id, const char *by, gint64 now, GError **error)
{
  return frt_execute (tx, error, "UPDATE letter SET ended_at = $3, ended_by = $2 WHERE account_id = $1"
                      " AND ended_at IS NULL", "lsl", account_id, by, now) &&
         (!g_str_equal (by, "failures") ||
          frt_execute (tx, error, "UPDATE account SET notified_until = 0 WHERE id = $1 AND notified_until IS NOT NULL", "l",
                       account_id));
}

#define CHOSEN_CLASS " AND EXISTS (SELECT 1 FROM student k WHERE coalesce (k.class, '') = $4 AND k.departed_at IS NULL" \
                     " AND (k.id = c.student_id OR k.id IN (SELECT r.student_id FROM attachment t" \
                     " JOIN link r ON r.guardian_id = t.guardian_id WHERE t.account_id = c.id)))"
#define CHOOSE(condition) "SELECT c.id FROM account c LEFT JOIN attachment a ON a.account_id = c.id" \
  " LEFT JOIN link l ON l.guardian_id = a.guardian_id LEFT JOIN student s ON s.id = coalesce (c.student_id, l.student_id)" \
  " WHERE c.uai = $1 AND c.state = 'provisional' AND c.kind <> 'staff'" \
  " AND coalesce (c.notified_until, -1) >= $2 AND coalesce (c.notified_until, -1) < $3" condition \
  " GROUP BY c.id, c.birth_name, c.first_name ORDER BY min (s.class) NULLS FIRST, c.birth_name, c.first_name, c.id"

/* See the header. */
gboolean
frt_letters_table_choose (FrtTransaction *tx, const char *uai, const FrtLetterFilter *filter, GArray **account_ids,
                          GError **error)
{
  const gint64 from = filter->notified[0], below = filter->notified[1];

  if (filter->class_name == NULL)
    return frt_rows_take_ids (frt_query (tx, error, CHOOSE (""), "sll", uai, from, below), account_ids, error);
  return frt_rows_take_ids (frt_query (tx, error, CHOOSE (CHOSEN_CLASS), "slls", uai, from, below, filter->class_name),
                            account_ids, error);
}
