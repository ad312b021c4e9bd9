/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-postgres-private.h"

#include "common/frt-error.h"

/* PostgreSQL as a database of ours, for any number of programs at once.
 *
 * Writing transactions take one lock, one after another, as they do in SQLite. Nearly every one of them appends to the
 * chain of events, whose next hash needs the one before, so two at once could never both be committed: SERIALIZABLE would
 * let them run and then have all but one begin anew. With the lock none is ever refused, whoever waits is served in the
 * order of arrival, and a rule is written as if it were alone. READ COMMITTED belongs to it: each statement sees what was
 * committed before the lock was had, while a snapshot would be as old as the beginning of the wait. Readers take no lock;
 * REPEATABLE READ gives each of them one snapshot. */

#define OLDEST_VERSION 140000
#define WRITE_LOCK     "7021785143522521"      /* any number, the same for ever */

#define BEGIN_READ  "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
#define BEGIN_STAGE "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
/* A program that hangs while it has the lock must not stop all others for ever. */
#define BEGIN_WRITE BEGIN_STAGE "; SET LOCAL idle_in_transaction_session_timeout = '60s';" \
                    " SELECT pg_advisory_xact_lock (" WRITE_LOCK ")"

/* Waiting for a lock ends as it does in SQLite. A server notices within a minute that the machine of a program is gone, and
 * gives up its lock. What is acknowledged is on the disk, even if the server was told to take that lightly; what is safer
 * is left alone. Compiling (JIT) costs more than it brings for queries as short as ours. Reading a whole table is never
 * right where there is an index, however small the table was when a plan was made: plans are kept, also by the checks of
 * references, while thousands of rows come in. */
#define SESSION "SET lock_timeout = '15s'; SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10;" \
                " SET tcp_keepalives_count = 3; SET jit = off; SET enable_seqscan = off; SET client_min_messages = warning;" \
                " SELECT set_config ('synchronous_commit', 'on', FALSE) WHERE current_setting ('synchronous_commit') = 'off'"

/* Nobody but us looks at temporary tables, and without their statistics the planner takes a large one for a small one. */
#define ANALYZE_STAGED \
  "DO $$ DECLARE t name; BEGIN FOR t IN SELECT relname FROM pg_class WHERE relnamespace = pg_my_temp_schema ()" \
  " AND relkind = 'r' LOOP EXECUTE format ('ANALYZE pg_temp.%I', t); END LOOP; END $$"

static gboolean
is_lost (FrtPostgres *self)
{
  return self->lost || PQstatus (self->session) != CONNECTION_OK;
}

static gboolean
run (FrtPostgres *self, const char *sql, const char *doing, GError **error)
{
  PGresult *result;
  gboolean ok;

  frt_postgres_settle (self);
  result = PQexec (self->session, sql);
  ok = PQresultStatus (result) == PGRES_COMMAND_OK || PQresultStatus (result) == PGRES_TUPLES_OK;
  if (!ok)
    frt_postgres_fail (self, result, doing, error);
  PQclear (result);
  return ok;
}

static gboolean
check_server (FrtPostgres *self, GError **error)
{
  if (PQserverVersion (self->session) < OLDEST_VERSION)
    return frt_error_set (error, FRT_ERROR_REFUSED, "PostgreSQL %d is too old; use %d or newer",
                          PQserverVersion (self->session) / 10000, OLDEST_VERSION / 10000);
  if (g_strcmp0 (PQparameterStatus (self->session, "server_encoding"), "UTF8") != 0)
    return frt_error_set (error, FRT_ERROR_REFUSED, "the database is encoded in %s; make one with: createdb --encoding UTF8",
                          PQparameterStatus (self->session, "server_encoding"));
  return TRUE;
}

/* libpq tells of each host on a line of its own. */
static gboolean
fail_to_connect (FrtPostgres *self, GError **error)
{
  g_autofree char *message = g_strchomp (g_strdelimit (g_strdup (PQerrorMessage (self->session)), "\n\t", ' '));

  return frt_error_set (error, FRT_ERROR_UNAVAILABLE, "PostgreSQL cannot be reached: %s", message);
}

static void
on_notice (gpointer data, const PGresult *result)
{
  g_debug ("PostgreSQL: %s", PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY));
}

/* Begins a session; the first of the URI's hosts that takes writes is the one. What the URI says goes before what we say. */
static gboolean
connect_session (FrtPostgres *self, GError **error)
{
  const char *names[] = { "fallback_application_name", "target_session_attrs", "connect_timeout", "keepalives_idle",
                          "keepalives_interval", "tcp_user_timeout", "dbname", "client_encoding", NULL };
  const char *values[] = { "fratrie", "read-write", "5", "30", "10", "30000", self->uri, "UTF8", NULL };

  g_hash_table_remove_all (self->statements);
  self->arriving = NULL;
  self->lost = FALSE;
  PQfinish (self->session);
  self->session = PQconnectdbParams (names, values, TRUE);
  if (is_lost (self))
    return fail_to_connect (self, error);
  PQsetNoticeReceiver (self->session, on_notice, NULL);
  return check_server (self, error) && run (self, SESSION, "session", error);
}

static void
connection_rollback (FrtConnection *connection)
{
  FrtPostgres *self = (FrtPostgres *) connection;
  g_autoptr (GError) error = NULL;

  frt_postgres_settle (self);
  if (PQtransactionStatus (self->session) == PQTRANS_IDLE || is_lost (self))
    return;      /* the server rolls back by itself when a session is gone */
  if (!run (self, "ROLLBACK", "ROLLBACK", &error) && !is_lost (self))
    g_warning ("%s", error->message);
}

