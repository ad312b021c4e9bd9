/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-throttle.h"

G_BEGIN_DECLS

/* Somebody types a code: throttled as a password is (rule 7). @subject: what failures are counted by; with a space in it,
 * so that it is no username's. */

/* Counts the attempt before the code is looked at. TOO_MANY_ATTEMPTS */
gboolean frt_code_attempt_begin  (const FrtDomain *domain, const char *subject, const char *client_address,
                                  FrtAttempt *attempt, GError **error);
/* The code was wrong: INVALID_REQUEST at /code, with member "tries_left". Returns FALSE. */
gboolean frt_code_attempt_refuse (const FrtAttempt *attempt, GError **error);

G_END_DECLS
