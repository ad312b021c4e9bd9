/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"
#include "store/frt-accounts-table.h"
#include "store/frt-letters-table.h"

G_BEGIN_DECLS

/* A username and a password that were proved to belong together: the one road on which passwords are tested. */
typedef struct {
  FrtAccountRow *account;       /* as it stood when the password was looked at */
  FrtLetterRow  *letter;        /* (nullable): the password was this letter's */
  char          *new_hash;      /* (nullable): the account's password hashed at today's cost, to be kept */
  int            tries_left;    /* before a wait, should this attempt fail after all */
} FrtCredential;

void           frt_credential_free      (FrtCredential *self);

/* Hashes; opens its own transactions. FRT_ERROR_INVALID_CREDENTIALS with "tries_left", or TOO_MANY_ATTEMPTS. Whether the
 * account may be used is another question, asked afterwards (rule 10). */
FrtCredential *frt_credentials_prove    (const FrtDomain *domain, const char *username, const char *password,
                                         const char *client_address, GError **error);
/* Inside the transaction that uses a proof: reads the account again and refuses when its password changed meanwhile;
 * forgives the attempts, but staff's, whose second factor is still to be proved; keeps new_hash. */
gboolean       frt_credentials_redeem   (const FrtDomain *domain, FrtTransaction *tx, FrtCredential *credential,
                                         const char *client_address, GError **error);
/* What failures of a username are counted by, as typed. Text that can be no username counts too, under a name none can
 * have. (transfer full) */
char          *frt_credentials_dup_subject (const char *username);
/* FRT_ERROR_INVALID_CREDENTIALS with "tries_left". Returns FALSE. */
gboolean       frt_credentials_refuse   (int tries_left, GError **error);
/* FRT_ERROR_LETTER_EXPIRED with member "school". */
gboolean       frt_credentials_check_letter (const FrtDomain *domain, FrtTransaction *tx, const FrtCredential *credential,
                                         GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtCredential, frt_credential_free)

G_END_DECLS
