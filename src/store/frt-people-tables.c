/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-people-tables.h"

#include "store/frt-tasks-table.h"

#define SCHOOL_COLUMNS "h.uai, h.name, h.kind, h.city, h.ent, h.website, h.contact"

/* Frees a row. */
void
frt_road_row_free (FrtRoadRow *self)
{
  g_free (self->first_name);
  g_free (self->last_name);
  g_free (self->birth_date);
  g_free (self->class_name);
  g_free (self->origin_username);
  frt_school_unref (self->school);
  g_free (self);
}

/* Frees a row. */
void
frt_attachment_row_free (FrtAttachmentRow *self)
{
  g_free (self->uai);
  g_free (self->civility);
  g_free (self->birth_name);
  g_free (self->used_name);
  g_free (self->first_name);
  g_free (self);
}

/* The record's names, borrowed from @self. */
FrtHolderName
frt_attachment_row_get_holder (const FrtAttachmentRow *self)
{
  return (FrtHolderName) { self->birth_name, self->used_name, self->first_name };
}

static FrtRoadRow *
read_road (FrtRows *rows)
{
  FrtRoadRow *road = g_new0 (FrtRoadRow, 1);
  FrtSchoolKind kind = FRT_SCHOOL_ECOLE;

  road->student_id = frt_rows_int (rows, 0);
  road->guardian_id = frt_rows_int (rows, 1);
  road->first_name = g_strdup (frt_rows_text (rows, 2));
  road->last_name = g_strdup (frt_rows_text (rows, 3));
  road->birth_date = g_strdup (frt_rows_text (rows, 4));
  road->class_name = g_strdup (frt_rows_text (rows, 5));
  road->kinship = (int) frt_rows_int (rows, 6);
  road->since = frt_rows_int (rows, 7);
  road->origin_username = g_strdup (frt_rows_text (rows, 8));
  road->grouping_id = frt_rows_int (rows, 9);
  road->grouped_at = frt_rows_int (rows, 10);
  frt_school_kind_from_string (frt_rows_text (rows, 13), &kind);
  road->school = frt_school_new (frt_rows_text (rows, 11), frt_rows_text (rows, 12), kind, frt_rows_text (rows, 14),
                                 frt_rows_text (rows, 15), frt_rows_text (rows, 16), frt_rows_text (rows, 17));
  return road;
}

static int
compare_roads (gconstpointer one, gconstpointer other)
{
  const FrtRoadRow *a = *(const FrtRoadRow *const *) one, *b = *(const FrtRoadRow *const *) other;

  if (a->student_id != b->student_id)
    return a->student_id < b->student_id ? -1 : 1;
  return (a->guardian_id > b->guardian_id) - (a->guardian_id < b->guardian_id);
}

/* See the header. */
gboolean
frt_people_tables_list_roads (FrtTransaction *tx, gint64 account_id, GPtrArray **roads, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_road_row_free);
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "SELECT s.id, t.guardian_id, s.first_name, coalesce (s.used_name, s.birth_name), s.birth_date, s.class, l.kinship,"
    " CASE WHEN l.since > t.since THEN l.since ELSE t.since END, o.username, t.grouping_id, g.confirmed_at, " SCHOOL_COLUMNS
    " FROM attachment t JOIN link l ON l.guardian_id = t.guardian_id JOIN student s ON s.id = l.student_id"
    " JOIN school h ON h.uai = s.uai JOIN account o ON o.id = t.origin_account_id"
    " LEFT JOIN account_grouping g ON g.id = t.grouping_id"
    " WHERE t.account_id = $1 AND l.rejected_at IS NULL AND s.departed_at IS NULL"
    " AND (l.level = 1 OR (l.level = 2 AND h.level2_accounts = 1))"
    " UNION ALL"
    " SELECT s.id, 0, s.first_name, coalesce (s.used_name, s.birth_name), s.birth_date, s.class, 70,"
    " c.created_at, c.username, NULL, NULL, " SCHOOL_COLUMNS
    " FROM account c JOIN student s ON s.id = c.student_id JOIN school h ON h.uai = s.uai"
    " WHERE c.id = $1 AND s.departed_at IS NULL", "l", account_id);

  while (frt_rows_next (rows))
    g_ptr_array_add (found, read_road (rows));
  if (!frt_rows_end (rows, error))
    return FALSE;
  g_ptr_array_sort (found, compare_roads);      /* there are few, and a database makes much of sorting a union */
  *roads = g_steal_pointer (&found);
  return TRUE;
}

