/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-groupings-tables.h"

#define COLUMNS "id, primary_account_id, state, created_at, expires_at, confirmed_at, ended_at, digest"

/* Frees a row. */
void
frt_grouping_row_free (FrtGroupingRow *self)
{
  g_free (self->digest);
  g_free (self);
}

/* Frees a row. */
void
frt_member_row_free (FrtMemberRow *self)
{
  g_free (self->username);
  g_free (self->first_name);
  g_free (self->last_name);
  g_free (self);
}

static FrtGroupingRow *
read_row (FrtRows *rows)
{
  FrtGroupingRow *row = g_new0 (FrtGroupingRow, 1);

  row->id = frt_rows_int (rows, 0);
  row->primary_account_id = frt_rows_int (rows, 1);
  frt_grouping_state_from_string (frt_rows_text (rows, 2), &row->state);
  row->created_at = frt_rows_int (rows, 3);
  row->expires_at = frt_rows_int (rows, 4);
  row->confirmed_at = frt_rows_int (rows, 5);
  row->ended_at = frt_rows_int (rows, 6);
  row->digest = g_strdup (frt_rows_text (rows, 7));
  return row;
}

/* See the header. */
gboolean
frt_groupings_tables_find (FrtTransaction *tx, gint64 id, FrtGroupingRow **row, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT " COLUMNS " FROM account_grouping WHERE id = $1", "l", id);

  *row = frt_rows_next (rows) ? read_row (rows) : NULL;
  return frt_rows_end (rows, error);
}

/* See the header. */
gboolean
frt_groupings_tables_list (FrtTransaction *tx, gint64 primary_account_id, GPtrArray **rows_out, GError **error)
{
  g_autoptr (GPtrArray) groupings = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_grouping_row_free);
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT " COLUMNS " FROM account_grouping WHERE primary_account_id = $1"
                                        " ORDER BY id DESC", "l", primary_account_id);

  while (frt_rows_next (rows))
    g_ptr_array_add (groupings, read_row (rows));
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&groupings);
  return TRUE;
}

/* See the header; fills in the row's id. */
gboolean
frt_groupings_tables_add (FrtTransaction *tx, FrtGroupingRow *row, GError **error)
{
  return frt_query_int (tx, &row->id, error,
    "INSERT INTO account_grouping (primary_account_id, state, created_at, expires_at) VALUES ($1, $2, $3, $4) RETURNING id",
    "lsll", row->primary_account_id, frt_grouping_state_to_string (row->state), row->created_at, row->expires_at);
}

/* See the header. */
gboolean
frt_groupings_tables_update (FrtTransaction *tx, const FrtGroupingRow *row, GError **error)
{
  return frt_execute (tx, error, "UPDATE account_grouping SET state = $2, confirmed_at = $3, ended_at = $4, digest = $5"
                      " WHERE id = $1", "lstts", row->id, frt_grouping_state_to_string (row->state), row->confirmed_at,
                      row->ended_at, row->digest);
}

/* See the header. */
gboolean
frt_groupings_tables_members (FrtTransaction *tx, gint64 grouping_id, gboolean open_only, GPtrArray **rows_out,
                              GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_member_row_free);
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "SELECT m.account_id, m.origin, m.added_at, a.username, a.first_name, coalesce (a.used_name, a.birth_name)"
    " FROM grouping_member m JOIN account a ON a.id = m.account_id WHERE m.grouping_id = $1"
    " AND ($2 = 0 OR (m.credential = a.credential AND a.state IN ('provisional', 'active')))"
    " ORDER BY m.added_at, m.account_id", "li", grouping_id, open_only);

  while (frt_rows_next (rows)) {
    FrtMemberRow *row = g_new (FrtMemberRow, 1);

    *row = (FrtMemberRow) {
      frt_rows_int (rows, 0),
      g_str_equal (frt_rows_text (rows, 1), "letter") ? FRT_ORIGIN_LETTER : FRT_ORIGIN_ACTIVE,
      frt_rows_int (rows, 2), g_strdup (frt_rows_text (rows, 3)), g_strdup (frt_rows_text (rows, 4)),
      g_strdup (frt_rows_text (rows, 5)),
    };
    g_ptr_array_add (members, row);
  }
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&members);
  return TRUE;
}

