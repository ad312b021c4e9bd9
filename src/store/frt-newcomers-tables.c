/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-newcomers-tables.h"

#include "common/frt-name.h"
#include "store/frt-batch.h"

/* Frees a row. */
void
frt_newcomer_row_free (FrtNewcomerRow *self)
{
  g_free (self->civility);
  g_free (self->birth_name);
  g_free (self->used_name);
  g_free (self->first_name);
  g_free (self->username);
  g_free (self);
}

/* Whoever has not departed is in the stage, by whose indexes a page is found without reading those before it. */
#define NEW_GUARDIANS \
  "SELECT g.id, 0, g.civility, g.birth_name, g.used_name, g.first_name FROM stage_guardian x" \
  " JOIN guardian g ON g.id = x.guardian_id JOIN school h ON h.uai = $1 WHERE x.guardian_id > $2" \
  " AND NOT EXISTS (SELECT 1 FROM attachment t WHERE t.guardian_id = g.id)" \
  " AND EXISTS (SELECT 1 FROM link l JOIN student s ON s.id = l.student_id WHERE l.guardian_id = g.id" \
  "  AND s.departed_at IS NULL AND (l.level = 1 OR (l.level = 2 AND h.level2_accounts = 1)))" \
  " ORDER BY x.guardian_id LIMIT $3"
#define NEW_STUDENTS \
  "SELECT 0, s.id, NULL, s.birth_name, s.used_name, s.first_name FROM stage_student x" \
  " JOIN student s ON s.id = x.student_id JOIN school h ON h.uai = $1 WHERE x.student_id > $2 AND x.departed = 0" \
  " AND h.student_accounts = 1 AND NOT EXISTS (SELECT 1 FROM account c WHERE c.student_id = s.id)" \
  " ORDER BY x.student_id LIMIT $3"
#define MISSING_GUARDIANS \
  "SELECT g.id, 0, g.civility, g.birth_name, g.used_name, g.first_name FROM guardian g JOIN school h ON h.uai = g.uai" \
  " WHERE g.uai = $1 AND g.departed_at IS NULL AND NOT EXISTS (SELECT 1 FROM attachment t WHERE t.guardian_id = g.id)" \
  " AND EXISTS (SELECT 1 FROM link l JOIN student s ON s.id = l.student_id WHERE l.guardian_id = g.id" \
  "  AND s.departed_at IS NULL AND (l.level = 1 OR (l.level = 2 AND h.level2_accounts = 1))) ORDER BY g.id"
#define MISSING_STUDENTS \
  "SELECT 0, s.id, NULL, s.birth_name, s.used_name, s.first_name FROM student s JOIN school h ON h.uai = s.uai" \
  " WHERE s.uai = $1 AND s.departed_at IS NULL AND h.student_accounts = 1" \
  " AND NOT EXISTS (SELECT 1 FROM account c WHERE c.student_id = s.id) ORDER BY s.id"

static gboolean
collect_newcomers (FrtRows *found, GPtrArray **rows_out, GError **error)
{
  g_autoptr (GPtrArray) newcomers = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_newcomer_row_free);
  g_autoptr (FrtRows) rows = found;

  while (frt_rows_next (rows)) {
    FrtNewcomerRow *row = g_new (FrtNewcomerRow, 1);

    *row = (FrtNewcomerRow) { frt_rows_int (rows, 0), frt_rows_int (rows, 1), g_strdup (frt_rows_text (rows, 2)),
                              g_strdup (frt_rows_text (rows, 3)), g_strdup (frt_rows_text (rows, 4)),
                              g_strdup (frt_rows_text (rows, 5)) };
    g_ptr_array_add (newcomers, row);
  }
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&newcomers);
  return TRUE;
}

