/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-csv.h"

#include "common/frt-error.h"

#include <csv.h>
#include <string.h>

/* libcsv knows quotes; lines are counted here, by giving it one at a time, and so are cells, whose size it does not limit:
 * a quote that is never closed would take the whole file for one. */

#define CHUNK        (16 * 1024)
#define MAX_CELL     (32 * 1024)      /* bytes */
#define MAX_COLUMNS  200
#define ROW_NOT_BEGUN 0               /* libcsv's, of its public pstate */

static const char byte_order_mark[] = "\xef\xbb\xbf";

struct _FrtCsv {
  FrtInput          input;
  const FrtColumn  *columns;        /* (unowned) */
  guint             n_columns;
  struct csv_parser parser;
  GString         **values;         /* (owned): of the row, a column each */
  int              *places;         /* (owned): of each of the file's columns, which of ours it is, or -1 */
  gboolean         *there;          /* (owned): which of our columns the file has */
  guint             n_places;       /* columns of the file */
  GPtrArray        *header;         /* (owned) (nullable) while the header row is read: its cells */

  char              chunk[CHUNK];
  gsize             length, at;     /* of the chunk; how much of it was given to libcsv */
  gboolean          begun, ended;   /* whether anything was read; whether everything was */
  guint             line;           /* that is being given */
  gboolean          after_cr;       /* a line feed would belong to the line before */
  guint             row_line;
  guint             n_cells;        /* of the row so far */
  gboolean          row_done;
  gboolean          not_utf8;       /* a cell of the row is not */
};

static void
on_cell (void *text, size_t length, void *user_data)
{
  FrtCsv *self = user_data;
  guint cell = self->n_cells++;

  if (text == NULL || cell >= MAX_COLUMNS)
    return;
  if (!g_utf8_validate (text, (gssize) length, NULL))
    self->not_utf8 = TRUE;
  else if (self->header != NULL)
    g_ptr_array_add (self->header, g_strndup (text, length));
  else if (cell < self->n_places && self->places[cell] >= 0)
    frt_clean (self->values[self->places[cell]], text, &self->columns[self->places[cell]].length);
}

static void
on_row (int character, void *user_data)
{
  ((FrtCsv *) user_data)->row_done = TRUE;
}

/* Where the line ends that starts at the chunk's next byte, or the chunk does. */
static gsize
find_line_end (const FrtCsv *self)
{
  gsize end = self->at;

  while (end < self->length && self->chunk[end] != '\n' && self->chunk[end] != '\r')
    end++;
  return MIN (end + 1, self->length);
}

static void
count_line (FrtCsv *self, char last)
{
  if (last == '\r' || (last == '\n' && !self->after_cr))
    self->line++;
  self->after_cr = last == '\r';
}

static gboolean
set_unclosed (FrtCsv *self, GError **error)
{
  return frt_csv_set_error (self, error, "a quote that opens here, or in this row, is never closed: export the file again");
}

static gboolean
check_parser (FrtCsv *self, GError **error)
{
  if (csv_error (&self->parser) != CSV_SUCCESS)
    return frt_csv_set_error (self, error, "a quote stands inside a cell without being doubled: export the file again");
  if (self->parser.entry_pos > MAX_CELL)
    return self->parser.quoted ? set_unclosed (self, error)
                               : frt_csv_set_error (self, error, "a cell of more than 32 KiB: export the file again");
  return TRUE;
}

/* Gives libcsv the next line, or what the chunk has of it. */
static gboolean
give_line (FrtCsv *self, GError **error)
{
  gsize end = find_line_end (self), length = end - self->at;
  const char *start = self->chunk + self->at;

  if (self->parser.pstate == ROW_NOT_BEGUN)
    self->row_line = self->line;
  if (memchr (start, '\0', length) != NULL)
    return frt_csv_set_error (self, error, "a NUL character: the file is no text, or was harmed; export it again");
  self->at = end;
  csv_parse (&self->parser, start, length, on_cell, on_row, self);
  if (!check_parser (self, error))
    return FALSE;
  count_line (self, start[length - 1]);
  return TRUE;
}

static gboolean
check_start (FrtCsv *self, GError **error)
{
  if (self->length >= 2 && (memcmp (self->chunk, "\xff\xfe", 2) == 0 || memcmp (self->chunk, "\xfe\xff", 2) == 0))
    return frt_csv_set_error (self, error, "the file is in UTF-16: export it in UTF-8");
  if (self->length >= strlen (byte_order_mark) && memcmp (self->chunk, byte_order_mark, strlen (byte_order_mark)) == 0)
    self->at = strlen (byte_order_mark);
  return TRUE;
}

static gboolean
fill_chunk (FrtCsv *self, GError **error)
{
  gssize got = 1;

  self->at = self->length = 0;
  /* What tells the encoding must not be cut in two. */
  while (got > 0 && self->length < (self->begun ? 1 : strlen (byte_order_mark))) {
    got = self->input.read (self->input.data, self->chunk + self->length, CHUNK - self->length, error);
    self->length += (gsize) MAX (got, 0);
  }
  if (got < 0)
    return FALSE;
  if (!self->begun && !check_start (self, error))
    return FALSE;
  self->begun = TRUE;
  if (self->length > 0)
    return TRUE;

  /* A last row without an end of line. */
  self->ended = TRUE;
  return csv_fini (&self->parser, on_cell, on_row, self) == 0 || set_unclosed (self, error);
}

