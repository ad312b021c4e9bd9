/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-postgres-private.h"

#include "common/frt-error.h"

/* Of pg_type.dat; they never change. */
enum { BOOLEAN = 16, INT8 = 20, INT2 = 21, INT4 = 23 };

/* Rows come one at a time, so that a long answer does not fill the memory. The server answers one question after another:
 * when a second query begins while the first still arrives, what is left of the first is taken in and kept. */
typedef struct {
  FrtRows      parent;
  FrtPostgres *connection;      /* (unowned) */
  char        *sql;             /* (owned): to say what failed */
  PGresult    *row;             /* (owned) (nullable): the current one */
  GQueue       ahead;           /* of (owned) PGresult that were taken in early */
} Rows;

/* What a repetition may well cure. */
static gboolean
is_passing (const char *state)
{
  static const char *const passing[] = {
    "08",       /* connection exceptions */
    "25006",    /* this server takes no writes: another one has become the first */
    "25P03",    /* ended for being idle in a transaction */
    "40",       /* deadlock, conflict with a standby's recovery */
    "53",       /* no memory, disk or connection left */
    "55P03",    /* waited long enough for a lock */
    "57",       /* shutting down, starting up, crashed, stopped by its operator */
  };

  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    if (g_str_has_prefix (state, passing[i]))
      return TRUE;
  return FALSE;
}

/* See the header. PostgreSQL's detail and context quote a row's values, so they are left out. */
gboolean
frt_postgres_fail (FrtPostgres *self, const PGresult *result, const char *doing, GError **error)
{
  const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);
  const char *message = PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY);

  /* No state: it is not the server that complains, but libpq, which finds nobody there. PQstatus() alone may still say that
   * all is well when a farewell from the server could be read and only the sending failed. */
  if (state == NULL || PQstatus (self->session) != CONNECTION_OK)
    self->lost = TRUE;
  if (self->lost)
    return frt_error_set (error, FRT_ERROR_UNAVAILABLE, "%s: PostgreSQL is gone: %s", doing,
                          message ? message : "the connection was lost");
  return frt_error_set (error, is_passing (state) ? FRT_ERROR_UNAVAILABLE : FRT_ERROR_INTERNAL, "%s: %s (PostgreSQL %s)",
                        doing, message, state);
}

/* See the header. */
void
frt_postgres_settle (FrtPostgres *self)
{
  Rows *rows = (Rows *) self->arriving;
  PGresult *result;

  while (rows != NULL && (result = PQgetResult (self->session)) != NULL)
    g_queue_push_tail (&rows->ahead, result);
  self->arriving = NULL;
}

static PGresult *
take_result (Rows *self)
{
  PGresult *result;

  if (!g_queue_is_empty (&self->ahead))
    return g_queue_pop_head (&self->ahead);
  if (self->connection->arriving != &self->parent)
    return NULL;

  result = PQgetResult (self->connection->session);
  if (result == NULL)
    self->connection->arriving = NULL;
  return result;
}

static gboolean
rows_next (FrtRows *rows, gboolean *has_row, GError **error)
{
  Rows *self = (Rows *) rows;
  PGresult *result;
  gboolean ok = TRUE;

  *has_row = FALSE;
  g_clear_pointer (&self->row, PQclear);
  while (ok && !*has_row && (result = take_result (self)) != NULL) {
    ExecStatusType status = PQresultStatus (result);

    *has_row = status == PGRES_SINGLE_TUPLE;
    if (*has_row)
      self->row = result;
    else if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
      ok = frt_postgres_fail (self->connection, result, self->sql, error);
    if (!*has_row)
      PQclear (result);
  }
  return ok;
}

static const char *
rows_text (FrtRows *rows, guint column)
{
  const PGresult *row = ((Rows *) rows)->row;

  return PQgetisnull (row, 0, (int) column) ? NULL : PQgetvalue (row, 0, (int) column);
}

