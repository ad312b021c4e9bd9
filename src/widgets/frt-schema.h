/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The settings of a schema of ours, wherever we are installed. NULL with FRT_ERROR_USAGE when it is not. */
GSettings *frt_schema_open (const char *id, GError **error);

G_END_DECLS
