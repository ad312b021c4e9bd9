/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter.h"
#include "domain/frt-domain.h"

G_BEGIN_DECLS

typedef struct {
  const char *const *usernames;     /* (nullable) NULL-terminated: these only; else those never notified */
  gboolean           reprint;       /* also those already notified, still provisional */
  const char        *language;      /* (nullable) the account's own, else "fr" */
} FrtLetterChoice;

/* New provisional passwords, hashed; each older letter of theirs is dead at once. Returns FrtLetter, by class then name. */
GPtrArray *frt_letters_issue (const FrtDomain *domain, const char *uai, const FrtLetterChoice *choice, GError **error);
/* Whoever forgot: a new letter for this account, provisional or active; its sessions end. @uai: (nullable) the school whose
 * it must be; NULL for an operator, who may reset staff too. NOT_FOUND, or REFUSED with the reason. */
FrtLetter *frt_letters_reset (const FrtDomain *domain, const char *uai, const char *username, GError **error);

G_END_DECLS
