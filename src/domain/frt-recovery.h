/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"

G_BEGIN_DECLS

/* For whoever forgot. Nothing here tells, by its answer or by its time, whether a username or an address is known. */

/* The usernames of an address go there, if it is confirmed. TRUE either way; INVALID_REQUEST (no address at all) or
 * TOO_MANY_ATTEMPTS. */
gboolean frt_recovery_send_usernames (const FrtDomain *domain, const char *email, const char *client_address, GError **error);
/* A code goes to the account's confirmed address. TRUE either way; TOO_MANY_ATTEMPTS. Hashes: run it on the hashing pool. */
gboolean frt_recovery_send_code      (const FrtDomain *domain, const char *username, const char *client_address,
                                      GError **error);
/* A new password for the code; it revives a dead one, and every session ends. Hashes: run it on the hashing pool.
 * INVALID_REQUEST at /code with "tries_left", TOO_MANY_ATTEMPTS or WEAK_PASSWORD (the code may be used again). */
gboolean frt_recovery_set_password   (const FrtDomain *domain, const char *username, const char *code,
                                      const char *new_password, const char *client_address, GError **error);

G_END_DECLS
