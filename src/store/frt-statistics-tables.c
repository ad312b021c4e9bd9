/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-statistics-tables.h"

/* Frees a row. */
void
frt_class_figures_free (FrtClassFigures *self)
{
  g_free (self->name);
  g_free (self);
}

/* Frees a row. */
void
frt_day_figure_free (FrtDayFigure *self)
{
  g_free (self->event);
  g_free (self);
}

#define ACCOUNTS_WITH(condition) " count(DISTINCT CASE WHEN " condition " THEN c.id END)"

/* See the header. */
gboolean
frt_statistics_tables_classes (FrtTransaction *tx, const char *uai, GPtrArray **rows_out, GError **error)
{
  g_autoptr (GPtrArray) classes = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_class_figures_free);
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "SELECT s.class, count(DISTINCT s.id),"
    ACCOUNTS_WITH ("c.state = 'provisional' AND c.notified_until IS NULL") "," ACCOUNTS_WITH ("c.state = 'provisional'") ","
    ACCOUNTS_WITH ("c.state = 'active'") "," ACCOUNTS_WITH ("c.state = 'grouped'")
    " FROM student s JOIN school h ON h.uai = s.uai LEFT JOIN link l ON l.student_id = s.id"
    " AND (l.level = 1 OR (l.level = 2 AND h.level2_accounts = 1)) LEFT JOIN attachment t ON t.guardian_id = l.guardian_id"
    " LEFT JOIN account c ON c.id = t.origin_account_id WHERE s.uai = $1 AND s.departed_at IS NULL"
    " GROUP BY s.class ORDER BY s.class", "s", uai);

  while (frt_rows_next (rows)) {
    FrtClassFigures *row = g_new (FrtClassFigures, 1);

    *row = (FrtClassFigures) { g_strdup (frt_rows_text (rows, 0)), frt_rows_int (rows, 1), frt_rows_int (rows, 2),
                               frt_rows_int (rows, 3), frt_rows_int (rows, 4), frt_rows_int (rows, 5) };
    g_ptr_array_add (classes, row);
  }
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&classes);
  return TRUE;
}

/* See the header. */
gboolean
frt_statistics_tables_days (FrtTransaction *tx, const char *uai, gint64 since, GPtrArray **rows_out, GError **error)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_day_figure_free);
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "SELECT at / 86400 AS day, name, count(*) FROM event WHERE uai = $1 AND at >= $2"
    " AND name IN ('letter-issued', 'activated', 'grouped', 'grouping-broken')"
    " AND NOT EXISTS (SELECT 1 FROM account c WHERE c.id = event.account_id AND c.kind = 'staff')"
    " GROUP BY at / 86400, name ORDER BY day, name",
    "sl", uai, since);

  while (frt_rows_next (rows)) {
    FrtDayFigure *row = g_new (FrtDayFigure, 1);

    *row = (FrtDayFigure) { frt_rows_int (rows, 0), g_strdup (frt_rows_text (rows, 1)), frt_rows_int (rows, 2) };
    g_ptr_array_add (days, row);
  }
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&days);
  return TRUE;
}
