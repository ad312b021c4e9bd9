/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-backup-file.h"

#include "common/frt-error.h"

#include <errno.h>
#include <string.h>

/* The file may be damaged anywhere, which only its last line tells for certain: nothing here trusts a length or a name, and
 * nothing that was read counts before the end was. */

#define LONGEST_LINE 4096
#define LONGEST_TEXT (16 * 1024 * 1024)

struct _FrtBackupReader {
  char             *path;              /* (owned) */
  FILE             *stream;            /* (owned) */
  guint8            buffer[64 * 1024];
  gsize             length, position;  /* of the buffer */
  gsize             summed;            /* the bytes of the buffer before it are in the sum */
  gint64            offset;            /* of the buffer in the file */
  GChecksum        *sum;               /* (owned) */
  gint64            schema;
  gint64            rows;
  FrtBackupContent  content;
};

static gboolean
damaged (FrtBackupReader *self, GError **error)
{
  return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: this backup is damaged at byte %" G_GINT64_FORMAT "; nothing was"
                        " restored, use another one", self->path, self->offset + (gint64) self->position);
}

static gboolean
cut_short (FrtBackupReader *self, GError **error)
{
  return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: this backup is cut short: its end is missing; nothing was"
                        " restored, use another one", self->path);
}

static void
add_to_sum (FrtBackupReader *self)
{
  g_checksum_update (self->sum, self->buffer + self->summed, (gssize) (self->position - self->summed));
  self->summed = self->position;
}

/* Returns: the next byte, -1 at the end of the file */
static int
peek (FrtBackupReader *self)
{
  if (self->position == self->length) {
    add_to_sum (self);
    self->offset += (gint64) self->length;
    self->length = fread (self->buffer, 1, sizeof self->buffer, self->stream);
    self->position = self->summed = 0;
  }
  return self->position < self->length ? self->buffer[self->position] : -1;
}

/* Reads up to @end, which is taken but not given back. */
static char *
read_until (FrtBackupReader *self, char end, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int byte;

  while ((byte = peek (self)) != end) {
    if (byte < 0) {
      cut_short (self, error);
      return NULL;
    }
    if (byte < ' ' || text->len >= LONGEST_LINE) {
      damaged (self, error);
      return NULL;
    }
    g_string_append_c (text, (char) byte);
    self->position++;
  }
  self->position++;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
read_number (FrtBackupReader *self, char end, gint64 *number, GError **error)
{
  g_autofree char *text = read_until (self, end, error);

  if (text == NULL)
    return FALSE;
  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, number, NULL) || damaged (self, error);
}

static gboolean
is_name (const char *text)
{
  return *text != '\0' && strspn (text, "abcdefghijklmnopqrstuvwxyz_0123456789") == strlen (text);
}

static void
forget_values (FrtBackupContent *content)
{
  for (guint i = 0; i < content->n_columns; i++) {
    char *text = (char *) content->values[i].text;

    if (text != NULL)
      explicit_bzero (text, strlen (text));
    g_free (text);
    content->values[i] = (FrtValue) { FRT_VALUE_NULL };
  }
}

static gboolean
read_table (FrtBackupReader *self, GError **error)
{
  FrtBackupContent *content = &self->content;

  forget_values (content);
  g_free (content->table);
  g_clear_pointer (&content->columns, g_strfreev);
  content->n_columns = 0;
  content->table = read_until (self, ' ', error);
  return content->table != NULL && (is_name (content->table) || damaged (self, error)) &&
         read_number (self, '\n', &content->last, error);
}

static gboolean
read_columns (FrtBackupReader *self, GError **error)
{
  g_autofree char *names = read_until (self, '\n', error);
  FrtBackupContent *content = &self->content;

  if (names == NULL)
    return FALSE;
  if (content->table == NULL || content->columns != NULL)
    return damaged (self, error);
  content->columns = g_strsplit (names, ",", -1);
  content->n_columns = g_strv_length (content->columns);
  if (content->n_columns == 0 || content->n_columns > FRT_MOST_VALUES)
    return damaged (self, error);
  for (guint i = 0; i < content->n_columns; i++)
    if (!is_name (content->columns[i]))
      return damaged (self, error);
  return TRUE;
}

static char *
read_text (FrtBackupReader *self, GError **error)
{
  g_autofree char *text = NULL;
  gint64 length;

  if (!read_number (self, ':', &length, error))
    return NULL;
  if (length < 0 || length > LONGEST_TEXT) {
    damaged (self, error);
    return NULL;
  }
  text = g_malloc ((gsize) length + 1);
  for (gint64 i = 0; i < length; i++) {
    int byte = peek (self);

    if (byte < 0) {
      cut_short (self, error);
      return NULL;
    }
    text[i] = (char) byte;
    self->position++;
  }
  text[length] = '\0';
  if (!g_utf8_validate_len (text, (gsize) length, NULL)) {
    damaged (self, error);
    return NULL;
  }
  return g_steal_pointer (&text);
}

