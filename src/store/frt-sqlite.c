/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-connection.h"

#include "common/frt-error.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* SQLite as a database of ours: WAL, so that readers never wait for the writer; synchronous=FULL, so that what was
 * acknowledged is there after a power cut. */

#define BUSY_MILLISECONDS 15000

typedef struct {
  FrtConnection  parent;
  sqlite3       *db;            /* (owned) */
  GHashTable    *statements;    /* (owned): SQL to idle sqlite3_stmt, prepared once a connection */
} SqliteConnection;

typedef struct {
  FrtRows           parent;
  SqliteConnection *connection; /* (unowned) */
  sqlite3_stmt     *statement;  /* (owned) while it runs, then given back to the cache */
} SqliteRows;

/* Full, read-only or broken: nothing was done, and the same may be done once somebody has seen to it. */
static gboolean
is_of_the_disk (int code)
{
  return code == SQLITE_FULL || code == SQLITE_IOERR || code == SQLITE_READONLY || code == SQLITE_CANTOPEN;
}

static gboolean
fail (SqliteConnection *self, const char *doing, GError **error)
{
  int code = sqlite3_errcode (self->db);

  if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
    return frt_error_set (error, FRT_ERROR_UNAVAILABLE, "%s: the store is busy", doing);
  return frt_error_set (error, is_of_the_disk (code) ? FRT_ERROR_UNAVAILABLE : FRT_ERROR_INTERNAL, "%s: %s (SQLite %d)",
                        doing, sqlite3_errmsg (self->db), sqlite3_extended_errcode (self->db));
}

static gboolean
rows_next (FrtRows *rows, gboolean *has_row, GError **error)
{
  SqliteRows *self = (SqliteRows *) rows;
  int code = sqlite3_step (self->statement);

  *has_row = code == SQLITE_ROW;
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return fail (self->connection, sqlite3_sql (self->statement), error);
  return TRUE;
}

static const char *
rows_text (FrtRows *rows, guint column)
{
  return (const char *) sqlite3_column_text (((SqliteRows *) rows)->statement, (int) column);
}

static gint64
rows_integer (FrtRows *rows, guint column)
{
  return sqlite3_column_int64 (((SqliteRows *) rows)->statement, (int) column);
}

static guint
rows_columns (FrtRows *rows)
{
  return (guint) sqlite3_column_count (((SqliteRows *) rows)->statement);
}

static const char *
rows_name (FrtRows *rows, guint column)
{
  return sqlite3_column_name (((SqliteRows *) rows)->statement, (int) column);
}

static FrtValueType
rows_type (FrtRows *rows, guint column)
{
  int type = sqlite3_column_type (((SqliteRows *) rows)->statement, (int) column);

  return type == SQLITE_NULL ? FRT_VALUE_NULL : type == SQLITE_INTEGER ? FRT_VALUE_INT : FRT_VALUE_TEXT;
}

static void
give_statement_back (SqliteConnection *self, sqlite3_stmt *statement)
{
  const char *sql = sqlite3_sql (statement);

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  if (g_hash_table_contains (self->statements, sql))
    sqlite3_finalize (statement);      /* the same SQL ran twice at once: one of them is kept */
  else
    g_hash_table_insert (self->statements, (gpointer) sql, statement);
}

static void
rows_free (FrtRows *rows)
{
  SqliteRows *self = (SqliteRows *) rows;

  give_statement_back (self->connection, self->statement);
  g_free (self);
}

static const FrtRowsClass rows_class = {
  rows_next, rows_text, rows_integer, rows_columns, rows_name, rows_type, rows_free,
};

static sqlite3_stmt *
take_statement (SqliteConnection *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL) {
    g_hash_table_steal (self->statements, sql);
    return statement;
  }

  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) {
    fail (self, sql, error);
    return NULL;
  }
  return statement;
}

static int
find_index (sqlite3_stmt *statement, guint number)
{
  char name[16] = { '$', (char) ('0' + number) };

  if (number > 9)
    g_snprintf (name, sizeof name, "$%u", number);
  return sqlite3_bind_parameter_index (statement, name);
}

