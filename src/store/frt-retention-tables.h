/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* What is kept no longer (contract, rule 6). */

/* An account whose time is over. */
typedef struct {
  gint64   account_id;
  gboolean was_activated;
} FrtRetentionRow;

/* At most @limit: provisional accounts made, and their newest letter written, before @never_activated_before; others neither
 * signed in to nor used since @idle_before. Grouped ones go with their primary. FrtRetentionRow. */
gboolean frt_retention_tables_list     (FrtTransaction *tx, gint64 never_activated_before, gint64 idle_before, guint limit,
                                        GPtrArray **rows, GError **error);
/* The guardian records an account answers for, (element-type gint64): each is marked as purged and answered for by nobody. */
gboolean frt_retention_tables_release  (FrtTransaction *tx, gint64 account_id, gint64 now, GArray **guardian_ids,
                                        GError **error);
/* Ends the groupings an account is the primary of. Its members, by accounts that are grouped: (element-type gint64). */
gboolean frt_retention_tables_ungroup  (FrtTransaction *tx, gint64 account_id, gint64 now, GArray **member_ids,
                                        GError **error);
/* Nothing of its holder is left but the row's number, its school and its dates; username: "purged-NUMBER". */
gboolean frt_retention_tables_erase    (FrtTransaction *tx, gint64 account_id, gint64 now, GError **error);

G_END_DECLS
