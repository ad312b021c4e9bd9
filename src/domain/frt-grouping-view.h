/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-grouping.h"
#include "domain/frt-domain.h"
#include "store/frt-groupings-tables.h"

G_BEGIN_DECLS

/* What the parent sees of a grouping: who would bring which children, what they have today, what they would have. Always
 * derived from what is stored now; its digest tells whether that is still what was seen. */
FrtGrouping *frt_grouping_view_make (const FrtDomain *domain, FrtTransaction *tx, const FrtGroupingRow *row, GError **error);

/* Proposed, but its 30 minutes are over. */
gboolean     frt_grouping_view_is_expired (const FrtDomain *domain, const FrtGroupingRow *row);

G_END_DECLS