/* See the header. */
gboolean
frt_people_tables_set_rejected (FrtTransaction *tx, gint64 guardian_id, gint64 student_id, gint64 at, GError **error)
{
  return frt_execute (tx, error, "UPDATE link SET rejected_at = $3 WHERE guardian_id = $1 AND student_id = $2", "llt",
                      guardian_id, student_id, at);
}

/* See the header. */
gboolean
frt_people_tables_reject (FrtTransaction *tx, gint64 account_id, gint64 student_id, gint64 now, char **uai, GError **error)
{
  g_autoptr (GPtrArray) roads = NULL;

  *uai = NULL;
  if (!frt_people_tables_list_roads (tx, account_id, &roads, error))
    return FALSE;
  for (guint i = 0; i < roads->len; i++) {
    const FrtRoadRow *road = g_ptr_array_index (roads, i);
    gint64 task_id;

    if (road->student_id != student_id || road->guardian_id == 0)
      continue;
    if (!frt_people_tables_set_rejected (tx, road->guardian_id, student_id, now, error) ||
        !frt_tasks_table_add (tx, road->school->uai, FRT_TASK_NOT_MY_CHILD, account_id, road->guardian_id, student_id, NULL,
                              now, &task_id, error))
      return FALSE;
    g_free (*uai);
    *uai = g_strdup (road->school->uai);
  }
  return TRUE;
}

/* See the header; in the order the records were made. */
gboolean
frt_people_tables_attachments (FrtTransaction *tx, gint64 account_id, GPtrArray **rows_out, GError **error)
{
  g_autoptr (GPtrArray) attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_attachment_row_free);
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "SELECT g.id, g.uai, g.civility, g.birth_name, g.used_name, g.first_name, t.origin_account_id, t.grouping_id"
    " FROM attachment t JOIN guardian g ON g.id = t.guardian_id WHERE t.account_id = $1 ORDER BY g.id", "l", account_id);

  while (frt_rows_next (rows)) {
    FrtAttachmentRow *row = g_new (FrtAttachmentRow, 1);

    *row = (FrtAttachmentRow) { frt_rows_int (rows, 0), g_strdup (frt_rows_text (rows, 1)),
                                g_strdup (frt_rows_text (rows, 2)), g_strdup (frt_rows_text (rows, 3)),
                                g_strdup (frt_rows_text (rows, 4)), g_strdup (frt_rows_text (rows, 5)),
                                frt_rows_int (rows, 6), frt_rows_int (rows, 7) };
    g_ptr_array_add (attachments, row);
  }
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&attachments);
  return TRUE;
}

/* See the header. */
gboolean
frt_people_tables_find_answering (FrtTransaction *tx, gint64 guardian_id, gint64 *account_id, GError **error)
{
  return frt_query_int (tx, account_id, error, "SELECT account_id FROM attachment WHERE guardian_id = $1", "l", guardian_id);
}

/* See the header. */
gboolean
frt_people_tables_list_emails (FrtTransaction *tx, gint64 origin_account_id, GPtrArray **emails, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "SELECT g.email FROM attachment t JOIN guardian g ON g.id = t.guardian_id WHERE t.origin_account_id = $1"
    " AND g.email IS NOT NULL ORDER BY g.id", "l", origin_account_id);

  while (frt_rows_next (rows))
    g_ptr_array_add (found, g_strdup (frt_rows_text (rows, 0)));
  if (!frt_rows_end (rows, error))
    return FALSE;
  *emails = g_steal_pointer (&found);
  return TRUE;
}

