/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* @details: a JSON object. */
gboolean frt_outbox_table_add (FrtTransaction *tx, const char *kind, const char *address, const char *language,
                               const char *details, gint64 now, GError **error);

G_END_DECLS
