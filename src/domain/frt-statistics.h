/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* {"schools":[{uai,name,guardians,children,accounts:{provisional,active,grouped,disabled},groupings}]}; @uai nullable: all.
 * One school alone has two lists more: "classes":[{class,children,never_notified,provisional,active,grouped}], of the
 * accounts its letters made (a guardian of two classes counts in both), and "days":[{day,letters,activations,groupings,
 * breaks}] of the last year, those on which something happened. */
JsonNode *frt_statistics_collect (const FrtDomain *domain, const char *uai, GError **error);

G_END_DECLS
