/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-batch.h"

#include "store/frt-connection.h"

#include <string.h>

#define MOST_COLUMNS   16
#define ENOUGH_VALUES  4000      /* half a megabyte at most, as long as names are */
#define CHUNK          65536

struct _FrtBatch {
  FrtConnection *connection;     /* (unowned) */
  const char    *into;           /* (unowned) */
  const char    *types;          /* (unowned) */
  GArray        *values;         /* (owned) of FrtValue, whose texts are in @texts */
  GStringChunk  *texts;          /* (owned) */
};

/* See the header. */
FrtBatch *
frt_batch_new (FrtTransaction *tx, const char *into, const char *types)
{
  FrtBatch *self = g_new (FrtBatch, 1);

  *self = (FrtBatch) { frt_transaction_get_connection (tx), into, types, g_array_new (FALSE, FALSE, sizeof (FrtValue)),
                       g_string_chunk_new (CHUNK) };
  return self;
}

/* See the header. */
gboolean
frt_batch_add (FrtBatch *self, GError **error, ...)
{
  FrtValue row[MOST_COLUMNS];
  va_list arguments;
  guint n;

  va_start (arguments, error);
  n = frt_values_collect (row, G_N_ELEMENTS (row), self->types, arguments);
  va_end (arguments);
  for (guint i = 0; i < n; i++)
    if (row[i].type == FRT_VALUE_TEXT)
      row[i].text = g_string_chunk_insert (self->texts, row[i].text);
  g_array_append_vals (self->values, row, n);
  return self->values->len < ENOUGH_VALUES || frt_batch_end (self, error);
}

/* See the header. */
gboolean
frt_batch_end (FrtBatch *self, GError **error)
{
  gboolean ok = self->values->len == 0 ||
                self->connection->class->append (self->connection, self->into, (guint) strlen (self->types),
                                                 (const FrtValue *) self->values->data, self->values->len, error);

  g_array_set_size (self->values, 0);
  g_string_chunk_clear (self->texts);
  return ok;
}

/* See the header. */
void
frt_batch_free (FrtBatch *self)
{
  g_array_unref (self->values);
  g_string_chunk_free (self->texts);
  g_free (self);
}
