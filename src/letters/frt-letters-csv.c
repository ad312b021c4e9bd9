/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "letters/frt-letters-csv.h"

#include "common/frt-spreadsheet.h"
#include "common/frt-time.h"

#include <csv.h>
#include <string.h>

#define END_OF_ROW "\r\n"            /* RFC 4180, 2.1 */

static void
write_cell (FILE *file, const char *text, const char *end)
{
  csv_fwrite (file, text, strlen (text));
  fputs (end, file);
}

/* What a school's files may say: somebody will open this one with a spreadsheet. */
static void
write_name (FILE *file, const char *text)
{
  g_autofree char *cell = frt_spreadsheet_dup_cell (text);

  write_cell (file, cell, ",");
}

static void
write_row (FILE *file, const FrtLetter *letter)
{
  g_autofree char *children = g_strjoinv ("; ", letter->children);
  g_autofree char *expires_at = frt_time_format (letter->expires_at);

  write_cell (file, letter->username, ",");
  write_cell (file, frt_secret_get (letter->password), ",");
  write_name (file, letter->school);
  write_cell (file, letter->uai, ",");
  write_name (file, letter->guardian);
  write_name (file, children);
  write_cell (file, letter->language, ",");
  write_cell (file, expires_at, END_OF_ROW);
}

/**
 * frt_letters_csv_write:
 * @file: an open file
 * @letters: (element-type FrtLetter): what to write
 * @error: return location for a #GError, or %NULL
 *
 * Writes the letters as CSV (RFC 4180, UTF-8; a letter's children are one cell, between semicolons) and finishes the file.
 *
 * Returns: %FALSE with %FRT_ERROR_REFUSED; then there is no file, and the letters are lost
 */
gboolean
frt_letters_csv_write (FrtPrivateFile *file, GPtrArray *letters, GError **error)
{
  FILE *stream = frt_private_file_get_stream (file);

  fputs (FRT_LETTERS_CSV_HEADER END_OF_ROW, stream);
  for (guint i = 0; i < letters->len; i++)
    write_row (stream, g_ptr_array_index (letters, i));

  return frt_private_file_finish (file, error);
}
