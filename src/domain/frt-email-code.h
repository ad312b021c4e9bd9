/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-throttle.h"
#include "store/frt-accounts-table.h"
#include "store/frt-email-codes-table.h"

G_BEGIN_DECLS

/* A code of 8 digits sent by email: 15 minutes, 5 tries, kept as a hash as dear as a password's. */
typedef struct {
  FrtSecret *code;
  char      *hash;
} FrtEmailCode;

void          frt_email_code_free    (FrtEmailCode *self);
/* Hashes: before the transaction. */
FrtEmailCode *frt_email_code_make    (const FrtDomain *domain, GError **error);
/* Keeps it as the only one of its purpose, and leaves it in the outbox for @email. */
gboolean      frt_email_code_send    (const FrtDomain *domain, FrtTransaction *tx, const FrtAccountRow *account,
                                      FrtCodePurpose purpose, const char *email, const FrtEmailCode *code, GError **error);

/* Whether @typed is the code of @account (nullable: then it is not, as slowly). Counts the try before it looks, by @subject
 * and by the code itself. Hashes; opens its own transaction. *proved, (nullable) on return, is the row it was.
 * INVALID_REQUEST at /code with "tries_left", or TOO_MANY_ATTEMPTS. */
gboolean      frt_email_code_prove   (const FrtDomain *domain, gint64 account_id, FrtCodePurpose purpose,
                                      const char *subject, const char *client_address, const char *typed,
                                      FrtEmailCodeRow **proved, GError **error);
/* In the transaction that uses a proof: forgives the tries and uses the code up, unless it is to be @kept for another try.
 * INVALID_REQUEST when another was sent, or this one used, since. */
gboolean      frt_email_code_redeem  (const FrtDomain *domain, FrtTransaction *tx, gint64 account_id,
                                      FrtCodePurpose purpose, const char *subject, const char *client_address,
                                      FrtEmailCodeRow *proved, gboolean kept, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtEmailCode, frt_email_code_free)

G_END_DECLS