/* One row of whatever kind: 1, 0 at the end, -1 with an error. */
static int
read_row (FrtCsv *self, GError **error)
{
  self->row_done = FALSE;
  self->n_cells = 0;
  while (!self->row_done) {
    gboolean given = self->at < self->length ? give_line (self, error) : self->ended || fill_chunk (self, error);

    if (!given)
      return -1;
    if (self->ended && !self->row_done)
      return 0;
  }
  if (self->not_utf8) {
    frt_csv_set_error (self, error, "the file is not in UTF-8: export it in that encoding");
    return -1;
  }
  return 1;
}

static int
find_column (const FrtCsv *self, const char *name)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_ascii_strcasecmp (self->columns[i].name, name) == 0)
      return (int) i;
  return -1;
}

static gboolean
place_columns (FrtCsv *self, GPtrArray *header, GError **error)
{
  self->n_places = header->len;
  self->places = g_new (int, header->len);
  for (guint i = 0; i < header->len; i++) {
    int column = find_column (self, g_strstrip (g_ptr_array_index (header, i)));

    if (column >= 0 && self->there[column])
      return frt_csv_set_error (self, error, "the column %s stands here twice: export the file again",
                                self->columns[column].name);
    self->places[i] = column;
    if (column >= 0)
      self->there[column] = TRUE;
  }
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].required && !self->there[i])
      return frt_csv_set_error (self, error, "the file has no column %s (columns are separated by commas): export it as "
                                "OneRoster's CSV", self->columns[i].name);
  return TRUE;
}

/**
 * frt_csv_open:
 * @self: a #FrtCsv
 * @error: return location for a #GError, or %NULL
 *
 * Reads the header row, which names the columns in any order.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE when the file is empty, no text or lacks a column
 */
gboolean
frt_csv_open (FrtCsv *self, GError **error)
{
  g_autoptr (GPtrArray) header = g_ptr_array_new_with_free_func (g_free);
  int result;

  self->header = header;
  result = read_row (self, error);
  self->header = NULL;
  if (result < 0)
    return FALSE;
  if (result == 0 || self->n_cells > MAX_COLUMNS)
    return frt_csv_set_error (self, error, result == 0 ? "the file is empty: export it again"
                                                       : "the file has more than 200 columns: it is not OneRoster's");
  return place_columns (self, header, error);
}

/**
 * frt_csv_has:
 * @self: a #FrtCsv that was opened
 * @column: an index of its columns
 *
 * Returns: whether the file has it
 */
gboolean
frt_csv_has (FrtCsv *self, guint column)
{
  return self->there[column];
}

/**
 * frt_csv_next:
 * @self: a #FrtCsv that was opened
 * @error: return location for a #GError, or %NULL
 *
 * Moves to the next row; the values of the one before are gone.
 *
 * Returns: 1 on a row, 0 at the end, -1 with %FRT_ERROR_INVALID_FILE
 */
int
frt_csv_next (FrtCsv *self, GError **error)
{
  int result;

  for (guint i = 0; i < self->n_columns; i++)
    g_string_truncate (self->values[i], 0);
  result = read_row (self, error);
  if (result <= 0 || self->n_cells == self->n_places)
    return result;

  frt_csv_set_error (self, error, "this row has %u cells, the header has %u: export the file again", self->n_cells,
                     self->n_places);
  return -1;
}

/**
 * frt_csv_get:
 * @self: a #FrtCsv on a row
 * @column: an index of its columns
 *
 * Returns: (transfer none) (nullable): its cell, until the cursor moves; an absent and an empty one are the same
 */
const char *
frt_csv_get (FrtCsv *self, guint column)
{
  return self->values[column]->len > 0 ? self->values[column]->str : NULL;
}

/**
 * frt_csv_get_line:
 * @self: a #FrtCsv
 *
 * Returns: the line, from 1, on which its row starts
 */
guint
frt_csv_get_line (FrtCsv *self)
{
  return self->row_line;
}

/**
 * frt_csv_get_file:
 * @self: a #FrtCsv
 *
 * Returns: (transfer none): what messages call the file
 */
const char *
frt_csv_get_file (FrtCsv *self)
{
  return self->input.name;
}

/**
 * frt_csv_set_error:
 * @self: a #FrtCsv
 * @error: return location for a #GError, or %NULL
 * @format: what is wrong with the row and what to do, without a full stop
 * @...: for @format
 *
 * Returns: %FALSE, for the caller to return
 */
gboolean
frt_csv_set_error (FrtCsv *self, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s:%u: %s", self->input.name, self->row_line, what);
}

/**
 * frt_csv_new:
 * @input: the file; its name and data must outlive the cursor
 * @columns: (array length=n_columns): what is read of it; must outlive the cursor
 * @n_columns: how many
 *
 * Returns: (transfer full): a cursor before the header
 */
FrtCsv *
frt_csv_new (const FrtInput *input, const FrtColumn *columns, guint n_columns)
{
  FrtCsv *self = g_new0 (FrtCsv, 1);

  self->input = *input;
  self->columns = columns;
  self->n_columns = n_columns;
  self->line = self->row_line = 1;
  self->there = g_new0 (gboolean, n_columns);
  self->values = g_new (GString *, n_columns);
  for (guint i = 0; i < n_columns; i++)
    self->values[i] = g_string_new (NULL);
  if (csv_init (&self->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
    g_error ("libcsv does not start");
  return self;
}

/**
 * frt_csv_free:
 * @self: (transfer full): a #FrtCsv
 *
 * Frees the cursor, not its input.
 */
void
frt_csv_free (FrtCsv *self)
{
  csv_free (&self->parser);
  for (guint i = 0; i < self->n_columns; i++)
    g_string_free (self->values[i], TRUE);
  g_free (self->values);
  g_free (self->places);
  g_free (self->there);
  g_free (self);
}