static int
bind_value (sqlite3_stmt *statement, int index, const FrtValue *value, sqlite3_destructor_type text_is)
{
  if (value->type == FRT_VALUE_INT)
    return sqlite3_bind_int64 (statement, index, value->integer);
  if (value->type == FRT_VALUE_TEXT)
    return sqlite3_bind_text (statement, index, value->text, -1, text_is);
  return sqlite3_bind_null (statement, index);
}

static FrtRows *
connection_query (FrtConnection *connection, const char *sql, const FrtValue *values, guint n_values, GError **error)
{
  SqliteConnection *self = (SqliteConnection *) connection;
  sqlite3_stmt *statement = take_statement (self, sql, error);
  SqliteRows *rows;

  if (statement == NULL)
    return NULL;

  rows = g_new (SqliteRows, 1);
  *rows = (SqliteRows) { { &rows_class, NULL }, self, statement };
  for (guint i = 0; i < n_values; i++)
    if (bind_value (statement, find_index (statement, i + 1), &values[i], SQLITE_TRANSIENT) != SQLITE_OK) {
      fail (self, sql, error);
      rows_free (&rows->parent);
      return NULL;
    }
  return &rows->parent;
}

static gboolean
append_row (SqliteConnection *self, sqlite3_stmt *statement, const FrtValue *row, guint n_columns, GError **error)
{
  for (guint i = 0; i < n_columns; i++)
    if (bind_value (statement, (int) i + 1, &row[i], SQLITE_STATIC) != SQLITE_OK)
      return fail (self, sqlite3_sql (statement), error);
  if (sqlite3_step (statement) != SQLITE_DONE)
    return fail (self, sqlite3_sql (statement), error);
  sqlite3_reset (statement);
  return TRUE;
}

/* Nothing is nearer than a file in this process: a row a step, by one statement. */
static gboolean
connection_append (FrtConnection *connection, const char *into, guint n_columns, const FrtValue *values, guint n_values,
                   GError **error)
{
  SqliteConnection *self = (SqliteConnection *) connection;
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;
  gboolean ok = TRUE;

  g_string_printf (sql, "INSERT INTO %s VALUES (?", into);
  for (guint i = 1; i < n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  statement = take_statement (self, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; ok && i < n_values; i += n_columns)
    ok = append_row (self, statement, values + i, n_columns, error);
  give_statement_back (self, statement);
  return ok;
}

static gboolean
connection_script (FrtConnection *connection, const char *sql, GError **error)
{
  SqliteConnection *self = (SqliteConnection *) connection;

  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) != SQLITE_OK)
    return fail (self, "script", error);
  return TRUE;
}

static gboolean
connection_begin (FrtConnection *connection, FrtBegin begin, GError **error)
{
  return frt_connection_execute (connection, begin == FRT_BEGIN_WRITE ? "BEGIN IMMEDIATE" : "BEGIN", NULL, 0, error);
}

static gboolean
connection_commit (FrtConnection *connection, GError **error)
{
  return frt_connection_execute (connection, "COMMIT", NULL, 0, error);
}

static void
connection_rollback (FrtConnection *connection)
{
  g_autoptr (GError) error = NULL;

  if (sqlite3_get_autocommit (((SqliteConnection *) connection)->db))
    return;      /* SQLite has already rolled back, for instance when the disk was full */
  if (!frt_connection_execute (connection, "ROLLBACK", NULL, 0, &error))
    g_warning ("%s", error->message);
}

static gboolean
connection_get_last (FrtConnection *connection, const char *table, gint64 *last, GError **error)
{
  const FrtValue name = { FRT_VALUE_TEXT, 0, table };

  return frt_connection_query_int (connection, last, "SELECT seq FROM sqlite_sequence WHERE name = $1", &name, 1, error);
}

static gboolean
connection_set_last (FrtConnection *connection, const char *table, gint64 last, GError **error)
{
  const FrtValue values[] = { { FRT_VALUE_TEXT, 0, table }, { FRT_VALUE_INT, last, NULL } };

  return frt_connection_execute (connection, "DELETE FROM sqlite_sequence WHERE name = $1", values, 1, error) &&
         frt_connection_execute (connection, "INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)", values, 2, error);
}

