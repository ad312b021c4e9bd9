/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The rows that a confirmation writes, written by nothing but SQLite with the store's own settings. */
typedef struct _BareConfirm BareConfirm;

BareConfirm *bare_confirm_open  (const char *path);
void         bare_confirm       (BareConfirm *self, gint64 primary_id, const char *grouping_id);
void         bare_confirm_close (BareConfirm *self);

G_END_DECLS
