/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "formats/frt-input.h"

G_BEGIN_DECLS

/* A descriptor of a regular file of a sensible size, to be closed by the caller; -1 with FRT_ERROR_INVALID_FILE. */
int      frt_file_open  (const char *path, GError **error);
/* The same checks of one that is open already, which messages call @name. */
gboolean frt_file_check (const char *name, int fd, GError **error);
/* Its content from where it stands; @fd and @name must outlive it. */
FrtInput frt_file_input (const char *name, int fd);
gboolean frt_file_is_zip (int fd);

G_END_DECLS
