/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-store.h"

#include "common/frt-error.h"
#include "store/frt-connection.h"
#include "store/frt-migrations.h"
#include "store/frt-transaction.h"

/* Connections: one writer, as many readers as there are readers at once, kept for the next ones. */

struct _FrtStore {
  FrtStore       *original;     /* (unowned) (nullable) whose snapshot this is, and then nothing else is there but that */
  FrtTransaction *snapshot;     /* (owned) (nullable) until something is read */

  FrtDatabase   *database;      /* (owned) */
  GMutex         write_lock;    /* held by the one writing transaction */
  FrtConnection *writer;        /* (owned) */
  GMutex         readers_lock;
  GPtrArray     *readers;       /* (owned) of idle FrtConnection */
};

typedef enum { WRITER, READER, STAGE, SHARED } Role;

struct _FrtTransaction {
  FrtStore      *store;         /* (unowned) */
  FrtConnection *connection;    /* (unowned), but a stage's own; of the snapshot when it is shared */
  Role           role;
  gboolean       open;          /* begun, not yet committed */
};

/**
 * frt_store_open:
 * @uri: `sqlite:PATH`, `sqlite::memory:` or `postgresql://…` as libpq reads it
 * @mode: whether the store may be made and its schema brought up to date
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a store; %NULL with %FRT_ERROR_USAGE (not a URI of ours), %FRT_ERROR_REFUSED (not there, or its
 *   schema is not this program's) or %FRT_ERROR_UNAVAILABLE
 */
FrtStore *
frt_store_open (const char *uri, FrtStoreMode mode, GError **error)
{
  FrtDatabase *database = frt_database_new (uri, error);
  gboolean create = mode == FRT_STORE_CREATE;
  g_autoptr (FrtStore) self = NULL;

  if (database == NULL)
    return NULL;

  self = g_new0 (FrtStore, 1);
  self->database = database;
  self->readers = g_ptr_array_new ();
  g_mutex_init (&self->write_lock);
  g_mutex_init (&self->readers_lock);
  self->writer = database->open (database->location, create, error);
  if (self->writer == NULL)
    return NULL;
  if (create ? !frt_migrations_apply (self->writer, database->sql_folder, error)
             : !frt_migrations_check (self->writer, database->sql_folder, error)) {
    g_prefix_error (error, "%s: ", database->name);
    return NULL;
  }
  return g_steal_pointer (&self);
}

/**
 * frt_store_snapshot_new:
 * @self: a store
 *
 * Several functions that read then cost one transaction, and agree with each other.
 *
 * Returns: (transfer full): a store for one thread, to close before @self
 */
FrtStore *
frt_store_snapshot_new (FrtStore *self)
{
  FrtStore *snapshot = g_new0 (FrtStore, 1);

  snapshot->original = self;
  return snapshot;
}

/**
 * frt_store_close:
 * @self: (transfer full): a store none of whose transactions is open
 */
void
frt_store_close (FrtStore *self)
{
  if (self->original != NULL) {
    g_clear_pointer (&self->snapshot, frt_transaction_free);
    g_free (self);
    return;
  }
  for (guint i = 0; i < self->readers->len; i++) {
    FrtConnection *reader = g_ptr_array_index (self->readers, i);
    reader->class->close (reader);
  }
  g_ptr_array_unref (self->readers);
  if (self->writer != NULL)
    self->writer->class->close (self->writer);
  frt_database_free (self->database);
  g_mutex_clear (&self->write_lock);
  g_mutex_clear (&self->readers_lock);
  g_free (self);
}

/**
 * frt_store_get_name:
 * @self: a store
 *
 * Returns: (transfer none): where it is, for people and logs: its URI without a password
 */
const char *
frt_store_get_name (FrtStore *self)
{
  return self->original != NULL ? frt_store_get_name (self->original) : self->database->name;
}

/**
 * frt_store_ping:
 * @self: a store
 * @error: return location for a #GError
 *
 * Returns: whether the store can be reached and read now
 */
gboolean
frt_store_ping (FrtStore *self, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (self, error);
  gint64 count;

  return tx != NULL && frt_query_int (tx, &count, error, "SELECT count(*) FROM schema_migration", "");
}

static FrtConnection *
take_reader (FrtStore *self, GError **error)
{
  FrtConnection *reader = NULL;

  g_mutex_lock (&self->readers_lock);
  if (self->readers->len > 0)
    reader = g_ptr_array_steal_index_fast (self->readers, self->readers->len - 1);
  g_mutex_unlock (&self->readers_lock);

  return reader ? reader : self->database->open (self->database->location, FALSE, error);
}

