/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-postgres-private.h"

#include <string.h>

/* Many rows at once go by COPY, in PostgreSQL's text format: a row a line, a tab between columns, \N for NULL. */

static void
append_text (GString *rows, const char *text)
{
  for (;;) {
    gsize plain = strcspn (text, "\\\t\n\r");

    g_string_append_len (rows, text, (gssize) plain);
    text += plain;
    if (*text == '\0')
      return;
    g_string_append_c (rows, '\\');
    g_string_append_c (rows, *text == '\t' ? 't' : *text == '\n' ? 'n' : *text == '\r' ? 'r' : '\\');
    text++;
  }
}

static void
append_value (GString *rows, const FrtValue *value)
{
  if (value->type == FRT_VALUE_NULL)
    g_string_append (rows, "\\N");
  else if (value->type == FRT_VALUE_INT)
    g_string_append_printf (rows, "%" G_GINT64_FORMAT, value->integer);
  else
    append_text (rows, value->text);
}

static gboolean
begin (FrtPostgres *self, const char *sql, GError **error)
{
  PGresult *result = PQexec (self->session, sql);
  gboolean ok = PQresultStatus (result) == PGRES_COPY_IN;

  if (!ok)
    frt_postgres_fail (self, result, sql, error);
  PQclear (result);
  return ok;
}

/* What the server makes of the rows: one answer, and that it was the last. */
static gboolean
end (FrtPostgres *self, const char *sql, GError **error)
{
  gboolean ok = TRUE;
  PGresult *result;

  if (PQputCopyEnd (self->session, NULL) != 1)
    return frt_postgres_fail (self, NULL, sql, error);
  while ((result = PQgetResult (self->session)) != NULL) {
    if (ok && PQresultStatus (result) != PGRES_COMMAND_OK)
      ok = frt_postgres_fail (self, result, sql, error);
    PQclear (result);
  }
  return ok;
}

/* See frt-connection.h. */
gboolean
frt_postgres_append (FrtConnection *connection, const char *into, guint n_columns, const FrtValue *values, guint n_values,
                     GError **error)
{
  FrtPostgres *self = (FrtPostgres *) connection;
  g_autofree char *sql = g_strdup_printf ("COPY %s FROM STDIN", into);
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < n_values; i++) {
    append_value (rows, &values[i]);
    g_string_append_c (rows, (i + 1) % n_columns == 0 ? '\n' : '\t');
  }
  frt_postgres_settle (self);
  if (!begin (self, sql, error))
    return FALSE;
  if (PQputCopyData (self->session, rows->str, (int) rows->len) != 1)
    return frt_postgres_fail (self, NULL, sql, error);
  return end (self, sql, error);
}
