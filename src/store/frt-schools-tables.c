/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-schools-tables.h"

/* Frees a row. */
void
frt_school_row_free (FrtSchoolRow *self)
{
  frt_school_unref (self->school);
  g_free (self->address);
  g_free (self);
}

#define COLUMNS "uai, name, kind, city, ent, website, contact, level2_accounts, student_accounts, school_year, address," \
                " siblings"

static FrtSchoolRow *
read_row (FrtRows *rows)
{
  FrtSchoolRow *row = g_new (FrtSchoolRow, 1);
  FrtSchoolKind kind = FRT_SCHOOL_ECOLE;

  frt_school_kind_from_string (frt_rows_text (rows, 2), &kind);
  *row = (FrtSchoolRow) {
    frt_school_new (frt_rows_text (rows, 0), frt_rows_text (rows, 1), kind, frt_rows_text (rows, 3), frt_rows_text (rows, 4),
                    frt_rows_text (rows, 5), frt_rows_text (rows, 6)),
    g_strdup (frt_rows_text (rows, 10)),
    frt_rows_int (rows, 7) != 0, frt_rows_int (rows, 8) != 0, frt_rows_int (rows, 11) != 0, (int) frt_rows_int (rows, 9),
  };
  return row;
}

/* See the header. */
gboolean
frt_schools_tables_find (FrtTransaction *tx, const char *uai, FrtSchoolRow **row, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT " COLUMNS " FROM school WHERE uai = $1", "s", uai);

  *row = frt_rows_next (rows) ? read_row (rows) : NULL;
  return frt_rows_end (rows, error);
}

/* See the header. */
gboolean
frt_schools_tables_list (FrtTransaction *tx, GPtrArray **rows_out, GError **error)
{
  g_autoptr (GPtrArray) schools = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_school_row_free);
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT " COLUMNS " FROM school ORDER BY uai", "");

  while (frt_rows_next (rows))
    g_ptr_array_add (schools, read_row (rows));
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&schools);
  return TRUE;
}

/* See the header. */
gboolean
frt_schools_tables_add (FrtTransaction *tx, const FrtSchool *school, gint64 now, GError **error)
{
  return frt_execute (tx, error, "INSERT INTO school (uai, name, kind, city, created_at) VALUES ($1, $2, $3, $4, $5)",
                      "ssssl", school->uai, school->name, frt_school_kind_to_string (school->kind), school->city, now);
}

/* See the header. */
gboolean
frt_schools_tables_set (FrtTransaction *tx, const char *uai, const char *column, const char *value, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE school SET %s = $2 WHERE uai = $1", column);

  return frt_execute (tx, error, sql, "ss", uai, value);
}

/* See the header. */
gboolean
frt_schools_tables_set_flag (FrtTransaction *tx, const char *uai, const char *column, gboolean value, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE school SET %s = $2 WHERE uai = $1", column);

  return frt_execute (tx, error, sql, "si", uai, value ? 1 : 0);
}

/* See the header. */
gboolean
frt_schools_tables_set_year (FrtTransaction *tx, const char *uai, int school_year, GError **error)
{
  return frt_execute (tx, error, "UPDATE school SET school_year = $2 WHERE uai = $1", "si", uai, school_year);
}

/* See the header. */
gboolean
frt_schools_tables_put_service (FrtTransaction *tx, const char *uai, const char *name, const char *url,
                                const char *description, const char *const *classes, GError **error)
{
  gint64 id;

  if (!frt_query_int (tx, &id, error, "INSERT INTO service (uai, name, url, description) VALUES ($1, $2, $3, $4)"
                      " ON CONFLICT (uai, name) DO UPDATE SET url = excluded.url, description = excluded.description"
                      " RETURNING id", "ssss", uai, name, url, description) ||
      !frt_execute (tx, error, "DELETE FROM service_class WHERE service_id = $1", "l", id))
    return FALSE;
  for (guint i = 0; classes != NULL && classes[i] != NULL; i++)
    if (!frt_execute (tx, error, "INSERT INTO service_class (service_id, class) VALUES ($1, $2)"
                      " ON CONFLICT (service_id, class) DO NOTHING", "ls", id, classes[i]))
      return FALSE;
  return TRUE;
}

/* See the header. */
gboolean
frt_schools_tables_drop_service (FrtTransaction *tx, const char *uai, const char *name, gboolean *found, GError **error)
{
  gint64 id;

  if (!frt_query_int (tx, &id, error, "DELETE FROM service WHERE uai = $1 AND name = $2 RETURNING id", "ss", uai, name))
    return FALSE;
  *found = id != 0;
  return TRUE;
}

/* See the header. */
gboolean
frt_schools_tables_services (FrtTransaction *tx, const char *uai, const char *class_name, GPtrArray **services,
                             GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_service_free);
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "SELECT v.id, v.name, v.description, v.url FROM service v LEFT JOIN service_class c ON c.service_id = v.id"
    " WHERE v.uai = $1 AND (c.class IS NULL OR c.class = $2) ORDER BY v.name", "ss", uai, class_name);

  while (frt_rows_next (rows))
    g_ptr_array_add (found, frt_service_new (frt_rows_text (rows, 0), frt_rows_text (rows, 1), frt_rows_text (rows, 2),
                                             frt_rows_text (rows, 3)));
  if (!frt_rows_end (rows, error))
    return FALSE;
  *services = g_steal_pointer (&found);
  return TRUE;
}

#define ACCOUNTS "SELECT count(*) FROM account WHERE uai = $1 AND kind <> 'staff'"

/* See the header. */
gboolean
frt_schools_tables_count (FrtTransaction *tx, const char *uai, FrtSchoolCount what, gint64 *count, GError **error)
{
  static const char *const queries[] = {
    [FRT_COUNT_GUARDIANS]   = "SELECT count(*) FROM guardian WHERE uai = $1 AND departed_at IS NULL",
    [FRT_COUNT_STUDENTS]    = "SELECT count(*) FROM student WHERE uai = $1 AND departed_at IS NULL",
    [FRT_COUNT_PROVISIONAL] = ACCOUNTS " AND state = 'provisional'",
    [FRT_COUNT_ACTIVE]      = ACCOUNTS " AND state = 'active'",
    [FRT_COUNT_GROUPED]     = ACCOUNTS " AND state = 'grouped'",
    [FRT_COUNT_DISABLED]    = ACCOUNTS " AND state = 'disabled'",
    [FRT_COUNT_GROUPINGS]   = ("SELECT count(DISTINCT t.grouping_id) FROM attachment t"
                               " JOIN guardian g ON g.id = t.guardian_id WHERE g.uai = $1 AND t.grouping_id IS NOT NULL"),
  };

  return frt_query_int (tx, count, error, queries[what], "s", uai);
}
