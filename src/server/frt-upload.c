/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-upload.h"

#include "common/frt-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Returns: (transfer full): an empty file; NULL with FRT_ERROR_UNAVAILABLE */
FrtUpload *
frt_upload_new (GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) cause = NULL;
  int descriptor = g_file_open_tmp ("fratried-XXXXXX", &path, &cause);
  FrtUpload *self;

  if (descriptor < 0) {
    frt_error_set (error, FRT_ERROR_UNAVAILABLE, "no room for a school's files: %s", cause->message);
    return NULL;
  }
  g_unlink (path);
  self = g_new (FrtUpload, 1);
  self->descriptor = descriptor;
  return self;
}

/* Returns: whether it was kept; FALSE with FRT_ERROR_UNAVAILABLE when the disk is full */
gboolean
frt_upload_write (FrtUpload *self, const char *data, gsize size, GError **error)
{
  while (size > 0) {
    gssize written = write (self->descriptor, data, size);

    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return frt_error_set (error, FRT_ERROR_UNAVAILABLE, "no room for a school's files: %s", g_strerror (errno));
    data += written;
    size -= (gsize) written;
  }
  return TRUE;
}

void
frt_upload_free (FrtUpload *self)
{
  close (self->descriptor);
  g_free (self);
}
