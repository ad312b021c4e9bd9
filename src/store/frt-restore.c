/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-backup.h"

#include "common/frt-error.h"
#include "store/frt-backup-file.h"
#include "store/frt-migrations.h"

/* A backup goes into the schema it was made of, which is then brought up to date; all in one transaction, so that a file
 * whose end turns out to be wrong has changed nothing. */

#define ENOUGH_VALUES 4000      /* to be written at once */

typedef struct {
  FrtConnection   *connection;         /* (unowned) */
  const char      *sql_folder;
  const char      *database_name;
  FrtBackupReader *reader;             /* (unowned) */
  /* Of the table whose rows come now; several are written at once. */
  char            *into;               /* (owned) (nullable) before its first row: its name and columns */
  guint            n_columns;
  GArray          *values;             /* (owned): read, not yet written */
} Restore;

static void
restore_clear (Restore *self)
{
  g_array_unref (self->values);
  g_free (self->into);
}

static void
free_text (gpointer value)
{
  g_free ((char *) ((FrtValue *) value)->text);
}

static char *
name_columns (const FrtBackupContent *content)
{
  g_autofree char *columns = g_strjoinv ("\", \"", content->columns);

  return g_strdup_printf ("%s (\"%s\")", content->table, columns);
}

static gboolean
write_rows (Restore *self, GError **error)
{
  gboolean ok = self->values->len == 0 ||
                self->connection->class->append (self->connection, self->into, self->n_columns,
                                                 (const FrtValue *) self->values->data, self->values->len, error);

  g_array_set_size (self->values, 0);
  return ok;
}

static gboolean
take_row (Restore *self, GError **error)
{
  const FrtBackupContent *content = frt_backup_reader_get_content (self->reader);

  if (self->into == NULL) {
    self->into = name_columns (content);
    self->n_columns = content->n_columns;
  }
  for (guint i = 0; i < content->n_columns; i++) {
    FrtValue value = content->values[i];

    value.text = g_strdup (value.text);
    g_array_append_val (self->values, value);
  }
  return self->values->len < ENOUGH_VALUES || write_rows (self, error);
}

/* The name comes from the file: it has the form of a name, and must be a table that is there and empty. */
static gboolean
begin_table (Restore *self, GError **error)
{
  const FrtBackupContent *content = frt_backup_reader_get_content (self->reader);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM %s LIMIT 1) AS found", content->table);
  gint64 found;

  if (!write_rows (self, error))
    return FALSE;
  g_clear_pointer (&self->into, g_free);
  if (!frt_connection_query_int (self->connection, &found, sql, NULL, 0, error))
    return FALSE;
  if (found > 0)
    return frt_error_set (error, FRT_ERROR_REFUSED, "%s: this store is not empty; restore into a new one",
                          self->database_name);
  return content->last == 0 || self->connection->class->set_last (self->connection, content->table, content->last, error);
}

static gboolean
reach_schema (Restore *self, GError **error)
{
  gint64 schema = frt_backup_reader_get_schema (self->reader), newest = frt_migrations_get_newest (self->sql_folder), before;

  if (schema > newest)
    return frt_error_set (error, FRT_ERROR_REFUSED, "this backup is of the schema %d, this program knows %d; use a newer"
                          " Fratrie", (int) schema, (int) newest);
  if (!frt_migrations_reach (self->connection, self->sql_folder, schema, &before, error))
    return FALSE;
  if (before > schema)
    return frt_error_set (error, FRT_ERROR_REFUSED, "%s: this store has the schema %d, the backup is of %d; restore into a"
                          " new one", self->database_name, (int) before, (int) schema);
  return TRUE;
}

static gboolean
finish (Restore *self, GError **error)
{
  g_autofree char *grown = frt_migrations_load (self->sql_folder, "grown.sql", error);
  gint64 before;

  return grown != NULL && write_rows (self, error) &&
         frt_migrations_reach (self->connection, self->sql_folder, G_MAXINT, &before, error) &&
         self->connection->class->script (self->connection, grown, error);
}

static gboolean
restore_all (Restore *self, GError **error)
{
  FrtBackupPart part;

  if (!reach_schema (self, error))
    return FALSE;
  do {
    if (!frt_backup_reader_next (self->reader, &part, error))
      return FALSE;
    if (part == FRT_BACKUP_ROW ? !take_row (self, error)
        : part == FRT_BACKUP_TABLE ? !begin_table (self, error) : FALSE)
      return FALSE;
  } while (part != FRT_BACKUP_END);
  return finish (self, error);
}

/**
 * frt_backup_restore:
 * @uri: a store that is not there yet or has nothing in it
 * @path: a backup
 * @rows: (out): how many rows it has
 * @error: return location for a #GError
 *
 * Fills the store with what is in the backup, its ids and its chain of events included.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE, %FRT_ERROR_REFUSED (something is in the store, a newer program's backup),
 *   %FRT_ERROR_USAGE or %FRT_ERROR_UNAVAILABLE, and nothing is in the store
 */
gboolean
frt_backup_restore (const char *uri, const char *path, gint64 *rows, GError **error)
{
  g_autoptr (FrtBackupReader) reader = frt_backup_reader_new (path, error);
  g_autoptr (FrtDatabase) database = reader ? frt_database_new (uri, error) : NULL;
  FrtConnection *connection = database ? database->open (database->location, TRUE, error) : NULL;
  Restore self = { connection };
  gboolean ok;

  if (connection == NULL)
    return FALSE;
  self = (Restore) { connection, database->sql_folder, database->name, reader };
  self.values = g_array_new (FALSE, FALSE, sizeof (FrtValue));
  g_array_set_clear_func (self.values, free_text);
  ok = connection->class->begin (connection, FRT_BEGIN_WRITE, error);
  if (ok) {
    ok = restore_all (&self, error) && connection->class->commit (connection, error);
    if (!ok)
      connection->class->rollback (connection);
  }
  *rows = frt_backup_reader_get_rows (reader);
  connection->class->close (connection);
  restore_clear (&self);
  return ok;
}
