/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "formats/frt-input.h"

G_BEGIN_DECLS

/* A cursor over the files of a ZIP archive, forward only. */
typedef struct _FrtArchive FrtArchive;

FrtArchive *frt_archive_open      (const char  *path,
                                   int          fd,
                                   GError     **error);
const char *frt_archive_next      (FrtArchive  *self,
                                   GError     **error);
FrtInput    frt_archive_get_input (FrtArchive  *self);
void        frt_archive_free      (FrtArchive  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtArchive, frt_archive_free)

G_END_DECLS
