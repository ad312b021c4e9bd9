/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-backup-file.h"

#include <string.h>

#define ENOUGH_TO_WRITE (64 * 1024)

struct _FrtBackupWriter {
  FILE      *stream;            /* (unowned) */
  GString   *text;              /* (owned): not yet written */
  GChecksum *sum;               /* (owned): of what was */
  gboolean   needs_columns;     /* the table has had no row yet */
  gint64     rows;
};

/* Begins a backup. */
FrtBackupWriter *
frt_backup_writer_new (FILE *stream, gint64 schema)
{
  FrtBackupWriter *self = g_new0 (FrtBackupWriter, 1);

  self->stream = stream;
  self->text = g_string_new (NULL);
  self->sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_string_append_printf (self->text, "fratrie backup %d\nschema %" G_GINT64_FORMAT "\n", FRT_BACKUP_FORMAT, schema);
  return self;
}

static void
flush (FrtBackupWriter *self)
{
  g_checksum_update (self->sum, (const guchar *) self->text->str, (gssize) self->text->len);
  fwrite (self->text->str, 1, self->text->len, self->stream);
  explicit_bzero (self->text->str, self->text->len);
  g_string_truncate (self->text, 0);
}

/* See the header. */
void
frt_backup_writer_add_table (FrtBackupWriter *self, const char *name, gint64 last)
{
  g_string_append_printf (self->text, "table %s %" G_GINT64_FORMAT "\n", name, last);
  self->needs_columns = TRUE;
}

static void
add_columns (FrtBackupWriter *self, FrtRows *row)
{
  g_string_append (self->text, "columns");
  for (guint i = 0; i < row->class->columns (row); i++)
    g_string_append_printf (self->text, "%c%s", i == 0 ? ' ' : ',', row->class->name (row, i));
  g_string_append_c (self->text, '\n');
  self->needs_columns = FALSE;
}

static void
add_value (FrtBackupWriter *self, FrtRows *row, guint column)
{
  FrtValueType type = row->class->type (row, column);
  const char *text;

  if (type == FRT_VALUE_NULL) {
    g_string_append_c (self->text, 'n');
  } else if (type == FRT_VALUE_INT) {
    g_string_append_printf (self->text, "i%" G_GINT64_FORMAT " ", row->class->integer (row, column));
  } else {
    text = row->class->text (row, column);
    g_string_append_printf (self->text, "t%" G_GSIZE_FORMAT ":%s", strlen (text), text);
  }
}

/* See the header. */
void
frt_backup_writer_add_row (FrtBackupWriter *self, FrtRows *row)
{
  guint columns = row->class->columns (row);

  if (self->needs_columns)
    add_columns (self, row);
  g_string_append (self->text, "row ");
  for (guint i = 0; i < columns; i++)
    add_value (self, row, i);
  g_string_append_c (self->text, '\n');
  self->rows++;
  if (self->text->len >= ENOUGH_TO_WRITE)
    flush (self);
}

/* See the header. */
gint64
frt_backup_writer_finish (FrtBackupWriter *self)
{
  g_string_append_printf (self->text, "end %" G_GINT64_FORMAT "\n", self->rows);
  flush (self);
  fprintf (self->stream, "sha256 %s\n", g_checksum_get_string (self->sum));
  return self->rows;
}

/* Frees a writer; the stream stays open. */
void
frt_backup_writer_free (FrtBackupWriter *self)
{
  explicit_bzero (self->text->str, self->text->len);
  g_string_free (self->text, TRUE);
  g_checksum_free (self->sum);
  g_free (self);
}
