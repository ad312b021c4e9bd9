/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-sessions-tables.h"

#define COLUMNS "s.id, s.account_id, s.access_expires_at, s.scope, s.persistent, s.device_name, s.created_at," \
                " s.last_used_at, s.expires_at"

/* Frees a row. */
void
frt_session_row_free (FrtSessionRow *self)
{
  g_free (self->access_hash);
  g_free (self->device_name);
  g_free (self);
}

static FrtSessionRow *
read_row (FrtRows *rows)
{
  FrtSessionRow *row = g_new0 (FrtSessionRow, 1);

  row->id = frt_rows_int (rows, 0);
  row->account_id = frt_rows_int (rows, 1);
  row->access_expires_at = frt_rows_int (rows, 2);
  row->scope = g_str_equal (frt_rows_text (rows, 3), "full") ? FRT_SCOPE_FULL : FRT_SCOPE_ACTIVATION;
  row->persistent = frt_rows_int (rows, 4) != 0;
  row->device_name = g_strdup (frt_rows_text (rows, 5));
  row->created_at = frt_rows_int (rows, 6);
  row->last_used_at = frt_rows_int (rows, 7);
  row->expires_at = frt_rows_int (rows, 8);
  return row;
}

/* See the header. */
gboolean
frt_sessions_tables_find (FrtTransaction *tx, gint64 id, FrtSessionRow **row, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT " COLUMNS " FROM session s WHERE s.id = $1", "l", id);

  *row = frt_rows_next (rows) ? read_row (rows) : NULL;
  return frt_rows_end (rows, error);
}

/* See the header. */
gboolean
frt_sessions_tables_find_access (FrtTransaction *tx, const char *access_hash, FrtSessionRow **row, FrtAccountKind *kind,
                                 gboolean *needs_otp, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "SELECT " COLUMNS ", a.kind, CASE WHEN a.kind = 'staff' AND NOT EXISTS (SELECT 1 FROM otp o"
    " WHERE o.account_id = a.id AND o.confirmed_at IS NOT NULL) THEN 1 ELSE 0 END"
    " FROM session s JOIN account a ON a.id = s.account_id WHERE s.access_hash = $1", "s", access_hash);

  *row = NULL;
  *needs_otp = FALSE;
  if (frt_rows_next (rows)) {
    *row = read_row (rows);
    frt_account_kind_from_string (frt_rows_text (rows, 9), kind);
    *needs_otp = frt_rows_int (rows, 10) != 0;
  }
  return frt_rows_end (rows, error);
}

/* See the header. */
gboolean
frt_sessions_tables_find_refresh (FrtTransaction *tx, const char *refresh_hash, FrtSessionRow **row, gboolean *used,
                                  GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "SELECT " COLUMNS ", r.used_at IS NOT NULL FROM refresh_token r JOIN session s ON s.id = r.session_id"
    " WHERE r.hash = $1", "s", refresh_hash);

  *row = NULL;
  *used = FALSE;
  if (frt_rows_next (rows)) {
    *row = read_row (rows);
    *used = frt_rows_int (rows, 9) != 0;
  }
  return frt_rows_end (rows, error);
}

/* See the header; newest use first. */
gboolean
frt_sessions_tables_list (FrtTransaction *tx, gint64 account_id, GPtrArray **rows_out, GError **error)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_session_row_free);
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT " COLUMNS " FROM session s WHERE s.account_id = $1"
                                        " ORDER BY s.last_used_at DESC, s.id DESC", "l", account_id);

  while (frt_rows_next (rows))
    g_ptr_array_add (sessions, read_row (rows));
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&sessions);
  return TRUE;
}

static gboolean
add_refresh_token (FrtTransaction *tx, const char *hash, gint64 session_id, GError **error)
{
  return frt_execute (tx, error, "INSERT INTO refresh_token (hash, session_id) VALUES ($1, $2)", "sl", hash, session_id);
}

/* See the header; fills in the row's id. */
gboolean
frt_sessions_tables_add (FrtTransaction *tx, FrtSessionRow *row, const char *refresh_hash, GError **error)
{
  return frt_query_int (tx, &row->id, error,
    "INSERT INTO session (account_id, access_hash, access_expires_at, scope, persistent, device_name, created_at,"
    " last_used_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
    "lslsisl" "ll", row->account_id, row->access_hash, row->access_expires_at, frt_scope_to_string (row->scope),
    row->persistent, row->device_name, row->created_at, row->last_used_at, row->expires_at) &&
    add_refresh_token (tx, refresh_hash, row->id, error);
}

/* See the header. */
gboolean
frt_sessions_tables_update (FrtTransaction *tx, const FrtSessionRow *row, GError **error)
{
  return frt_execute (tx, error,
    "UPDATE session SET scope = $2, access_hash = coalesce ($3, access_hash), access_expires_at = $4, last_used_at = $5,"
    " expires_at = $6 WHERE id = $1", "lsslll", row->id, frt_scope_to_string (row->scope), row->access_hash,
    row->access_expires_at, row->last_used_at, row->expires_at);
}

/* See the header. */
gboolean
frt_sessions_tables_rotate (FrtTransaction *tx, gint64 session_id, const char *old_refresh_hash,
                            const char *new_refresh_hash, gint64 now, GError **error)
{
  return frt_execute (tx, error, "UPDATE refresh_token SET used_at = $2 WHERE hash = $1", "sl", old_refresh_hash, now) &&
         add_refresh_token (tx, new_refresh_hash, session_id, error);
}

/* See the header. */
gboolean
frt_sessions_tables_end (FrtTransaction *tx, gint64 session_id, GError **error)
{
  return frt_execute (tx, error, "DELETE FROM session WHERE id = $1", "l", session_id);
}

/* See the header. */
gboolean
frt_sessions_tables_end_all (FrtTransaction *tx, gint64 account_id, gint64 but, GError **error)
{
  return frt_execute (tx, error, "DELETE FROM session WHERE account_id = $1 AND id <> $2", "ll", account_id, but);
}

/* See the header. */
gboolean
frt_sessions_tables_forget (FrtTransaction *tx, gint64 now, GError **error)
{
  return frt_execute (tx, error,
    "DELETE FROM session WHERE expires_at <= $1 AND (EXISTS (SELECT 1 FROM account c WHERE c.id = session.account_id"
    "  AND c.last_sign_in_at >= session.last_used_at) OR EXISTS (SELECT 1 FROM session s"
    "  WHERE s.account_id = session.account_id AND (s.last_used_at, s.id) > (session.last_used_at, session.id)))", "l", now) &&
    frt_execute (tx, error, "UPDATE session SET device_name = NULL WHERE expires_at <= $1 AND device_name IS NOT NULL",
                 "l", now);
}
