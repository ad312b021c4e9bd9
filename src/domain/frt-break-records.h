/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"
#include "store/frt-accounts-table.h"

G_BEGIN_DECLS

/* What a break moves (contract, rule 5), in a transaction of the caller's. */

/* Which records of @account would leave when school @uai breaks: (element-type FrtAttachmentRow), some of those in
 * *attachments, which owns them. NOT_FOUND when it answers for nobody of the school, REFUSED when there is nothing to
 * break. */
gboolean frt_break_records_choose  (FrtTransaction *tx, const char *uai, const FrtAccountRow *account,
                                    GPtrArray **attachments, GPtrArray **leaving, GError **error);
/* Each of @leaving gets a new provisional account with one of @provisionals; the account's sessions end, its holder is told.
 * Returns the new letters, FrtLetter. @reason: (nullable) for the journal. */
GPtrArray *frt_break_records_release (const FrtDomain *domain, FrtTransaction *tx, const char *uai,
                                      const FrtAccountRow *account, GPtrArray *leaving, GPtrArray *provisionals,
                                      const char *reason, GError **error);

G_END_DECLS
