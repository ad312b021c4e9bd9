/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-migrations.h"

#include "common/frt-error.h"
#include "frt-sql-resources.h"

#include <gio/gio.h>

static int
compare_names (const void *one, const void *other)
{
  return g_strcmp0 (*(char *const *) one, *(char *const *) other);
}

static char **
list_migrations (const char *folder, GError **error)
{
  g_autofree char *path = g_strconcat ("/fr/fratrie/store/", folder, NULL);
  g_auto (GStrv) names = g_resource_enumerate_children (frt_sql_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GStrvBuilder) numbered = g_strv_builder_new ();

  if (names == NULL)
    return NULL;
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_isdigit (names[i][0]))
      g_strv_builder_add (numbered, names[i]);
  return g_strv_builder_end (numbered);
}

/* See the header. Returns: (transfer full): what is in the file; %NULL with @error */
char *
frt_migrations_load (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat ("/fr/fratrie/store/", folder, "/", name, NULL);
  g_autoptr (GBytes) sql = g_resource_lookup_data (frt_sql_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql ? g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql)) : NULL;
}

static gboolean
read_version (FrtConnection *connection, gint64 *version, GError **error)
{
  return frt_connection_query_int (connection, version, "SELECT max(number) FROM schema_migration", NULL, 0, error);
}

static gboolean
apply_one (FrtConnection *connection, const char *folder, const char *name, GError **error)
{
  g_autofree char *script = frt_migrations_load (folder, name, error);
  g_autofree char *mark = g_strdup_printf ("INSERT INTO schema_migration (number, name) VALUES (%d, '%s')",
                                           atoi (name), name);

  if (script != NULL && connection->class->script (connection, script, error) &&
      connection->class->script (connection, mark, error))
    return TRUE;
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

/* See the header. */
gboolean
frt_migrations_reach (FrtConnection *connection, const char *folder, gint64 version, gint64 *before, GError **error)
{
  g_auto (GStrv) names = list_migrations (folder, error);

  if (names == NULL ||
      !connection->class->script (connection, "CREATE TABLE IF NOT EXISTS schema_migration"
                                  " (number INTEGER PRIMARY KEY, name TEXT NOT NULL)", error) ||
      !read_version (connection, before, error))
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    if (atoi (names[i]) > *before && atoi (names[i]) <= version && !apply_one (connection, folder, names[i], error))
      return FALSE;
  return TRUE;
}

/* See the header. */
gint64
frt_migrations_get_newest (const char *folder)
{
  g_auto (GStrv) names = list_migrations (folder, NULL);

  return atoi (names[g_strv_length (names) - 1]);
}

/**
 * frt_migrations_apply:
 * @connection: a connection, in no transaction
 * @folder: the database's folder of SQL
 * @error: return location for a #GError
 *
 * Applies what is missing, in one transaction that writes, hence once even when several programs start together.
 *
 * Returns: whether the schema is this program's now
 */
gboolean
frt_migrations_apply (FrtConnection *connection, const char *folder, GError **error)
{
  gint64 before;

  if (!connection->class->begin (connection, FRT_BEGIN_WRITE, error))
    return FALSE;
  if (!frt_migrations_reach (connection, folder, G_MAXINT, &before, error) || !connection->class->commit (connection, error)) {
    connection->class->rollback (connection);
    return FALSE;
  }
  return frt_migrations_check (connection, folder, error);
}

/**
 * frt_migrations_check:
 * @connection: a connection, in no transaction
 * @folder: the database's folder of SQL
 * @error: return location for a #GError
 *
 * Returns: %TRUE when the schema is this program's; %FALSE with %FRT_ERROR_REFUSED when it is older, newer or no schema of
 *   ours
 */
gboolean
frt_migrations_check (FrtConnection *connection, const char *folder, GError **error)
{
  gint64 newest = frt_migrations_get_newest (folder), version;

  if (!read_version (connection, &version, NULL))
    return frt_error_set (error, FRT_ERROR_REFUSED, "this is no Fratrie store; make one with: fratriectl init");
  if (version < newest)
    return frt_error_set (error, FRT_ERROR_REFUSED, "the store's schema is %d, this program's is %d; bring it up to date"
                          " with: fratriectl init", (int) version, (int) newest);
  if (version > newest)
    return frt_error_set (error, FRT_ERROR_REFUSED, "the store's schema is %d, this program only knows %d; use a newer"
                          " Fratrie", (int) version, (int) newest);
  return TRUE;
}
