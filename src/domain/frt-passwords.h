/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"
#include "domain/frt-progress.h"

G_BEGIN_DECLS

/* Argon2id through libsodium, at the cost the settings say. Slow on purpose: never inside a transaction. */

char      *frt_passwords_hash         (const FrtDomain *domain, const char *password, GError **error);
/* The same cost whether @hash is there or NULL: an unknown username must take as long as a wrong password. */
gboolean   frt_passwords_verify       (const FrtDomain *domain, const char *hash, const char *password);
gboolean   frt_passwords_needs_rehash (const FrtDomain *domain, const char *hash);
/* Hashes each FrtSecret of @passwords on all cores; hashes in the same order. @progress: (nullable) */
GPtrArray *frt_passwords_hash_many    (const FrtDomain *domain, GPtrArray *passwords, const FrtProgress *progress,
                                       GError **error);
/* The dearest cost with which one hash takes at most @target_ms on one core of this machine now, but never cheaper than the
 * contract's (19 MiB, 2 passes); memory stays as @domain's settings have it. */
gboolean   frt_passwords_calibrate    (const FrtDomain *domain, guint target_ms, guint *passes, double *milliseconds,
                                       GError **error);
/* The rules for a password a person chooses: FRT_ERROR_WEAK_PASSWORD with member "reasons". */
gboolean   frt_passwords_accept       (const char *password, const char *const *your_words, GError **error);

G_END_DECLS
