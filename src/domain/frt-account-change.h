/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-email-code.h"

G_BEGIN_DECLS

/* How the holder of an account is reached; NULL is what stays as it is. */
typedef struct {
  const char *email;         /* a code goes to a new one */
  const char *phone;
  const char *language;
} FrtAccountChange;

/* FRT_ERROR_INVALID_REQUEST, at the field */
gboolean frt_account_change_check (const FrtAccountChange *change, GError **error);
/* In a transaction of the caller's, once all is checked. @code: made for change->email. FRT_ERROR_TOO_MANY_ATTEMPTS */
gboolean frt_account_change_apply (const FrtDomain *domain, FrtTransaction *tx, FrtAccountRow *account,
                                   const FrtAccountChange *change, const FrtEmailCode *code, GError **error);

G_END_DECLS
