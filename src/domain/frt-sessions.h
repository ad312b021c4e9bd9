/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"

G_BEGIN_DECLS

typedef struct {
  const char *username;            /* as typed */
  const char *password;
  const char *device_name;         /* (nullable) */
  gboolean    persistent;
  const char *client_address;      /* for throttling: numeric */
  const char *otp;                 /* (nullable): staff's second factor */
} FrtSignIn;

/* Hashes a password: run it on the hashing pool. */
FrtTokens *frt_sessions_sign_in      (const FrtDomain   *domain,
                                      const FrtSignIn   *request,
                                      GError           **error);
FrtTokens *frt_sessions_refresh      (const FrtDomain   *domain,
                                      const char        *refresh_token,
                                      GError           **error);
gboolean   frt_sessions_authenticate (const FrtDomain   *domain,
                                      const char        *access_token,
                                      FrtIdentity       *identity,
                                      GError           **error);
JsonNode  *frt_sessions_list         (const FrtDomain   *domain,      /* {"sessions":[…]} */
                                      const FrtIdentity *identity,
                                      GError           **error);
/* @session_id: (nullable): the current one when NULL */
gboolean   frt_sessions_end          (const FrtDomain   *domain,
                                      const FrtIdentity *identity,
                                      const char        *session_id,
                                      GError           **error);

G_END_DECLS
