/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-accounts-table.h"

#define COLUMNS "id, username, kind, state, uai, student_id, civility, birth_name, used_name, first_name, password_hash," \
                " credential, email, confirmed_email, phone, language, created_at, activated_at, last_sign_in_at," \
                " coalesce (notified_until, -1)"

/* Frees a row. */
void
frt_account_row_free (FrtAccountRow *self)
{
  g_free (self->username);
  g_free (self->uai);
  g_free (self->civility);
  g_free (self->birth_name);
  g_free (self->used_name);
  g_free (self->first_name);
  g_free (self->password_hash);
  g_free (self->email);
  g_free (self->confirmed_email);
  g_free (self->phone);
  g_free (self->language);
  g_free (self);
}

/* The holder's names, borrowed from @self. */
FrtHolderName
frt_account_row_get_holder (const FrtAccountRow *self)
{
  return (FrtHolderName) { self->birth_name, self->used_name, self->first_name };
}

/* See the header. */
gboolean
frt_account_row_is_confirmed (const FrtAccountRow *self)
{
  return self->email != NULL && g_strcmp0 (self->email, self->confirmed_email) == 0;
}

static FrtAccountRow *
read_row (FrtRows *rows)
{
  FrtAccountRow *row = g_new0 (FrtAccountRow, 1);

  row->id = frt_rows_int (rows, 0);
  row->username = g_strdup (frt_rows_text (rows, 1));
  frt_account_kind_from_string (frt_rows_text (rows, 2), &row->kind);
  frt_account_state_from_string (frt_rows_text (rows, 3), &row->state);
  row->uai = g_strdup (frt_rows_text (rows, 4));
  row->student_id = frt_rows_int (rows, 5);
  row->civility = g_strdup (frt_rows_text (rows, 6));
  row->birth_name = g_strdup (frt_rows_text (rows, 7));
  row->used_name = g_strdup (frt_rows_text (rows, 8));
  row->first_name = g_strdup (frt_rows_text (rows, 9));
  row->password_hash = g_strdup (frt_rows_text (rows, 10));
  row->credential = frt_rows_int (rows, 11);
  row->email = g_strdup (frt_rows_text (rows, 12));
  row->confirmed_email = g_strdup (frt_rows_text (rows, 13));
  row->phone = g_strdup (frt_rows_text (rows, 14));
  row->language = g_strdup (frt_rows_text (rows, 15));
  row->created_at = frt_rows_int (rows, 16);
  row->activated_at = frt_rows_int (rows, 17);
  row->last_sign_in_at = frt_rows_int (rows, 18);
  row->notified_until = frt_rows_int (rows, 19);
  return row;
}

static gboolean
take_first (FrtRows *found, FrtAccountRow **row, GError **error)
{
  g_autoptr (FrtRows) rows = found;

  *row = NULL;
  if (frt_rows_next (rows))
    *row = read_row (rows);
  return frt_rows_end (rows, error);
}

/* See the header. */
gboolean
frt_accounts_table_find (FrtTransaction *tx, gint64 id, FrtAccountRow **row, GError **error)
{
  return take_first (frt_query (tx, error, "SELECT " COLUMNS " FROM account WHERE id = $1", "l", id), row, error);
}

/* See the header; @username is normalised. */
gboolean
frt_accounts_table_find_username (FrtTransaction *tx, const char *username, FrtAccountRow **row, GError **error)
{
  return take_first (frt_query (tx, error, "SELECT " COLUMNS " FROM account WHERE username = $1", "s", username), row, error);
}

/* See the header. */
gboolean
frt_accounts_table_find_guardian (FrtTransaction *tx, const char *uai, const char *guardian_key, FrtAccountRow **row,
                                  GError **error)
{
  FrtRows *rows = frt_query (tx, error,
    "SELECT " COLUMNS " FROM account WHERE id = (SELECT a.account_id FROM attachment a JOIN guardian g"
    " ON g.id = a.guardian_id WHERE g.uai = $1 AND g.guardian_key = $2)", "ss", uai, guardian_key);

  return take_first (rows, row, error);
}

