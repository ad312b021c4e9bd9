/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-transaction.h"

#include "store/frt-connection.h"

/* What the tables' files say to the database, whichever it is. */

#define MOST_VALUES 24      /* of a statement written by hand */

/* See frt-connection.h. */
guint
frt_values_collect (FrtValue *values, guint size, const char *types, va_list arguments)
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

static FrtRows *
query_valist (FrtTransaction *self, GError **error, const char *sql, const char *types, va_list arguments)
{
  FrtValue values[MOST_VALUES];
  FrtConnection *connection = frt_transaction_get_connection (self);
  guint n = frt_values_collect (values, G_N_ELEMENTS (values), types, arguments);

  return connection->class->query (connection, sql, values, n, error);
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
