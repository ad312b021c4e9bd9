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

/* Seals those that an older Fratrie left in the clear; FALSE with USAGE when some are sealed with another key. */
gboolean  frt_otp_seal_all (const FrtDomain *domain, GError **error);
/* The key of the service in the file @path, a new one if there is none and nothing is sealed yet (unless @made is NULL, where
 * it is told whether it is new); then all secrets are sealed with it. */
FrtKey   *frt_otp_open_key (const FrtDomain *domain, const char *path, gboolean *made, GError **error);

G_END_DECLS