static gint64
rows_integer (FrtRows *rows, guint column)
{
  const PGresult *row = ((Rows *) rows)->row;
  const char *text = rows_text (rows, column);

  if (text == NULL)
    return 0;
  if (PQftype (row, (int) column) == BOOLEAN)
    return *text == 't';
  return g_ascii_strtoll (text, NULL, 10);
}

static guint
rows_columns (FrtRows *rows)
{
  return (guint) PQnfields (((Rows *) rows)->row);
}

static const char *
rows_name (FrtRows *rows, guint column)
{
  return PQfname (((Rows *) rows)->row, (int) column);
}

static FrtValueType
rows_type (FrtRows *rows, guint column)
{
  Oid type = PQftype (((Rows *) rows)->row, (int) column);

  if (rows_text (rows, column) == NULL)
    return FRT_VALUE_NULL;
  return type == BOOLEAN || type == INT2 || type == INT4 || type == INT8 ? FRT_VALUE_INT : FRT_VALUE_TEXT;
}

static void
rows_free (FrtRows *rows)
{
  Rows *self = (Rows *) rows;

  if (self->connection->arriving == rows)
    frt_postgres_settle (self->connection);
  g_queue_clear_full (&self->ahead, (GDestroyNotify) PQclear);
  g_clear_pointer (&self->row, PQclear);
  g_free (self->sql);
  g_free (self);
}

static const FrtRowsClass rows_class = {
  rows_next, rows_text, rows_integer, rows_columns, rows_name, rows_type, rows_free,
};

/* Returns: (transfer none): the name of @sql prepared on this session. The types of its values are the server's to find. */
static const char *
prepare (FrtPostgres *self, const char *sql, GError **error)
{
  const char *known = g_hash_table_lookup (self->statements, sql);
  g_autofree char *name = NULL;
  PGresult *result;

  if (known != NULL)
    return known;

  name = g_strdup_printf ("s%u", g_hash_table_size (self->statements));
  result = PQprepare (self->session, name, sql, 0, NULL);
  if (PQresultStatus (result) != PGRES_COMMAND_OK)
    frt_postgres_fail (self, result, sql, error);
  else
    g_hash_table_insert (self->statements, g_strdup (sql), g_steal_pointer (&name));
  PQclear (result);
  return g_hash_table_lookup (self->statements, sql);
}

static gboolean
send (FrtPostgres *self, const char *name, const FrtValue *values, guint n_values)
{
  const char *texts[FRT_MOST_VALUES];
  char numbers[FRT_MOST_VALUES][24];

  g_assert (n_values <= FRT_MOST_VALUES);
  for (guint i = 0; i < n_values; i++) {
    texts[i] = values[i].type == FRT_VALUE_TEXT ? values[i].text : NULL;
    if (values[i].type == FRT_VALUE_INT) {
      g_snprintf (numbers[i], sizeof numbers[i], "%" G_GINT64_FORMAT, values[i].integer);
      texts[i] = numbers[i];
    }
  }
  return PQsendQueryPrepared (self->session, name, (int) n_values, texts, NULL, NULL, 0) &&
         PQsetSingleRowMode (self->session);
}

/* See the header. */
FrtRows *
frt_postgres_query (FrtConnection *connection, const char *sql, const FrtValue *values, guint n_values, GError **error)
{
  FrtPostgres *self = (FrtPostgres *) connection;
  const char *name;
  Rows *rows;

  frt_postgres_settle (self);
  name = prepare (self, sql, error);
  if (name == NULL)
    return NULL;
  if (!send (self, name, values, n_values)) {
    frt_postgres_fail (self, NULL, sql, error);
    return NULL;
  }

  rows = g_new0 (Rows, 1);
  *rows = (Rows) { { &rows_class, NULL }, self, g_strdup (sql), NULL, G_QUEUE_INIT };
  self->arriving = &rows->parent;
  return &rows->parent;
}
