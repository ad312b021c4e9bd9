/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-private-file.h"

#include "common/frt-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

struct _FrtPrivateFile {
  char     *path;                    /* (owned): what the file will be called */
  char     *draft;                   /* (owned) (nullable): what it is called until it is whole */
  FILE     *stream;                  /* (owned) (nullable) once closed */
  gboolean  overwrite;
  char      buffer[BUFSIZ];          /* stdio's own, ours to be wiped: secrets pass through it */
};

static gboolean
set_errno (const FrtPrivateFile *self, GError **error)
{
  return frt_error_set (error, FRT_ERROR_REFUSED, "%s: cannot be written: %s", self->path, g_strerror (errno));
}

static gboolean
set_exists (const FrtPrivateFile *self, GError **error)
{
  return frt_error_set (error, FRT_ERROR_REFUSED, "%s: is already there: give another name, or --force", self->path);
}

/**
 * frt_private_file_open:
 * @path: the file to write
 * @overwrite: whether one of that name may go
 * @error: return location for a #GError, or %NULL
 *
 * Makes sure that the file can be written, under a name of its own that only this user may read.
 *
 * Returns: (transfer full): a file to write to; %NULL with %FRT_ERROR_REFUSED
 */
FrtPrivateFile *
frt_private_file_open (const char *path, gboolean overwrite, GError **error)
{
  g_autoptr (FrtPrivateFile) self = g_new0 (FrtPrivateFile, 1);
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
  self->stream = fdopen (fd, "w");
  setvbuf (self->stream, self->buffer, _IOFBF, sizeof self->buffer);
  return g_steal_pointer (&self);
}

/**
 * frt_private_file_get_stream:
 * @self: an open file
 *
 * Returns: (transfer none): where to write; what went wrong is told by frt_private_file_finish()
 */
FILE *
frt_private_file_get_stream (FrtPrivateFile *self)
{
  return self->stream;
}

/* Everything on the disk, or not at all. */
static gboolean
close_stream (FrtPrivateFile *self)
{
  gboolean written = fflush (self->stream) == 0 && !ferror (self->stream) && fsync (fileno (self->stream)) == 0;
  int failure = errno;

  written = fclose (g_steal_pointer (&self->stream)) == 0 && written;
  if (!written)
    errno = failure;

  return written;
}

static gboolean
give_name (FrtPrivateFile *self)
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
 * frt_private_file_finish:
 * @self: an open file, to which everything was written
 * @error: return location for a #GError, or %NULL
 *
 * Gives the file its name, once it is on the disk. Call it once.
 *
 * Returns: %FALSE with %FRT_ERROR_REFUSED; then there is no file
 */
gboolean
frt_private_file_finish (FrtPrivateFile *self, GError **error)
{
  if (!close_stream (self))
    return set_errno (self, error);

  if (!give_name (self))
    return errno == EEXIST ? set_exists (self, error) : set_errno (self, error);

  g_clear_pointer (&self->draft, g_free);
  return TRUE;
}

/**
 * frt_private_file_free:
 * @self: (transfer full): a file
 *
 * Closes the file; one that was not finished is removed.
 */
void
frt_private_file_free (FrtPrivateFile *self)
{
  if (self->stream != NULL)
    fclose (self->stream);

  if (self->draft != NULL)
    g_unlink (self->draft);

  explicit_bzero (self->buffer, sizeof self->buffer);
  g_free (self->draft);
  g_free (self->path);
  g_free (self);
}
