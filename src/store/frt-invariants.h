/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* The contract's invariants, each as a query for the rows that break it. Adds a sentence (English) to @faults for each, at
 * most 100 an invariant. */
gboolean frt_invariants_check (FrtTransaction *tx, GPtrArray *faults, GError **error);

G_END_DECLS
