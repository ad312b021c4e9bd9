/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-tasks-table.h"

static const char *const kinds[] = { [FRT_TASK_NOT_MY_CHILD] = "not-my-child", [FRT_TASK_BREAK_REQUEST] = "break-request" };
static const char *const states[] = { [FRT_TASK_OPEN] = "open", [FRT_TASK_ACCEPTED] = "accepted",
                                      [FRT_TASK_REFUSED] = "refused" };

/* Frees a row. */
void
frt_task_row_free (FrtTaskRow *self)
{
  g_free (self->uai);
  g_free (self->reason);
  g_free (self->message);
  g_free (self->username);
  g_free (self->holder_first_name);
  g_free (self->holder_last_name);
  g_free (self->child_first_name);
  g_free (self->child_last_name);
  g_free (self->child_class);
  g_free (self->school_name);
  g_free (self);
}

/* Returns: (transfer none): its name in the store and on the wire */
const char *
frt_task_kind_to_string (FrtTaskKind kind)
{
  return kinds[kind];
}

/* Returns: (transfer none): its name on the wire; an answer's is the contract's */
const char *
frt_task_state_to_string (FrtTaskState state)
{
  return states[state];
}

/* See the header. */
gboolean
frt_tasks_table_add (FrtTransaction *tx, const char *uai, FrtTaskKind kind, gint64 account_id, gint64 guardian_id,
                     gint64 student_id, const char *reason, gint64 now, gint64 *id, GError **error)
{
  return frt_query_int (tx, id, error, "INSERT INTO task (uai, kind, account_id, guardian_id, student_id, reason, created_at)"
                        " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id", "sslllsl", uai, kinds[kind], account_id,
                        guardian_id, student_id, reason, now);
}

#define SELECT "SELECT t.id, t.uai, t.kind, t.answer, t.account_id, t.guardian_id, t.student_id, t.reason, t.created_at," \
               " t.message, t.answered_at, c.username, c.first_name, coalesce (c.used_name, c.birth_name), s.first_name," \
               " coalesce (s.used_name, s.birth_name), s.class, h.name FROM task t JOIN account c ON c.id = t.account_id" \
               " JOIN student s ON s.id = t.student_id JOIN school h ON h.uai = t.uai WHERE "

static FrtTaskRow *
read_row (FrtRows *rows)
{
  FrtTaskRow *row = g_new (FrtTaskRow, 1);
  const char *answer = frt_rows_text (rows, 3);

  *row = (FrtTaskRow) {
    frt_rows_int (rows, 0), g_strdup (frt_rows_text (rows, 1)),
    g_str_equal (frt_rows_text (rows, 2), kinds[FRT_TASK_BREAK_REQUEST]) ? FRT_TASK_BREAK_REQUEST : FRT_TASK_NOT_MY_CHILD,
    answer == NULL ? FRT_TASK_OPEN : g_str_equal (answer, states[FRT_TASK_ACCEPTED]) ? FRT_TASK_ACCEPTED : FRT_TASK_REFUSED,
    frt_rows_int (rows, 4), frt_rows_int (rows, 5), frt_rows_int (rows, 6), g_strdup (frt_rows_text (rows, 7)),
    frt_rows_int (rows, 8), g_strdup (frt_rows_text (rows, 9)), frt_rows_int (rows, 10),
    g_strdup (frt_rows_text (rows, 11)), g_strdup (frt_rows_text (rows, 12)), g_strdup (frt_rows_text (rows, 13)),
    g_strdup (frt_rows_text (rows, 14)), g_strdup (frt_rows_text (rows, 15)), g_strdup (frt_rows_text (rows, 16)),
    g_strdup (frt_rows_text (rows, 17)),
  };
  return row;
}

/* See the header. */
gboolean
frt_tasks_table_find (FrtTransaction *tx, gint64 id, FrtTaskRow **row, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error, SELECT "t.id = $1", "l", id);

  *row = frt_rows_next (rows) ? read_row (rows) : NULL;
  return frt_rows_end (rows, error);
}

/* See the header. */
gboolean
frt_tasks_table_find_open (FrtTransaction *tx, FrtTaskKind kind, gint64 account_id, gint64 student_id, gint64 *id,
                           GError **error)
{
  return frt_query_int (tx, id, error, "SELECT id FROM task WHERE account_id = $1 AND kind = $2 AND student_id = $3"
                        " AND answer IS NULL ORDER BY id LIMIT 1", "lsl", account_id, kinds[kind], student_id);
}

static gboolean
collect (FrtRows *found, GPtrArray **rows_out, GError **error)
{
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_task_row_free);
  g_autoptr (FrtRows) rows = found;

  while (frt_rows_next (rows))
    g_ptr_array_add (tasks, read_row (rows));
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&tasks);
  return TRUE;
}

/* See the header. */
gboolean
frt_tasks_table_list (FrtTransaction *tx, const char *uai, guint limit, GPtrArray **rows, GError **error)
{
  return collect (frt_query (tx, error, SELECT "t.uai = $1 ORDER BY CASE WHEN t.answer IS NULL THEN 0 ELSE 1 END, t.id DESC"
                             " LIMIT $2", "si", uai, (int) limit), rows, error);
}

/* See the header. */
gboolean
frt_tasks_table_list_account (FrtTransaction *tx, gint64 account_id, GPtrArray **rows, GError **error)
{
  return collect (frt_query (tx, error, SELECT "t.account_id = $1 ORDER BY t.id DESC", "l", account_id), rows, error);
}

/* See the header. */
gboolean
frt_tasks_table_answer (FrtTransaction *tx, gint64 id, FrtTaskState state, const char *message, gint64 now, GError **error)
{
  return frt_execute (tx, error, "UPDATE task SET answer = $2, message = $3, answered_at = $4 WHERE id = $1", "lssl", id,
                      states[state], message, now);
}

/* See the header. */
gboolean
frt_tasks_table_remove (FrtTransaction *tx, gint64 id, GError **error)
{
  return frt_execute (tx, error, "DELETE FROM task WHERE id = $1", "l", id);
}
