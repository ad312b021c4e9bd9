/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-connection.h"

G_BEGIN_DECLS

/* Numbered schema changes, sql/FOLDER/NNNN-name.sql, compiled in; other files of the folder bear no number. */
char    *frt_migrations_load  (const char *folder, const char *name, GError **error);
/* In a transaction that writes: brings a schema, or none, to that version and tells which it was (0: none). */
gboolean frt_migrations_reach (FrtConnection *connection, const char *folder, gint64 version, gint64 *before,
                               GError **error);
gint64   frt_migrations_get_newest (const char *folder);
gboolean frt_migrations_apply (FrtConnection *connection, const char *folder, GError **error);
gboolean frt_migrations_check (FrtConnection *connection, const char *folder, GError **error);

G_END_DECLS
