/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-credentials.h"

G_BEGIN_DECLS

/* The second factor of staff. Until it is proved, an identity's needs_otp is set and everything else is refused. Its secrets
 * are kept sealed with the domain's key. */

/* A new secret for the signed-in member of staff, told here and never again: {"otpauth_uri":…}. */
JsonNode *frt_otp_enrol   (const FrtDomain *domain, const FrtIdentity *identity, GError **error);
/* Proves it by a code of it; from now on each sign-in needs one. */
gboolean  frt_otp_confirm (const FrtDomain *domain, const FrtIdentity *identity, const char *code,
                           const char *client_address, GError **error);

/* At a sign-in whose password was right: OTP_REQUIRED when a code is needed and @code is NULL, INVALID_CREDENTIALS when it
 * is wrong or used. Do not commit then: the attempt goes on counting. When it is right, its step is used up. */
gboolean  frt_otp_check   (const FrtDomain *domain, FrtTransaction *tx, const FrtCredential *credential, const char *code,
                           GError **error);

/* The id of the key with which secrets in the store are sealed, NULL when none is. */
gboolean  frt_otp_find_key_id (const FrtDomain *domain, char **id, GError **error);
/* Seals those that an older Fratrie left in the clear; FALSE with USAGE when some are sealed with another key. */
gboolean  frt_otp_seal_all    (const FrtDomain *domain, GError **error);

G_END_DECLS
