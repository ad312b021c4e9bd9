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

/* See frt-connection.h. */
FrtConnection *
frt_transaction_get_connection (FrtTransaction *self)
{
  return self->connection;
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
