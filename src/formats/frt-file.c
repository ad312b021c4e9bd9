/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-file.h"

#include "common/frt-error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

/**
 * frt_file_check:
 * @name: what messages call it
 * @fd: a descriptor
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it is a file with something in it, of no more than 2 GiB; else %FALSE with %FRT_ERROR_INVALID_FILE
 */
gboolean
frt_file_check (const char *name, int fd, GError **error)
{
  struct stat status;

  if (fstat (fd, &status) < 0)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: cannot be opened: %s", name, g_strerror (errno));
  if (!S_ISREG (status.st_mode))
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: is not a file: give the XML, CSV or ZIP files", name);
  if (status.st_size == 0)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s:1: is empty: export it again", name);
  if ((guint64) status.st_size > FRT_INPUT_MAX_BYTES)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: is larger than 2 GiB: no school's export is", name);
  return TRUE;
}

/**
 * frt_file_open:
 * @path: a file's path
 * @error: return location for a #GError, or %NULL
 *
 * Returns: a descriptor to be closed; -1 with %FRT_ERROR_INVALID_FILE
 */
int
frt_file_open (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0)
    frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: cannot be opened: %s", path, g_strerror (errno));
  if (fd < 0 || frt_file_check (path, fd, error))
    return fd;

  close (fd);
  return -1;
}

/**
 * frt_file_input:
 * @name: what messages call it
 * @fd: a descriptor
 *
 * Returns: what is in it, from where it stands
 */
FrtInput
frt_file_input (const char *name, int fd)
{
  return (FrtInput) { name, read_descriptor, GINT_TO_POINTER (fd) };
}

/**
 * frt_file_is_zip:
 * @fd: a descriptor
 *
 * Returns: whether it starts as a ZIP archive does
 */
gboolean
frt_file_is_zip (int fd)
{
  static const char zip[] = { 'P', 'K', 3, 4 };
  char magic[sizeof zip];

  return pread (fd, magic, sizeof magic, 0) == sizeof magic && memcmp (magic, zip, sizeof zip) == 0;
}
