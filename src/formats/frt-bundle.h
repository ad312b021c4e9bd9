/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "formats/frt-input.h"

G_BEGIN_DECLS

/* CSV files that belong together and are found by their names: those of a folder, of an archive, or given one by one. */
typedef struct _FrtBundle FrtBundle;

FrtBundle  *frt_bundle_new         (const char        *path);
void        frt_bundle_free        (FrtBundle         *self);
/* One file more, whose name is the last part of its path. */
gboolean    frt_bundle_add_file    (FrtBundle         *self,
                                    const char        *path,
                                    GError           **error);
/* Those right inside a folder. */
gboolean    frt_bundle_add_folder  (FrtBundle         *self,
                                    const char        *path,
                                    GError           **error);
/* Those of an archive, wherever they lie in it; @fd must outlive the bundle. */
gboolean    frt_bundle_add_archive (FrtBundle         *self,
                                    int                fd,
                                    GError           **error);

const char *frt_bundle_get_path    (FrtBundle         *self);
gboolean    frt_bundle_has         (FrtBundle         *self,
                                    const char        *name);
/* Opens a file at its start; the one opened before is closed. */
gboolean    frt_bundle_open        (FrtBundle         *self,
                                    const char        *name,
                                    FrtInput          *input,
                                    GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtBundle, frt_bundle_free)

G_END_DECLS
