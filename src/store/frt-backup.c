/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-backup.h"

#include "store/frt-backup-file.h"
#include "store/frt-migrations.h"

/* Every table, after those that it refers to, and what its rows are ordered by, so that one content is one file. */
static const struct {
  const char *name;
  const char *order;
  gboolean    gives_ids;
} tables[] = {
  { "school",           "uai" },
  { "service",          "id", TRUE },
  { "service_class",    "service_id, class" },
  { "student",          "id", TRUE },
  { "guardian",         "id", TRUE },
  { "link",             "guardian_id, student_id" },
  { "account",          "id", TRUE },
  { "letter",           "id", TRUE },
  { "session",          "id", TRUE },
  { "refresh_token",    "hash" },
  { "device",           "account_id, name" },
  { "otp",              "account_id" },
  { "email_code",       "account_id, purpose" },
  { "search_word",      "uai, word, account_id" },
  { "account_grouping", "id", TRUE },
  { "grouping_member",  "grouping_id, account_id" },
  { "grouping_record",  "grouping_id, guardian_id" },
  { "attachment",       "guardian_id" },
  { "name_correction",  "guardian_id" },
  { "task",             "id", TRUE },
  { "throttle",         "subject" },
  { "outbox",           "id", TRUE },
  { "event",            "id" },
  { "event_head",       "one" },
};

static gboolean
read_last (FrtConnection *connection, const char *table, gint64 *last, GError **error)
{
  g_autofree char *sql = g_strconcat ("SELECT max (id) FROM ", table, NULL);
  gint64 highest;

  if (!connection->class->get_last (connection, table, last, error) ||
      !frt_connection_query_int (connection, &highest, sql, NULL, 0, error))
    return FALSE;
  *last = MAX (*last, highest);
  return TRUE;
}

static gboolean
write_rows (FrtConnection *connection, const char *table, const char *order, FrtBackupWriter *writer, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY %s", table, order);
  FrtRows *rows = connection->class->query (connection, sql, NULL, 0, error);
  gboolean has_row = TRUE, ok = rows != NULL;

  while (ok && has_row) {
    ok = rows->class->next (rows, &has_row, error);
    if (ok && has_row)
      frt_backup_writer_add_row (writer, rows);
  }
  if (rows != NULL)
    rows->class->free (rows);
  return ok;
}

static gboolean
write_tables (FrtConnection *connection, FrtBackupWriter *writer, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    gint64 last = 0;

    if (tables[i].gives_ids && !read_last (connection, tables[i].name, &last, error))
      return FALSE;
    frt_backup_writer_add_table (writer, tables[i].name, last);
    if (!write_rows (connection, tables[i].name, tables[i].order, writer, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * frt_backup_write:
 * @uri: a store
 * @stream: where to write; it knows whether it could be written to
 * @rows: (out): how many rows there are
 * @error: return location for a #GError
 *
 * Writes all that is in a store as it is at one moment, while others go on reading and writing.
 *
 * Returns: %FALSE with %FRT_ERROR_USAGE, %FRT_ERROR_REFUSED (no store, not this program's schema) or %FRT_ERROR_UNAVAILABLE
 */
gboolean
frt_backup_write (const char *uri, FILE *stream, gint64 *rows, GError **error)
{
  g_autoptr (FrtDatabase) database = frt_database_new (uri, error);
  FrtConnection *connection = database ? database->open (database->location, FALSE, error) : NULL;
  g_autoptr (FrtBackupWriter) writer = NULL;
  gboolean ok;

  if (connection == NULL)
    return FALSE;
  writer = frt_backup_writer_new (stream, frt_migrations_get_newest (database->sql_folder));
  ok = frt_migrations_check (connection, database->sql_folder, error) &&
       connection->class->begin (connection, FRT_BEGIN_READ, error);
  if (ok) {
    ok = write_tables (connection, writer, error);
    connection->class->rollback (connection);      /* it has changed nothing */
  }
  connection->class->close (connection);
  if (ok)
    *rows = frt_backup_writer_finish (writer);
  else
    g_prefix_error (error, "%s: ", database->name);
  return ok;
}
