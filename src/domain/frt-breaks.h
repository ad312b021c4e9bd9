/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"

G_BEGIN_DECLS

/* Contract, rule 5. @username answers for the guardian today. @reason: (nullable) for the journal. Returns the new letters
 * (FrtLetter), one a guardian record that left. */
GPtrArray *frt_breaks_perform (const FrtDomain *domain, const char *uai, const char *username, const char *reason,
                               GError **error);

G_END_DECLS
