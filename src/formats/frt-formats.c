/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-formats.h"

#include "common/frt-error.h"
#include "formats/frt-archive.h"
#include "formats/frt-input.h"
#include "formats/frt-siecle.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A school's files are told apart by what they hold, never by their names: secretaries rename them. */

static gssize
read_descriptor (gpointer data, void *buffer, gsize length, GError **error)
{
  int fd = GPOINTER_TO_INT (data);
  gssize got;

  do
    got = read (fd, buffer, length);
  while (got < 0 && errno == EINTR);

  if (got < 0)
    frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s", g_strerror (errno));

  return got;
}

/* Returns a descriptor of a regular file of a sensible size, or -1. */
static int
open_regular (const char *path, GError **error)
{
  struct stat status;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0 || fstat (fd, &status) < 0) {
    frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: cannot be opened: %s", path, g_strerror (errno));
  } else if (!S_ISREG (status.st_mode)) {
    frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: is not a file: give the XML or ZIP files", path);
  } else if (status.st_size == 0) {
    frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s:1: is empty: export it from SIECLE again", path);
  } else if ((guint64) status.st_size > FRT_INPUT_MAX_BYTES) {
    frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: is larger than 2 GiB: no school's export is", path);
  } else {
    return fd;
  }

  if (fd >= 0)
    close (fd);

  return -1;
}

static gboolean
read_file (const char *path, int fd, FrtRecordFunc func, gpointer data, GError **error)
{
  static const char zip[] = { 'P', 'K', 3, 4 };
  char magic[sizeof zip];
  FrtInput input = { path, read_descriptor, GINT_TO_POINTER (fd) };

  if (pread (fd, magic, sizeof magic, 0) == sizeof magic && memcmp (magic, zip, sizeof zip) == 0)
    return frt_archive_read (path, fd, func, data, error);

  return frt_siecle_read (&input, func, data, error);
}

/**
 * frt_formats_read:
 * @paths: (array zero-terminated=1): a school's files in any order, XML or ZIP
 * @func: called with each record as it is read, each file's header first; %FALSE with an error stops
 * @data: for @func
 * @error: return location for a #GError, or %NULL
 *
 * Reads a school's files as a stream: memory does not grow with them. Blocks on disk. Nothing in a file is
 * fetched, expanded or unpacked to disk.
 *
 * Returns: %FALSE with @func's error, or %FRT_ERROR_INVALID_FILE, whose message starts with the file and, as
 *   soon as its XML was begun, the line ("FILE:LINE: …"); what stood before was given to @func.
 */
gboolean
frt_formats_read (const char *const  *paths,
                  FrtRecordFunc       func,
                  gpointer            data,
                  GError            **error)
{
  for (; *paths != NULL; paths++) {
    int fd = open_regular (*paths, error);
    gboolean read_whole = fd >= 0 && read_file (*paths, fd, func, data, error);

    if (fd >= 0)
      close (fd);

    if (!read_whole)
      return FALSE;
  }

  return TRUE;
}

/**
 * frt_formats_read_descriptor:
 * @name: what messages call the file
 * @descriptor: a regular file that is open for reading; it stays open
 * @func: as of frt_formats_read()
 * @data: for @func
 * @error: return location for a #GError, or %NULL
 *
 * Returns: as frt_formats_read()
 */
gboolean
frt_formats_read_descriptor (const char    *name,
                             int            descriptor,
                             FrtRecordFunc  func,
                             gpointer       data,
                             GError       **error)
{
  if (lseek (descriptor, 0, SEEK_SET) != 0)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: cannot be read: %s", name, g_strerror (errno));

  return read_file (name, descriptor, func, data, error);
}
