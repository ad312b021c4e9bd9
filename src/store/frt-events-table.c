/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-events-table.h"

#define NOTHING_BEFORE ""

/* Frees a row. */
void
frt_event_row_free (FrtEventRow *self)
{
  g_free (self->uai);
  g_free (self->name);
  g_free (self->detail);
  g_free (self->hash);
  g_free (self->username);
  g_free (self);
}

/* The hash covers each field with its length before it, so that no two rows read alike. */
static char *
hash_row (const char *hash_before, const FrtEventRow *row)
{
  g_autofree char *numbers = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, row->id, row->at,
                                              row->account_id);
  const char *fields[] = { hash_before, numbers, row->uai, row->name, row->detail };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *length = g_strdup_printf ("%" G_GSSIZE_FORMAT ":", fields[i] ? (gssize) strlen (fields[i]) : -1);
    g_checksum_update (sum, (const guchar *) length, -1);
    if (fields[i] != NULL)
      g_checksum_update (sum, (const guchar *) fields[i], -1);
  }
  return g_strdup (g_checksum_get_string (sum));
}

/* See the header. */
gboolean
frt_events_table_append (FrtTransaction *tx, gint64 at, const char *uai, gint64 account_id, const char *name,
                         const char *detail, GError **error)
{
  g_autoptr (FrtRows) last = frt_query (tx, error, "SELECT last_id, hash FROM event_head", "");
  g_autofree char *hash_before = NULL, *hash = NULL;
  FrtEventRow row = { 1, at, (char *) uai, account_id, (char *) name, (char *) detail };

  if (frt_rows_next (last)) {
    row.id = frt_rows_int (last, 0) + 1;
    hash_before = g_strdup (frt_rows_text (last, 1));
  }
  if (!frt_rows_end (last, error))
    return FALSE;

  hash = hash_row (hash_before ? hash_before : NOTHING_BEFORE, &row);
  return frt_execute (tx, error, "INSERT INTO event (id, at, uai, account_id, name, detail, hash)"
                      " VALUES ($1, $2, $3, $4, $5, $6, $7)", "llstsss", row.id, at, uai, account_id, name, detail, hash) &&
         frt_execute (tx, error, "INSERT INTO event_head (one, last_id, hash) VALUES (1, $1, $2)"
                      " ON CONFLICT (one) DO UPDATE SET last_id = excluded.last_id, hash = excluded.hash",
                      "ls", row.id, hash);
}

static FrtEventRow *
read_row (FrtRows *rows)
{
  FrtEventRow *row = g_new (FrtEventRow, 1);

  *row = (FrtEventRow) { frt_rows_int (rows, 0), frt_rows_int (rows, 1), g_strdup (frt_rows_text (rows, 2)),
                         frt_rows_int (rows, 3), g_strdup (frt_rows_text (rows, 4)), g_strdup (frt_rows_text (rows, 5)),
                         g_strdup (frt_rows_text (rows, 6)), g_strdup (frt_rows_text (rows, 7)) };
  return row;
}

static gboolean
collect (FrtRows *found, GPtrArray **rows_out, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_event_row_free);
  g_autoptr (FrtRows) rows = found;

  while (frt_rows_next (rows))
    g_ptr_array_add (events, read_row (rows));
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&events);
  return TRUE;
}

#define SELECT "SELECT e.id, e.at, e.uai, e.account_id, e.name, e.detail, e.hash, a.username" \
               " FROM event e LEFT JOIN account a ON a.id = e.account_id WHERE "

/* See the header. */
gboolean
frt_events_table_list (FrtTransaction *tx, gint64 account_id, gint64 before, guint limit, GPtrArray **rows, GError **error)
{
  return collect (frt_query (tx, error, SELECT "e.account_id = $1 AND e.id < $2 ORDER BY e.id DESC LIMIT $3", "lli",
                             account_id, before != 0 ? before : G_MAXINT64, (int) limit), rows, error);
}

/* See the header. */
gboolean
frt_events_table_list_since (FrtTransaction *tx, const char *uai, gint64 since, GPtrArray **rows, GError **error)
{
  return collect (uai != NULL ? frt_query (tx, error, SELECT "e.uai = $1 AND e.at >= $2 ORDER BY e.id", "sl", uai, since)
                              : frt_query (tx, error, SELECT "e.at >= $1 ORDER BY e.id", "l", since), rows, error);
}

static gboolean
verify_head (FrtTransaction *tx, gint64 last_id, const char *last_hash, GPtrArray *faults, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT last_id, hash FROM event_head", "");
  gboolean has_head = frt_rows_next (rows);

  if (has_head && (frt_rows_int (rows, 0) != last_id || !g_str_equal (frt_rows_text (rows, 1), last_hash)))
    g_ptr_array_add (faults, g_strdup_printf ("events after %" G_GINT64_FORMAT " are missing", last_id));
  else if (!has_head && last_id != 0)
    g_ptr_array_add (faults, g_strdup ("the mark of the last event is missing"));
  return frt_rows_end (rows, error);
}

/* See the header. */
gboolean
frt_events_table_verify (FrtTransaction *tx, GPtrArray *faults, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error,
                                        "SELECT id, at, uai, account_id, name, detail, hash, NULL FROM event"
                                        " ORDER BY id", "");
  g_autofree char *last_hash = g_strdup (NOTHING_BEFORE);
  gint64 last_id = 0;

  while (frt_rows_next (rows)) {
    g_autoptr (FrtEventRow) row = read_row (rows);
    g_autofree char *hash = hash_row (last_hash, row);

    if (row->id != last_id + 1)
      g_ptr_array_add (faults, g_strdup_printf ("event %" G_GINT64_FORMAT " is missing", last_id + 1));
    else if (!g_str_equal (hash, row->hash))
      g_ptr_array_add (faults, g_strdup_printf ("event %" G_GINT64_FORMAT " (%s) was changed", row->id, row->name));
    last_id = row->id;
    g_free (last_hash);
    last_hash = g_steal_pointer (&row->hash);
  }
  return frt_rows_end (rows, error) && verify_head (tx, last_id, last_hash, faults, error);
}
