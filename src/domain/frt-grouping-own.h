/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"
#include "store/frt-groupings-tables.h"

G_BEGIN_DECLS

/* The row of one of the caller's own groupings; NOT_FOUND for another's. */
gboolean frt_grouping_own_find       (FrtTransaction *tx, const FrtIdentity *identity, const char *grouping_id,
                                      FrtGroupingRow **row, GError **error);
/* GROUPING_CLOSED or GROUPING_EXPIRED when it is no open proposal. */
gboolean frt_grouping_own_check_open (const FrtDomain *domain, const FrtGroupingRow *row, GError **error);

G_END_DECLS
