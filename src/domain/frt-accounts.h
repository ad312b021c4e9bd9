/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"

G_BEGIN_DECLS

typedef struct {
  const char        *new_password;
  const char        *email;
  const char        *phone;               /* (nullable) */
  const char        *language;            /* (nullable) */
  const char *const *rejected_children;   /* (nullable) NULL-terminated child ids: "not my child" */
} FrtActivation;

/* Hashes a password and a code, which goes to the email: run it on the hashing pool. */
FrtAccount *frt_accounts_activate      (const FrtDomain      *domain,
                                        const FrtIdentity    *identity,
                                        const FrtActivation  *activation,
                                        GError              **error);
/* Once more, when the answer was lost: see the source. Hashes a password. */
FrtAccount *frt_accounts_repeat_activation (const FrtDomain  *domain,
                                        const FrtIdentity    *identity,
                                        const FrtActivation  *activation,
                                        const char           *client_address,
                                        GError              **error);
FrtAccount *frt_accounts_get           (const FrtDomain      *domain,
                                        const FrtIdentity    *identity,
                                        GError              **error);
/* Each field: (nullable) leaves it as it is. A code goes to an address that is not the confirmed one; until it comes back,
 * the confirmed one counts. Hashes when @email is there: run it on the hashing pool. TOO_MANY_ATTEMPTS */
FrtAccount *frt_accounts_change        (const FrtDomain      *domain,
                                        const FrtIdentity    *identity,
                                        const char           *email,
                                        const char           *phone,
                                        const char           *language,
                                        GError              **error);
/* The code that was sent to the address last typed. Hashes: run it on the hashing pool. */
FrtAccount *frt_accounts_confirm_email (const FrtDomain      *domain,
                                        const FrtIdentity    *identity,
                                        const char           *code,
                                        const char           *client_address,
                                        GError              **error);
/* Hashes two passwords: run it on the hashing pool. Other sessions end. */
gboolean    frt_accounts_change_password (const FrtDomain    *domain,
                                        const FrtIdentity    *identity,
                                        const char           *current_password,
                                        const char           *new_password,
                                        const char           *client_address,
                                        GError              **error);
/* What happened to this account, newest first: {"events":[{id,name,at,…}]}. @before: 0 for the newest. */
JsonNode   *frt_accounts_list_events   (const FrtDomain      *domain,
                                        const FrtIdentity    *identity,
                                        gint64                before,
                                        guint                 limit,
                                        GError              **error);
/* For an operator, by @username as typed: {"account":Account,"children":[Child],"guardians":[{uai,first_name,last_name,
 * origin_username,grouped}],"letter_expires_at":…|null}; FRT_ERROR_NOT_FOUND. */
JsonNode   *frt_accounts_show          (const FrtDomain      *domain,
                                        const char           *username,
                                        GError              **error);
/* The username of the account that answers today for the person @guardian_key (PERSONNE_ID) of a school's export;
 * FRT_ERROR_NOT_FOUND. */
char       *frt_accounts_find_guardian (const FrtDomain      *domain,
                                        const char           *uai,
                                        const char           *guardian_key,
                                        GError              **error);

G_END_DECLS
