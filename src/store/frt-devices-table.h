/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* What accounts were signed in to on. */

/* One more sign-in on the device of that name ("": it has none); *sign_ins is how many there were, with this one. */
gboolean frt_devices_table_see    (FrtTransaction *tx, gint64 account_id, const char *name, gint64 now, gint64 *sign_ins,
                                   GError **error);
/* Forgets those that were neither signed in on nor used by a session since. */
gboolean frt_devices_table_forget (FrtTransaction *tx, gint64 before, GError **error);

G_END_DECLS