/* See the header. */
gboolean
frt_accounts_table_list_confirmed (FrtTransaction *tx, const char *email, GPtrArray **rows_out, GError **error)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_account_row_free);
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "SELECT " COLUMNS " FROM account WHERE lower (confirmed_email) = $1 AND confirmed_email IS NOT NULL"
    " AND state IN ('provisional', 'active') ORDER BY username", "s", email);

  while (frt_rows_next (rows))
    g_ptr_array_add (accounts, read_row (rows));
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&accounts);
  return TRUE;
}

/* See the header. */
gboolean
frt_accounts_table_add (FrtTransaction *tx, FrtAccountRow *row, gboolean *taken, GError **error)
{
  FrtHolderName holder = frt_account_row_get_holder (row);
  g_autofree char *sort_name = frt_name_sort_key (&holder);
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "INSERT INTO account (username, kind, state, uai, student_id, civility, birth_name, used_name, first_name, language,"
    " created_at, sort_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    " ON CONFLICT (username) DO NOTHING RETURNING id",
    "ssss" "tssss" "sls", row->username, frt_account_kind_to_string (row->kind), frt_account_state_to_string (row->state),
    row->uai, row->student_id, row->civility, row->birth_name, row->used_name, row->first_name, row->language,
    row->created_at, sort_name);

  row->id = frt_rows_next (rows) ? frt_rows_int (rows, 0) : 0;
  *taken = row->id == 0;
  while (frt_rows_next (rows));
  return frt_rows_end (rows, error);
}

/* See the header. */
gboolean
frt_accounts_table_update (FrtTransaction *tx, const FrtAccountRow *row, GError **error)
{
  return frt_execute (tx, error,
    "UPDATE account SET state = $2, password_hash = $3, credential = $4, email = $5, confirmed_email = $6, phone = $7,"
    " language = $8, activated_at = $9, last_sign_in_at = $10 WHERE id = $1",
    "lssls" "ssstt", row->id, frt_account_state_to_string (row->state), row->password_hash, row->credential, row->email,
    row->confirmed_email, row->phone, row->language, row->activated_at, row->last_sign_in_at);
}

/* See the header. */
gboolean
frt_accounts_table_disable (FrtTransaction *tx, gint64 id, gint64 at, GError **error)
{
  return frt_execute (tx, error, "UPDATE account SET disabled_at = $2, state = CASE WHEN $3 = 1 THEN 'disabled'"
                      " WHEN password_hash IS NULL THEN 'provisional' ELSE 'active' END WHERE id = $1",
                      "lti", id, at, at != 0);
}

/* See the header. */
gboolean
frt_accounts_table_rename (FrtTransaction *tx, gint64 id, const FrtHolderName *holder, GError **error)
{
  return frt_execute (tx, error, "UPDATE account SET birth_name = $2, used_name = $3, first_name = $4 WHERE id = $1", "lsss",
                      id, holder->birth_name, holder->used_name, holder->first_name);
}

/* See the header. */
gboolean
frt_accounts_table_was_disabled (FrtTransaction *tx, gint64 id, gboolean *was, GError **error)
{
  gint64 count;

  if (!frt_query_int (tx, &count, error, "SELECT count(*) FROM account WHERE id = $1 AND disabled_at IS NOT NULL", "l", id))
    return FALSE;
  *was = count != 0;
  return TRUE;
}

/* See the header. */
gboolean
frt_accounts_table_find_primary (FrtTransaction *tx, gint64 account_id, gint64 *primary_id, char **username, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "SELECT p.id, p.username FROM grouping_member m JOIN account_grouping g ON g.id = m.grouping_id"
    " JOIN account p ON p.id = g.primary_account_id WHERE m.account_id = $1 AND g.state = 'confirmed'", "l", account_id);

  *primary_id = 0;
  *username = NULL;
  if (frt_rows_next (rows)) {
    *primary_id = frt_rows_int (rows, 0);
    *username = g_strdup (frt_rows_text (rows, 1));
  }
  return frt_rows_end (rows, error);
}