/* See the header. */
gboolean
frt_people_tables_find_address (FrtTransaction *tx, gint64 origin_account_id, char **address, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "SELECT g.address FROM attachment t JOIN guardian g ON g.id = t.guardian_id WHERE t.origin_account_id = $1"
    " AND g.address IS NOT NULL ORDER BY g.id LIMIT 1", "l", origin_account_id);

  *address = frt_rows_next (rows) ? g_strdup (frt_rows_text (rows, 0)) : NULL;
  return frt_rows_end (rows, error);
}

/* See the header. */
gboolean
frt_people_tables_reattach (FrtTransaction *tx, gint64 guardian_id, gint64 account_id, gint64 grouping_id,
                            gint64 origin_account_id, gint64 now, GError **error)
{
  if (origin_account_id == 0)
    return frt_execute (tx, error, "UPDATE attachment SET account_id = $2, grouping_id = $3 WHERE guardian_id = $1",
                        "llt", guardian_id, account_id, grouping_id);
  return frt_execute (tx, error, "UPDATE attachment SET account_id = $2, grouping_id = $3, origin_account_id = $4, since = $5"
                      " WHERE guardian_id = $1", "lltll", guardian_id, account_id, grouping_id, origin_account_id, now);
}

/* Frees a row. */
void
frt_origin_child_row_free (FrtOriginChildRow *self)
{
  g_free (self->first_name);
  g_free (self->last_name);
  g_free (self->class_name);
  g_free (self);
}

#define CHILD_COLUMNS "s.first_name, coalesce (s.used_name, s.birth_name), s.class, s.id"

/* See the header. */
gboolean
frt_people_tables_list_origin_children (FrtTransaction *tx, gint64 account_id, gint64 student_id, GPtrArray **rows_out,
                                        GError **error)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_origin_child_row_free);
  g_autoptr (FrtRows) rows = student_id != 0
    ? frt_query (tx, error, "SELECT " CHILD_COLUMNS " FROM student s WHERE s.id = $1", "l", student_id)
    : frt_query (tx, error, "SELECT DISTINCT " CHILD_COLUMNS " FROM attachment t JOIN link l ON l.guardian_id = t.guardian_id"
                 " AND l.level <= 2 JOIN student s ON s.id = l.student_id WHERE t.origin_account_id = $1"
                 " AND s.departed_at IS NULL ORDER BY s.first_name, s.id", "l", account_id);

  while (frt_rows_next (rows)) {
    FrtOriginChildRow *row = g_new (FrtOriginChildRow, 1);

    *row = (FrtOriginChildRow) { g_strdup (frt_rows_text (rows, 0)), g_strdup (frt_rows_text (rows, 1)),
                                 g_strdup (frt_rows_text (rows, 2)) };
    g_ptr_array_add (children, row);
  }
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&children);
  return TRUE;
}

#define OWN_RECORDS "(SELECT t.guardian_id FROM attachment t WHERE t.origin_account_id = $1)"

/* See the header. */
gboolean
frt_people_tables_correct (FrtTransaction *tx, gint64 account_id, const char *uai, const FrtHolderName *holder, GError **error)
{
  return
    frt_execute (tx, error, "INSERT INTO name_correction (guardian_id, file_birth_name, file_used_name, file_first_name,"
                 " birth_name, used_name, first_name) SELECT id, birth_name, used_name, first_name, $3, $4, $5"
                 " FROM guardian WHERE uai = $2 AND id IN " OWN_RECORDS " ON CONFLICT (guardian_id) DO UPDATE SET"
                 " birth_name = excluded.birth_name, used_name = excluded.used_name, first_name = excluded.first_name",
                 "lssss", account_id, uai, holder->birth_name, holder->used_name, holder->first_name) &&
    frt_execute (tx, error, "UPDATE guardian SET birth_name = $3, used_name = $4, first_name = $5 WHERE uai = $2"
                 " AND id IN " OWN_RECORDS, "lssss", account_id, uai, holder->birth_name, holder->used_name,
                 holder->first_name);
}