static void
connection_close (FrtConnection *connection)
{
  SqliteConnection *self = (SqliteConnection *) connection;

  g_hash_table_unref (self->statements);
  sqlite3_close (self->db);
  g_free (self);
}

static const FrtConnectionClass connection_class = {
  connection_begin, connection_commit, connection_rollback, connection_query, connection_script, connection_append,
  connection_get_last, connection_set_last, connection_close,
};

/* SQLite makes its files with the umask's rights; these hold a family's data, so the file is made first, for us alone. */
static gboolean
make_private_file (const char *path, GError **error)
{
  int fd = open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    return frt_error_set (error, FRT_ERROR_UNAVAILABLE, "%s: %s", path, g_strerror (errno));
  close (fd);
  return TRUE;
}

/* SQLite takes a lock that the file system cannot give for one that somebody else has. Not tried on the store's own file:
 * closing it would let go of the locks that other connections of this process hold. */
static gboolean
can_lock_beside (const char *path)
{
  g_autofree char *beside = g_strconcat (path, ".XXXXXX", NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0600);
  gboolean can = fd < 0 || fcntl (fd, F_SETLK, &lock) == 0 || errno != ENOLCK;

  if (fd >= 0) {
    close (fd);
    unlink (beside);
  }
  return can;
}

/* Of the length and the end only: texts of several hundred characters are looked up some ten times a request. */
static guint
hash_sql (gconstpointer sql)
{
  gsize length = strlen (sql);

  return g_str_hash ((const char *) sql + length - MIN (length, 24)) + (guint) length;
}

static FrtConnection *
sqlite_open (const char *path, gboolean create, GError **error)
{
  gboolean in_memory = g_str_equal (path, ":memory:");
  SqliteConnection *self;
  const char *pragmas =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = FILE;"
    "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA secure_delete = FAST;";

  if (!in_memory && !create && !g_file_test (path, G_FILE_TEST_EXISTS)) {
    frt_error_set (error, FRT_ERROR_REFUSED, "%s: no such store; make it with: fratriectl --store sqlite:%s init", path, path);
    return NULL;
  }
  if (!in_memory && create && !make_private_file (path, error))
    return NULL;

  self = g_new0 (SqliteConnection, 1);
  self->parent.class = &connection_class;
  self->statements = g_hash_table_new_full (hash_sql, g_str_equal, NULL, (GDestroyNotify) sqlite3_finalize);
  if (sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (in_memory ? SQLITE_OPEN_MEMORY : 0),
                       NULL) != SQLITE_OK) {
    frt_error_set (error, FRT_ERROR_UNAVAILABLE, "%s: %s", path, sqlite3_errmsg (self->db));
    connection_close (&self->parent);
    return NULL;
  }
  sqlite3_busy_timeout (self->db, BUSY_MILLISECONDS);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (!connection_script (&self->parent, pragmas, error)) {
    if (in_memory || can_lock_beside (path)) {
      g_prefix_error (error, "%s: ", path);
    } else {
      g_clear_error (error);
      frt_error_set (error, FRT_ERROR_UNAVAILABLE,
                     "%s: no file can be locked in its folder: put the store on a disk of this machine", path);
    }
    connection_close (&self->parent);
    return NULL;
  }
  return &self->parent;
}

/* Nobody asks how much memory SQLite uses; to count it, it takes one lock for all threads at each allocation. */
static gpointer
count_no_memory (gpointer unused)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  return NULL;
}

/**
 * frt_sqlite_database_new:
 * @path: a file, or ":memory:" for a store that lives as long as its one connection
 *
 * Returns: (transfer full): a database to give to the store
 */
FrtDatabase *
frt_sqlite_database_new (const char *path)
{
  static GOnce once = G_ONCE_INIT;
  FrtDatabase *self = g_new0 (FrtDatabase, 1);

  g_once (&once, count_no_memory, NULL);
  *self = (FrtDatabase) { "sqlite", g_str_equal (path, ":memory:"), g_strdup (path),
                          g_strconcat ("sqlite:", path, NULL), sqlite_open };
  return self;
}