static void
give_reader_back (FrtStore *self, FrtConnection *reader)
{
  g_mutex_lock (&self->readers_lock);
  g_ptr_array_add (self->readers, reader);
  g_mutex_unlock (&self->readers_lock);
}

static FrtTransaction *
begin (FrtStore *self, Role role, FrtBegin begin_as, GError **error)
{
  g_autoptr (FrtTransaction) tx = g_new0 (FrtTransaction, 1);

  tx->store = self;
  tx->role = self->database->one_connection ? WRITER : role;
  if (tx->role == WRITER)
    g_mutex_lock (&self->write_lock);
  tx->connection = tx->role == WRITER ? self->writer
                 : tx->role == READER ? take_reader (self, error)
                 : self->database->open (self->database->location, FALSE, error);
  if (tx->connection == NULL || !tx->connection->class->begin (tx->connection, begin_as, error))
    return NULL;

  tx->open = TRUE;
  return g_steal_pointer (&tx);
}

/* One more look at a snapshot. */
static FrtTransaction *
share (FrtStore *self, GError **error)
{
  FrtTransaction *tx;

  if (self->snapshot == NULL)
    self->snapshot = frt_store_read (self->original, error);
  if (self->snapshot == NULL)
    return NULL;

  tx = g_new (FrtTransaction, 1);
  *tx = (FrtTransaction) { self, self->snapshot->connection, SHARED, FALSE };
  return tx;
}

/**
 * frt_store_read:
 * @self: a store
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a snapshot to read
 */
FrtTransaction *
frt_store_read (FrtStore *self, GError **error)
{
  if (self->original != NULL)
    return share (self, error);
  return begin (self, READER, FRT_BEGIN_READ, error);
}

/**
 * frt_store_write:
 * @self: a store
 * @error: return location for a #GError
 *
 * Waits until no other transaction writes.
 *
 * Returns: (transfer full): a transaction that reads and writes
 */
FrtTransaction *
frt_store_write (FrtStore *self, GError **error)
{
  if (self->original != NULL) {
    g_clear_pointer (&self->snapshot, frt_transaction_free);
    return frt_store_write (self->original, error);
  }
  return begin (self, WRITER, FRT_BEGIN_WRITE, error);
}

/**
 * frt_store_stage:
 * @self: a store
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a transaction for temporary tables, see frt_transaction_to_write()
 */
FrtTransaction *
frt_store_stage (FrtStore *self, GError **error)
{
  if (self->original != NULL) {
    g_clear_pointer (&self->snapshot, frt_transaction_free);
    return frt_store_stage (self->original, error);
  }
  return begin (self, STAGE, FRT_BEGIN_STAGE, error);
}

/**
 * frt_transaction_to_write:
 * @self: a stage
 * @error: return location for a #GError
 *
 * Ends the staging and begins to write, on the same connection, so that what was staged can be read.
 *
 * Returns: whether it may write now
 */
gboolean
frt_transaction_to_write (FrtTransaction *self, GError **error)
{
  if (!frt_transaction_commit (self, error))
    return FALSE;
  self->open = self->connection->class->begin (self->connection, FRT_BEGIN_WRITE, error);
  return self->open;
}

/**
 * frt_transaction_commit:
 * @self: a transaction
 * @error: return location for a #GError
 *
 * Makes it last: when this returns %TRUE it is there after a power cut.
 *
 * Returns: whether it did
 */
gboolean
frt_transaction_commit (FrtTransaction *self, GError **error)
{
  if (self->role == SHARED)
    return TRUE;      /* it only read */
  if (!self->connection->class->commit (self->connection, error))
    return FALSE;
  self->open = FALSE;
  return TRUE;
}

/**
 * frt_transaction_free:
 * @self: (transfer full): a transaction; rolled back unless it was committed
 */
void
frt_transaction_free (FrtTransaction *self)
{
  if (self->role == SHARED) {
    g_free (self);
    return;
  }
  if (self->open)
    self->connection->class->rollback (self->connection);
  if (self->role == WRITER)
    g_mutex_unlock (&self->store->write_lock);
  else if (self->connection != NULL && self->role == READER)
    give_reader_back (self->store, self->connection);
  else if (self->connection != NULL)
    self->connection->class->close (self->connection);
  g_free (self);
}

