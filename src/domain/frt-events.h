/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The journal for an operator, oldest first: {"events":[{id,at,name,uai,username,…}]}. @uai: (nullable) every school's;
 * @since: seconds, 0 for all. */
JsonNode *frt_events_list (const FrtDomain *domain, const char *uai, gint64 since, GError **error);

/* {"events":[…]} of FrtEventRow, in their order. */
JsonNode *frt_events_to_json (GPtrArray *rows);

G_END_DECLS
