/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter.h"
#include "domain/frt-domain.h"
#include "domain/frt-progress.h"
#include "store/frt-accounts-table.h"

G_BEGIN_DECLS

/* A provisional password and its hash, made before the transaction that uses it. */
typedef struct {
  FrtSecret *password;     /* (owned) */
  char      *hash;         /* (owned) */
} FrtProvisional;

void       frt_provisional_free      (FrtProvisional *self);
/* @count of them, hashed on all cores: FrtProvisional. @progress: (nullable) */
GPtrArray *frt_provisional_make      (const FrtDomain *domain, guint count, const FrtProgress *progress, GError **error);

/* Gives @account this password as its letter: the older letter is dead, failures are forgiven. @by: what ended the older
 * one. The account's row must be written afterwards: its credential counts on. */
FrtLetter *frt_letter_maker_write    (const FrtDomain *domain, FrtTransaction *tx, FrtAccountRow *account,
                                      const FrtProvisional *provisional, const char *by, const char *language,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtProvisional, frt_provisional_free)

G_END_DECLS