static guint
collect_values (FrtValue *values, guint size, const char *types, va_list arguments)
{
  guint n = 0;

  for (const char *type = types; *type != '\0'; type++, n++) {
    g_assert (n < size);
    values[n] = (FrtValue) { FRT_VALUE_INT };
    switch (*type) {
    case 'i':
      values[n].integer = va_arg (arguments, int);
      break;
    case 'l':
      values[n].integer = va_arg (arguments, gint64);
      break;
    case 't':
      values[n].integer = va_arg (arguments, gint64);
      if (values[n].integer == 0)
        values[n].type = FRT_VALUE_NULL;
      break;
    case 's':
      values[n].text = va_arg (arguments, const char *);
      values[n].type = values[n].text ? FRT_VALUE_TEXT : FRT_VALUE_NULL;
      break;
    default:
      g_assert_not_reached ();
    }
  }
  return n;
}

#define MAX_VALUES 24

static FrtRows *
query_valist (FrtTransaction *self, GError **error, const char *sql, const char *types, va_list arguments)
{
  FrtValue values[MAX_VALUES];
  guint n = collect_values (values, G_N_ELEMENTS (values), types, arguments);

  return self->connection->class->query (self->connection, sql, values, n, error);
}

/* See frt-transaction.h. Returns: (transfer full): rows to step through before the transaction ends; NULL with @error */
FrtRows *
frt_query (FrtTransaction *self, GError **error, const char *sql, const char *types, ...)
{
  FrtRows *rows;
  va_list arguments;

  va_start (arguments, types);
  rows = query_valist (self, error, sql, types, arguments);
  va_end (arguments);
  return rows;
}

static gboolean
step_once (FrtRows *rows, gint64 *value, GError **error)
{
  gboolean has_row = FALSE, ok = rows != NULL && rows->class->next (rows, &has_row, error);

  if (value != NULL)
    *value = ok && has_row ? rows->class->integer (rows, 0) : 0;
  g_clear_pointer (&rows, frt_rows_free);
  return ok;
}

/* See frt-transaction.h. Runs a statement whose rows, if any, nobody wants. */
gboolean
frt_execute (FrtTransaction *self, GError **error, const char *sql, const char *types, ...)
{
  FrtRows *rows;
  va_list arguments;

  va_start (arguments, types);
  rows = query_valist (self, error, sql, types, arguments);
  va_end (arguments);
  return step_once (rows, NULL, error);
}

/* See frt-transaction.h. */
gboolean
frt_query_int (FrtTransaction *self, gint64 *value, GError **error, const char *sql, const char *types, ...)
{
  FrtRows *rows;
  va_list arguments;

  va_start (arguments, types);
  rows = query_valist (self, error, sql, types, arguments);
  va_end (arguments);
  return step_once (rows, value, error);
}

/* Several statements without values. */
gboolean
frt_run_script (FrtTransaction *self, const char *sql, GError **error)
{
  return self->connection->class->script (self->connection, sql, error);
}

/* See frt-transaction.h. */
gboolean
frt_run_file (FrtTransaction *self, const char *name, GError **error)
{
  g_autofree char *sql = frt_migrations_load (self->store->database->sql_folder, name, error);

  return sql != NULL && frt_run_script (self, sql, error);
}

/* Steps on. Returns: whether there is a row */
gboolean
frt_rows_next (FrtRows *self)
{
  gboolean has_row = FALSE;

  return self != NULL && self->class->next (self, &has_row, &self->error) && has_row;
}

/* Returns: %FALSE when the query or one of its steps failed; @error is the step's, the query has told its own */
gboolean
frt_rows_end (FrtRows *self, GError **error)
{
  if (self == NULL)
    return FALSE;
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/* The text of a column, (nullable), until the next step. */
const char *
frt_rows_text (FrtRows *self, guint column)
{
  return self->class->text (self, column);
}

/* The number in a column, 0 for NULL. */
gint64
frt_rows_int (FrtRows *self, guint column)
{
  return self->class->integer (self, column);
}

/* See frt-transaction.h; takes the NULL of a query that failed. */
gboolean
frt_rows_take_ids (FrtRows *self, GArray **ids, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (FrtRows) rows = self;

  while (frt_rows_next (rows)) {
    gint64 id = frt_rows_int (rows, 0);

    g_array_append_val (found, id);
  }
  if (!frt_rows_end (rows, error))
    return FALSE;
  *ids = g_steal_pointer (&found);
  return TRUE;
}

/* Ends a query. */
void
frt_rows_free (FrtRows *self)
{
  g_clear_error (&self->error);
  self->class->free (self);
}