/* See the header. */
gboolean
frt_newcomers_tables_list (FrtTransaction *tx, const char *uai, FrtAccountKind kind, gint64 after, guint limit,
                           GPtrArray **rows, GError **error)
{
  return collect_newcomers (frt_query (tx, error, kind == FRT_ACCOUNT_STUDENT ? NEW_STUDENTS : NEW_GUARDIANS,
                                       "sli", uai, after, (int) limit), rows, error);
}

/* See the header. */
gboolean
frt_newcomers_tables_list_missing (FrtTransaction *tx, const char *uai, FrtAccountKind kind, GPtrArray **rows,
                                   GError **error)
{
  return collect_newcomers (frt_query (tx, error, kind == FRT_ACCOUNT_STUDENT ? MISSING_STUDENTS : MISSING_GUARDIANS,
                                       "s", uai), rows, error);
}

/* Those who ask for a username that another of @rows asks for have to wait, too. */
static gboolean
stage_rows (FrtTransaction *tx, GPtrArray *rows, GError **error)
{
  g_autoptr (FrtBatch) batch = frt_batch_new (tx, "stage_account (place, username, guardian_id, student_id, civility,"
                                              " birth_name, used_name, first_name, sort_name)", "lsttsssss");
  g_autoptr (GHashTable) usernames = g_hash_table_new (g_str_hash, g_str_equal);

  if (!frt_run_file (tx, "newcomers.sql", error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    const FrtNewcomerRow *row = g_ptr_array_index (rows, i);
    FrtHolderName holder = { row->birth_name, row->used_name, row->first_name };
    g_autofree char *sort_name = frt_name_sort_key (&holder);

    if (g_hash_table_add (usernames, row->username) &&
        !frt_batch_add (batch, error, (gint64) i, row->username, row->guardian_id, row->student_id, row->civility,
                        row->birth_name, row->used_name, row->first_name, sort_name))
      return FALSE;
  }
  return frt_batch_end (batch, error);
}

static gboolean
read_ids (FrtTransaction *tx, gint64 last_id, GPtrArray *rows, GError **error)
{
  g_autoptr (FrtRows) found = frt_query (tx, error, "SELECT x.place, c.id FROM stage_account x JOIN account c"
                                         " ON c.username = x.username WHERE c.id > $1", "l", last_id);

  while (frt_rows_next (found)) {
    FrtNewcomerRow *row = g_ptr_array_index (rows, frt_rows_int (found, 0));
    row->account_id = frt_rows_int (found, 1);
  }
  return frt_rows_end (found, error);
}

/* See the header. */
gboolean
frt_newcomers_tables_open (FrtTransaction *tx, const char *uai, GPtrArray *rows, gint64 now, GError **error)
{
  gint64 last_id;

  return
    stage_rows (tx, rows, error) &&
    frt_query_int (tx, &last_id, error, "SELECT max (id) FROM account", "") &&
    frt_execute (tx, error, "INSERT INTO account (username, kind, state, uai, student_id, civility, birth_name, used_name,"
                 " first_name, created_at, sort_name) SELECT username, CASE WHEN student_id IS NULL THEN 'guardian'"
                 " ELSE 'student' END, 'provisional', $1, student_id, civility, birth_name, used_name, first_name, $2,"
                 " sort_name FROM stage_account WHERE place >= 0 ORDER BY place ON CONFLICT (username) DO NOTHING",
                 "sl", uai, now) &&
    frt_execute (tx, error, "INSERT INTO attachment (guardian_id, account_id, origin_account_id, since)"
                 " SELECT x.guardian_id, c.id, c.id, $2 FROM stage_account x JOIN account c ON c.username = x.username"
                 " WHERE c.id > $1 AND x.guardian_id IS NOT NULL ORDER BY x.guardian_id", "ll", last_id, now) &&
    frt_execute (tx, error, "UPDATE guardian SET purged_at = NULL WHERE purged_at IS NOT NULL AND id IN (SELECT x.guardian_id"
                 " FROM stage_account x JOIN attachment t ON t.guardian_id = x.guardian_id)", "") &&
    read_ids (tx, last_id, rows, error);
}
