/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/* All that is in a store, as a file from which any database can be filled again; frt-backup-file.h has its form. */
gboolean frt_backup_write   (const char *uri, FILE *stream, gint64 *rows, GError **error);
gboolean frt_backup_restore (const char *uri, const char *path, gint64 *rows, GError **error);

G_END_DECLS