static gboolean
read_value (FrtBackupReader *self, FrtValue *value, GError **error)
{
  int type = peek (self);

  if (type < 0)
    return cut_short (self, error);
  self->position++;
  switch (type) {
  case 'n':
    value->type = FRT_VALUE_NULL;
    return TRUE;
  case 'i':
    value->type = FRT_VALUE_INT;
    return read_number (self, ' ', &value->integer, error);
  case 't':
    value->type = FRT_VALUE_TEXT;
    value->text = read_text (self, error);
    return value->text != NULL;
  default:
    return damaged (self, error);
  }
}

static gboolean
read_row (FrtBackupReader *self, GError **error)
{
  FrtBackupContent *content = &self->content;

  if (content->columns == NULL)
    return damaged (self, error);
  for (guint i = 0; i < content->n_columns; i++)
    if (!read_value (self, &content->values[i], error))
      return FALSE;
  if (peek (self) != '\n')
    return peek (self) < 0 ? cut_short (self, error) : damaged (self, error);
  self->position++;
  self->rows++;
  return TRUE;
}

static gboolean
read_end (FrtBackupReader *self, GError **error)
{
  g_autofree char *line = NULL, *expected = NULL;
  gint64 rows;

  if (!read_number (self, '\n', &rows, error))
    return FALSE;
  add_to_sum (self);
  expected = g_strconcat ("sha256 ", g_checksum_get_string (self->sum), NULL);
  g_checksum_reset (self->sum);
  line = read_until (self, '\n', error);
  if (line == NULL)
    return FALSE;
  if (rows != self->rows || !g_str_equal (line, expected) || peek (self) >= 0)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: this backup is damaged: its checksum is another one; nothing"
                          " was restored, use another one", self->path);
  return TRUE;
}

/**
 * frt_backup_reader_next:
 * @self: a reader
 * @part: (out): what came
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE; only after %FRT_BACKUP_END is it certain that all before was as written
 */
gboolean
frt_backup_reader_next (FrtBackupReader *self, FrtBackupPart *part, GError **error)
{
  for (;;) {
    g_autofree char *word = read_until (self, ' ', error);

    if (word == NULL)
      return FALSE;
    if (g_str_equal (word, "row")) {
      *part = FRT_BACKUP_ROW;
      forget_values (&self->content);
      return read_row (self, error);
    }
    if (g_str_equal (word, "table")) {
      *part = FRT_BACKUP_TABLE;
      return read_table (self, error);
    }
    if (g_str_equal (word, "end")) {
      *part = FRT_BACKUP_END;
      return read_end (self, error);
    }
    if (!g_str_equal (word, "columns"))
      return damaged (self, error);
    if (!read_columns (self, error))
      return FALSE;
  }
}

static gboolean
read_head (FrtBackupReader *self, GError **error)
{
  static const char magic[] = "fratrie backup ";
  gint64 format;

  for (guint i = 0; magic[i] != '\0'; i++, self->position++)
    if (peek (self) != magic[i])
      return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: this is no backup made by fratriectl", self->path);
  if (!read_number (self, '\n', &format, error))
    return FALSE;
  if (format != FRT_BACKUP_FORMAT)
    return frt_error_set (error, FRT_ERROR_REFUSED, "%s: this backup has format %d, this program knows %d; use a newer"
                          " Fratrie", self->path, (int) format, FRT_BACKUP_FORMAT);
  g_free (read_until (self, ' ', NULL));
  return read_number (self, '\n', &self->schema, error);
}

/**
 * frt_backup_reader_new:
 * @path: a file
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a reader; %NULL with %FRT_ERROR_INVALID_FILE (no backup) or %FRT_ERROR_REFUSED (cannot be
 *   opened, or is of a newer program)
 */
FrtBackupReader *
frt_backup_reader_new (const char *path, GError **error)
{
  g_autoptr (FrtBackupReader) self = g_new0 (FrtBackupReader, 1);

  self->path = g_strdup (path);
  self->sum = g_checksum_new (G_CHECKSUM_SHA256);
  self->stream = fopen (path, "rbe");
  if (self->stream == NULL) {
    frt_error_set (error, FRT_ERROR_REFUSED, "%s: cannot be read: %s", path, g_strerror (errno));
    return NULL;
  }
  return read_head (self, error) ? g_steal_pointer (&self) : NULL;
}

/* See the header. */
gint64
frt_backup_reader_get_schema (FrtBackupReader *self)
{
  return self->schema;
}

/* See the header. */
const FrtBackupContent *
frt_backup_reader_get_content (FrtBackupReader *self)
{
  return &self->content;
}

/* See the header. */
gint64
frt_backup_reader_get_rows (FrtBackupReader *self)
{
  return self->rows;
}

/* Frees a reader. */
void
frt_backup_reader_free (FrtBackupReader *self)
{
  if (self->stream != NULL)
    fclose (self->stream);
  forget_values (&self->content);
  explicit_bzero (self->buffer, sizeof self->buffer);
  g_strfreev (self->content.columns);
  g_free (self->content.table);
  g_checksum_free (self->sum);
  g_free (self->path);
  g_free (self);
}