static gboolean
begin_once (FrtPostgres *self, FrtBegin begin, GError **error)
{
  const char *sql = begin == FRT_BEGIN_WRITE ? BEGIN_WRITE : begin == FRT_BEGIN_STAGE ? BEGIN_STAGE : BEGIN_READ;

  if (run (self, sql, "BEGIN", error))
    return TRUE;
  connection_rollback (&self->parent);
  return FALSE;
}

/* A session may have ended since it was last used: with the server, or because another server is now the one that takes
 * writes. Nothing was under way on it, so a new one does as well, unless it had temporary tables. */
static gboolean
connection_begin (FrtConnection *connection, FrtBegin begin, GError **error)
{
  FrtPostgres *self = (FrtPostgres *) connection;
  gboolean staged = self->begun == FRT_BEGIN_STAGE;
  gboolean demoted = begin == FRT_BEGIN_WRITE && g_strcmp0 (PQparameterStatus (self->session, "in_hot_standby"), "on") == 0;
  g_autoptr (GError) failure = NULL;

  self->begun = begin;
  if (!demoted && begin_once (self, begin, &failure))
    return TRUE;
  if (!staged && (demoted || is_lost (self)))
    return connect_session (self, error) && begin_once (self, begin, error);

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* When the session is lost just here nobody can tell whether it was committed. The caller is told that the store is
 * unavailable, asks again, and the rules find out: a repeated confirmation is harmless, for instance. */
static gboolean
connection_commit (FrtConnection *connection, GError **error)
{
  FrtPostgres *self = (FrtPostgres *) connection;
  gboolean ok, rolled_back;
  PGresult *result;

  frt_postgres_settle (self);
  if (self->begun == FRT_BEGIN_STAGE && !run (self, ANALYZE_STAGED, "ANALYZE", error))
    return FALSE;

  result = PQexec (self->session, "COMMIT");
  ok = PQresultStatus (result) == PGRES_COMMAND_OK;
  rolled_back = ok && g_str_equal (PQcmdStatus (result), "ROLLBACK");
  if (!ok)
    frt_postgres_fail (self, result, "COMMIT", error);
  PQclear (result);
  if (rolled_back)
    return frt_error_set (error, FRT_ERROR_INTERNAL, "COMMIT: a statement had failed, nothing was changed");
  return ok;
}

static gboolean
connection_script (FrtConnection *connection, const char *sql, GError **error)
{
  return run ((FrtPostgres *) connection, sql, "script", error);
}

/* One that never moved has no last value. */
static gboolean
connection_get_last (FrtConnection *connection, const char *table, gint64 *last, GError **error)
{
  const FrtValue name = { FRT_VALUE_TEXT, 0, table };

  return frt_connection_query_int (connection, last, "SELECT pg_sequence_last_value (pg_get_serial_sequence ($1, 'id'))",
                                   &name, 1, error);
}

static gboolean
connection_set_last (FrtConnection *connection, const char *table, gint64 last, GError **error)
{
  const FrtValue values[] = { { FRT_VALUE_TEXT, 0, table }, { FRT_VALUE_INT, MAX (last, 1), NULL },
                              { FRT_VALUE_INT, last > 0, NULL } };

  return frt_connection_execute (connection, "SELECT setval (pg_get_serial_sequence ($1, 'id'), $2, $3 = 1)", values, 3,
                                 error);
}

static void
connection_close (FrtConnection *connection)
{
  FrtPostgres *self = (FrtPostgres *) connection;

  PQfinish (self->session);
  g_hash_table_unref (self->statements);
  g_free (self->uri);
  g_free (self);
}

static const FrtConnectionClass connection_class = {
  connection_begin, connection_commit, connection_rollback, frt_postgres_query, connection_script, frt_postgres_append,
  connection_get_last, connection_set_last, connection_close,
};

static FrtConnection *
postgres_open (const char *uri, gboolean create, GError **error)
{
  FrtPostgres *self = g_new0 (FrtPostgres, 1);

  self->parent.class = &connection_class;
  self->uri = g_strdup (uri);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!connect_session (self, error)) {
    connection_close (&self->parent);
    return NULL;
  }
  return &self->parent;
}

/* Where it is, for people: without the password that a URI may hold. */
static char *
describe (const PQconninfoOption *options)
{
  const char *host = NULL, *database = NULL;
  g_autofree char *escaped = NULL;

  for (const PQconninfoOption *option = options; option->keyword != NULL; option++) {
    if (g_str_equal (option->keyword, "host"))
      host = option->val;
    else if (g_str_equal (option->keyword, "dbname"))
      database = option->val;
  }
  escaped = g_uri_escape_string (host ? host : "", ",", TRUE);
  return g_strdup_printf ("postgresql://%s/%s", escaped, database ? database : "");
}

/**
 * frt_postgres_database_new:
 * @uri: what libpq takes: postgresql://USER@HOST,HOST/DATABASE?OPTION=VALUE
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a database to give to the store; %NULL with %FRT_ERROR_USAGE
 */
FrtDatabase *
frt_postgres_database_new (const char *uri, GError **error)
{
  PQconninfoOption *options = PQconninfoParse (uri, NULL);
  FrtDatabase *self;

  if (options == NULL) {
    /* libpq's own words quote the URI, in which a password may be. */
    frt_error_set (error, FRT_ERROR_USAGE, "the store's URI cannot be read: write postgresql://USER@HOST/DATABASE, each"
                   " part percent-encoded");
    return NULL;
  }

  self = g_new (FrtDatabase, 1);
  *self = (FrtDatabase) { "postgres", FALSE, g_strdup (uri), describe (options), postgres_open };
  PQconninfoFree (options);
  return self;
}
