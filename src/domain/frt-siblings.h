/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Schools where another letter probably waits for the signed-in parent: guardians of the same folded names, with the same
 * email or mobile in their schools' files, or whose email is the one this parent confirmed. Told once an email is confirmed,
 * the school and nothing else; never grouped by itself. A school switches it off with school.siblings.
 * {"schools":[{uai,name}]}, by name; empty for whoever has confirmed no email. */
JsonNode *frt_siblings_list (const FrtDomain *domain, const FrtIdentity *identity, GError **error);

G_END_DECLS
