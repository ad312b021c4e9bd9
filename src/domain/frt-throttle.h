/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"
#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* Contract, rule 7. An attempt is counted as a failure before the password is looked at, and taken back when it was right:
 * so a thousand guesses at once are counted as a thousand. */

#define FRT_LETTER_DIES_AFTER   50      /* failures in a row */
#define FRT_PASSWORD_DIES_AFTER 100

typedef struct {
  int tries_left;      /* before a wait, should this one be wrong */
  int in_row;          /* failures in a row before this attempt */
} FrtAttempt;

/* @client_address: (nullable) where the caller is signed in already. FRT_ERROR_TOO_MANY_ATTEMPTS with member "retry_after"
 * (seconds) when one must wait. */
gboolean frt_throttle_attempt (const FrtDomain *domain, FrtTransaction *tx, const char *username, const char *client_address,
                               FrtAttempt *attempt, GError **error);
gboolean frt_throttle_succeed (const FrtDomain *domain, FrtTransaction *tx, const char *username, const char *client_address,
                               GError **error);
/* A new letter or a new password begins anew. */
gboolean frt_throttle_forgive (FrtTransaction *tx, const char *username, GError **error);
/* Forgets what does not count any more: where failures came from, and which usernames were tried that nobody has. */
gboolean frt_throttle_forget  (const FrtDomain *domain, FrtTransaction *tx, GError **error);

G_END_DECLS
