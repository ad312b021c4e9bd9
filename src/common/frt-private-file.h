/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/* A file that holds secrets: only this user may read it, and it bears its name once it is whole and on the disk. */
typedef struct _FrtPrivateFile FrtPrivateFile;

FrtPrivateFile *frt_private_file_open       (const char      *path,
                                             gboolean         overwrite,
                                             GError         **error);
FILE           *frt_private_file_get_stream (FrtPrivateFile  *self);
gboolean        frt_private_file_finish     (FrtPrivateFile  *self,
                                             GError         **error);
void            frt_private_file_free       (FrtPrivateFile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtPrivateFile, frt_private_file_free)

G_END_DECLS
