/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-accounts-table.h"
#include "domain/frt-domain.h"

G_BEGIN_DECLS

/* A guardian's provisional account under a username nobody has; it answers for nothing yet. Its letter is another matter. */
FrtAccountRow *frt_newcomer_make (const FrtDomain *domain, FrtTransaction *tx, const char *uai, const char *civility,
                                  const FrtHolderName *holder, GError **error);
/* An account for each of @newcomers (FrtNewcomerRow), who answers for its record from now on. */
gboolean       frt_newcomer_open (const FrtDomain *domain, FrtTransaction *tx, const char *uai, GPtrArray *newcomers,
                                  GError **error);
/* One for whoever of a school is entitled to an account and has none, since theirs was purged or a setting changed: *count of
 * them. What they are found by is to be written afterwards. */
gboolean       frt_newcomer_open_missing (const FrtDomain *domain, FrtTransaction *tx, const char *uai, guint *count,
                                          GError **error);

G_END_DECLS
