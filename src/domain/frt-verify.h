/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"

G_BEGIN_DECLS

/* Checks every invariant of the contract and the chain of events. Returns one sentence (English) for each offending row,
 * at most 100 an invariant; an empty array when all is well; NULL with an error when it could not look. */
GPtrArray *frt_verify_all (const FrtDomain *domain, GError **error);

G_END_DECLS
