/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-siblings-table.h"

/* Frees a row. */
void
frt_sibling_row_free (FrtSiblingRow *self)
{
  g_free (self->uai);
  g_free (self->school_name);
  g_free (self->birth_name);
  g_free (self->used_name);
  g_free (self->first_name);
  g_free (self);
}

/* The names, borrowed from @self. */
FrtHolderName
frt_sibling_row_get_holder (const FrtSiblingRow *self)
{
  return (FrtHolderName) { self->birth_name, self->used_name, self->first_name };
}

/* A mobile as it is dialled in France, whatever stands between its digits: the expression of the index guardian_mobile. */
#define DIALLED(mobile) "replace (replace (replace (replace (" mobile ", ' ', ''), '.', ''), '-', ''), '+33', '0')"

#define OTHERS "SELECT o.uai, h.name, o.birth_name, o.used_name, o.first_name FROM "
#define WAITING " JOIN school h ON h.uai = o.uai AND h.siblings = 1 JOIN attachment w ON w.guardian_id = o.id" \
                " JOIN account c ON c.id = w.account_id AND c.state = 'provisional' WHERE o.departed_at IS NULL" \
                " AND NOT EXISTS (SELECT 1 FROM attachment x JOIN guardian y ON y.id = x.guardian_id" \
                "  WHERE x.account_id = $1 AND y.uai = o.uai)"
#define OWN "attachment t JOIN guardian g ON g.id = t.guardian_id JOIN school i ON i.uai = g.uai AND i.siblings = 1"

/* See the header. */
gboolean
frt_siblings_table_list (FrtTransaction *tx, gint64 account_id, const char *confirmed_email, GPtrArray **rows_out,
                         GError **error)
{
  g_autoptr (GPtrArray) siblings = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_sibling_row_free);
  g_autofree char *small = g_ascii_strdown (confirmed_email, -1);
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    OTHERS OWN " JOIN guardian o ON lower (o.email) = lower (g.email) AND o.email IS NOT NULL" WAITING " AND t.account_id = $1"
    " UNION "
    OTHERS OWN " JOIN guardian o ON " DIALLED ("o.mobile") " = " DIALLED ("g.mobile") " AND o.mobile IS NOT NULL" WAITING
    " AND t.account_id = $1"
    " UNION "
    OTHERS "guardian o" WAITING " AND lower (o.email) = $2 AND o.email IS NOT NULL ORDER BY 2, 1, 3, 5",
    "ls", account_id, small);

  while (frt_rows_next (rows)) {
    FrtSiblingRow *row = g_new (FrtSiblingRow, 1);

    *row = (FrtSiblingRow) { g_strdup (frt_rows_text (rows, 0)), g_strdup (frt_rows_text (rows, 1)),
                             g_strdup (frt_rows_text (rows, 2)), g_strdup (frt_rows_text (rows, 3)),
                             g_strdup (frt_rows_text (rows, 4)) };
    g_ptr_array_add (siblings, row);
  }
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&siblings);
  return TRUE;
}
