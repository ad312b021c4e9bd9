/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-child.h"
#include "domain/frt-domain.h"
#include "store/frt-people-tables.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Turns roads (FrtRoadRow, of one account or of several together) into children: each once, with the earliest
 * attached_since (rule 4), ordered by school, then first name. */
GListModel *frt_children_from_roads (FrtTransaction *tx, GPtrArray *roads, GError **error);

/* What the signed-in account sees: a list of FrtChild. */
GListModel *frt_children_list       (const FrtDomain *domain, const FrtIdentity *identity, GError **error);
gboolean    frt_children_write_own  (const FrtDomain *domain, const FrtIdentity *identity, FrtJsonWriter *writer,
                                     const char *name, GError **error);

G_END_DECLS