/* See the header. */
gboolean
frt_groupings_tables_add_member (FrtTransaction *tx, gint64 grouping_id, gint64 account_id, FrtGroupingOrigin origin,
                                 gint64 credential, gint64 now, GError **error)
{
  return frt_execute (tx, error,
    "INSERT INTO grouping_member (grouping_id, account_id, origin, credential, added_at) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (grouping_id, account_id) DO UPDATE SET origin = excluded.origin, credential = excluded.credential,"
    " added_at = excluded.added_at",
    "llsll", grouping_id, account_id, origin == FRT_ORIGIN_LETTER ? "letter" : "active", credential, now);
}

/* See the header. */
gboolean
frt_groupings_tables_remove_member (FrtTransaction *tx, gint64 grouping_id, gint64 account_id, GError **error)
{
  return frt_execute (tx, error, "DELETE FROM grouping_member WHERE grouping_id = $1 AND account_id = $2", "ll",
                      grouping_id, account_id);
}

/* See the header. */
gboolean
frt_groupings_tables_add_record (FrtTransaction *tx, gint64 grouping_id, gint64 guardian_id, gint64 from_account_id,
                                 GError **error)
{
  return frt_execute (tx, error, "INSERT INTO grouping_record (grouping_id, guardian_id, from_account_id)"
                      " VALUES ($1, $2, $3)", "lll", grouping_id, guardian_id, from_account_id);
}

/* See the header. */
gboolean
frt_groupings_tables_records (FrtTransaction *tx, gint64 grouping_id, GPtrArray **rows_out, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT guardian_id, from_account_id FROM grouping_record"
                                        " WHERE grouping_id = $1 AND broken_at IS NULL", "l", grouping_id);

  while (frt_rows_next (rows)) {
    FrtGroupingRecordRow *row = g_new (FrtGroupingRecordRow, 1);

    *row = (FrtGroupingRecordRow) { frt_rows_int (rows, 0), frt_rows_int (rows, 1) };
    g_ptr_array_add (records, row);
  }
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&records);
  return TRUE;
}

/* See the header. */
gboolean
frt_groupings_tables_cancel_proposals (FrtTransaction *tx, gint64 primary_account_id, gint64 now, GError **error)
{
  return frt_execute (tx, error, "UPDATE account_grouping SET state = 'cancelled', ended_at = $2"
                      " WHERE primary_account_id = $1 AND state = 'proposed'", "ll", primary_account_id, now);
}

#define TOUCHED "(SELECT grouping_id FROM grouping_record WHERE guardian_id = $1)"
#define NOTHING_LEFT "NOT EXISTS (SELECT 1 FROM grouping_record r WHERE r.broken_at IS NULL AND r.grouping_id = "

/* See the header. */
gboolean
frt_groupings_tables_break_record (FrtTransaction *tx, gint64 guardian_id, gint64 now, GError **error)
{
  return
    frt_execute (tx, error, "UPDATE grouping_record SET broken_at = $2 WHERE guardian_id = $1 AND broken_at IS NULL",
                 "ll", guardian_id, now) &&
    frt_execute (tx, error,
      "UPDATE account SET state = 'disabled' WHERE state = 'grouped' AND EXISTS (SELECT 1 FROM grouping_member m"
      " JOIN account_grouping g ON g.id = m.grouping_id WHERE m.account_id = account.id AND g.state = 'confirmed'"
      " AND m.grouping_id IN " TOUCHED " AND " NOTHING_LEFT "m.grouping_id AND r.from_account_id = m.account_id))",
      "l", guardian_id) &&
    frt_execute (tx, error,
      "UPDATE account_grouping SET state = 'broken', ended_at = $2 WHERE state = 'confirmed' AND id IN " TOUCHED
      " AND " NOTHING_LEFT "account_grouping.id)", "ll", guardian_id, now);
}
