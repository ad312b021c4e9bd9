/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-connection.h"

#include "common/frt-error.h"

#include <string.h>

/**
 * frt_database_new:
 * @uri: `sqlite:PATH`, `sqlite::memory:` or `postgresql://…` as libpq reads it
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a database that was not yet looked for; %NULL with %FRT_ERROR_USAGE (not a URI of ours)
 */
FrtDatabase *
frt_database_new (const char *uri, GError **error)
{
  if (g_str_has_prefix (uri, "sqlite:") && uri[strlen ("sqlite:")] != '\0')
    return frt_sqlite_database_new (uri + strlen ("sqlite:"));
  if (g_str_has_prefix (uri, "postgresql://") || g_str_has_prefix (uri, "postgres://"))
    return frt_postgres_database_new (uri, error);

  /* Only as much of it as can hold no password. */
  frt_error_set (error, FRT_ERROR_USAGE, "'%.*s' is no store: write sqlite:PATH, sqlite::memory: or"
                 " postgresql://USER@HOST/DATABASE", (int) strcspn (uri, ":"), uri);
  return NULL;
}

/* Frees a database; connections to it live on. */
void
frt_database_free (FrtDatabase *self)
{
  g_free (self->location);
  g_free (self->name);
  g_free (self);
}

/* See the header. */
gboolean
frt_connection_execute (FrtConnection *self, const char *sql, const FrtValue *values, guint n_values, GError **error)
{
  gint64 unused;

  return frt_connection_query_int (self, &unused, sql, values, n_values, error);
}

/* See the header. */
gboolean
frt_connection_query_int (FrtConnection *self, gint64 *value, const char *sql, const FrtValue *values, guint n_values,
                          GError **error)
{
  FrtRows *rows = self->class->query (self, sql, values, n_values, error);
  gboolean has_row, ok;

  *value = 0;
  if (rows == NULL)
    return FALSE;
  ok = rows->class->next (rows, &has_row, error);
  if (ok && has_row)
    *value = rows->class->integer (rows, 0);
  rows->class->free (rows);
  return ok;
}
