/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-credentials.h"

G_BEGIN_DECLS

/* The Account of the contract, of a row. */
FrtAccount *frt_account_rules_describe   (const FrtAccountRow *row);
/* Whether somebody who proved this account may sign in with it: ACCOUNT_GROUPED with member "primary_hint",
 * ACCOUNT_DISABLED. */
gboolean    frt_account_rules_may_sign_in (FrtTransaction *tx, const FrtAccountRow *row, GError **error);
/* The account that answers today for what this grouped one brought: groupings of groupings are followed. *id 0: none */
gboolean    frt_account_rules_find_primary (FrtTransaction *tx, gint64 account_id, gint64 *id, char **username,
                                            GError **error);
/* The signed-in account, read in this transaction: SESSION_EXPIRED when it or the session is
 * there no more, or it may not sign in now. */
gboolean    frt_account_rules_find_signed_in (FrtTransaction *tx, const FrtIdentity *identity, FrtAccountRow **row,
                                          GError **error);
/* The same for all but activation and enrolment: OTP_REQUIRED for staff without a second factor. */
gboolean    frt_account_rules_find_own   (FrtTransaction *tx, const FrtIdentity *identity, FrtAccountRow **row,
                                          GError **error);

G_END_DECLS
