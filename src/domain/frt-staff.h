/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter.h"
#include "domain/frt-domain.h"

G_BEGIN_DECLS

/* A member of a school's staff. */
typedef struct {
  const char *username;         /* as typed */
  const char *first_name;       /* (nullable) */
  const char *last_name;        /* (nullable): the username when NULL */
} FrtNewStaff;

/* A provisional account of kind staff, bound to its school; its provisional password is in the letter, once. Hashes. */
FrtLetter *frt_staff_add (const FrtDomain *domain, const char *uai, const FrtNewStaff *staff, GError **error);

/* Whether this identity is staff of that school, with its second factor: else FORBIDDEN, ACTIVATION_REQUIRED or
 * OTP_REQUIRED. Then *acting is the domain to do the school's work with: whatever is written with it bears the name of who
 * did it in the journal, and fails with SESSION_EXPIRED when that session has ended meanwhile. @identity must live as long. */
gboolean   frt_staff_act (const FrtDomain *domain, const FrtIdentity *identity, const char *uai, FrtDomain *acting,
                          GError **error);

G_END_DECLS
