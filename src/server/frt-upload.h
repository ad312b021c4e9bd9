/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A body too large for memory, in a file without a name: nothing is left of it when it is closed, nor after a crash. */
typedef struct {
  int descriptor;
} FrtUpload;

FrtUpload *frt_upload_new   (GError **error);
gboolean   frt_upload_write (FrtUpload *self, const char *data, gsize size, GError **error);
void       frt_upload_free  (FrtUpload *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtUpload, frt_upload_free)

G_END_DECLS
