/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "letters/frt-letters-csv.h"

#include "common/frt-error.h"
#include "common/frt-time.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define END_OF_ROW "\r\n"            /* RFC 4180, 2.1 */

struct _FrtLettersCsv {
  char     *path;                    /* (owned): what the file will be called */
  char     *draft;                   /* (owned) (nullable): what it is called until it is whole */
  FILE     *file;                    /* (owned) (nullable) once closed */
  gboolean  overwrite;
  char      buffer[BUFSIZ];          /* stdio's own, ours to be wiped: passwords pass through it */
};

static gboolean
set_errno (const FrtLettersCsv *self, GError **error)
{
  return frt_error_set (error, FRT_ERROR_REFUSED, "%s: cannot be written: %s",
                        self->path, g_strerror (errno));
}

static gboolean
set_exists (const FrtLettersCsv *self, GError **error)
{
  return frt_error_set (error, FRT_ERROR_REFUSED, "%s: is already there: give another name, or --force",
                        self->path);
}

static void
write_cell (FILE *file, const char *text, const char *end)
{
  csv_fwrite (file, text != NULL ? text : "", text != NULL ? strlen (text) : 0);
  fputs (end, file);
}

static void
write_row (FILE *file, const FrtLetter *letter)
{
  g_autofree char *children = g_strjoinv ("; ", letter->children);
  g_autofree char *expires_at = frt_time_format (letter->expires_at);

  write_cell (file, letter->username, ",");
  write_cell (file, frt_secret_get (letter->password), ",");
  write_cell (file, letter->school, ",");
  write_cell (file, letter->uai, ",");
  write_cell (file, letter->guardian, ",");
  write_cell (file, children, ",");
  write_cell (file, letter->language, ",");
  write_cell (file, expires_at, END_OF_ROW);
}

/* Everything on the disk, or not at all. */
static gboolean
close_file (FrtLettersCsv *self)
{
  gboolean written = fflush (self->file) == 0 && !ferror (self->file) && fsync (fileno (self->file)) == 0;
  int failure = errno;

  written = fclose (g_steal_pointer (&self->file)) == 0 && written;
  if (!written)
    errno = failure;

  return written;
}

static gboolean
give_name (FrtLettersCsv *self)
{
  if (!self->overwrite) {
    if (renameat2 (AT_FDCWD, self->draft, AT_FDCWD, self->path, RENAME_NOREPLACE) == 0)
      return TRUE;

    /* Some file systems cannot do that; whether the name is free was seen when the file was opened. */
    if (errno != EINVAL)
      return FALSE;
  }

  return g_rename (self->draft, self->path) == 0;
}

/**
 * frt_letters_csv_write:
 * @self: an open file
 * @letters: (element-type FrtLetter): what to write
 * @error: return location for a #GError, or %NULL
 *
 * Writes the letters as CSV (RFC 4180, UTF-8; a letter's children are one cell, between semicolons) and gives
 * the file its name once it is whole and on the disk. Call it once.
 *
 * Returns: %FALSE with %FRT_ERROR_REFUSED; then there is no file, and the letters are lost
 */
gboolean
frt_letters_csv_write (FrtLettersCsv *self, GPtrArray *letters, GError **error)
{
  fputs (FRT_LETTERS_CSV_HEADER END_OF_ROW, self->file);
  for (guint i = 0; i < letters->len; i++)
    write_row (self->file, g_ptr_array_index (letters, i));

  if (!close_file (self))
    return set_errno (self, error);

  if (!give_name (self))
    return errno == EEXIST ? set_exists (self, error) : set_errno (self, error);

  g_clear_pointer (&self->draft, g_free);
  return TRUE;
}

/**
 * frt_letters_csv_open:
 * @path: the file to write
 * @overwrite: whether one of that name may go
 * @error: return location for a #GError, or %NULL
 *
 * Makes sure that the file can be written, under a name of its own that only this user may read.
 *
 * Returns: (transfer full): a file to write to; %NULL with %FRT_ERROR_REFUSED
 */
FrtLettersCsv *
frt_letters_csv_open (const char *path, gboolean overwrite, GError **error)
{
  g_autoptr (FrtLettersCsv) self = g_new0 (FrtLettersCsv, 1);
  g_autofree char *draft = g_strconcat (path, ".XXXXXX", NULL);
  int fd;

  self->path = g_strdup (path);
  self->overwrite = overwrite;
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !(overwrite && g_file_test (path, G_FILE_TEST_IS_REGULAR))) {
    set_exists (self, error);
    return NULL;
  }

  fd = g_mkstemp_full (draft, O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0) {
    set_errno (self, error);
    return NULL;
  }

  self->draft = g_steal_pointer (&draft);
  self->file = fdopen (fd, "w");
  setvbuf (self->file, self->buffer, _IOFBF, sizeof self->buffer);
  return g_steal_pointer (&self);
}

/**
 * frt_letters_csv_free:
 * @self: a file
 *
 * Closes the file; one that was not written whole is removed.
 */
void
frt_letters_csv_free (FrtLettersCsv *self)
{
  if (self->file != NULL)
    fclose (self->file);

  if (self->draft != NULL)
    g_unlink (self->draft);

  explicit_bzero (self->buffer, sizeof self->buffer);
  g_free (self->draft);
  g_free (self->path);
  g_free (self);
}
