/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter.h"
#include "domain/frt-letter-choice.h"
#include "domain/frt-progress.h"

G_BEGIN_DECLS

/* New provisional passwords, hashed; each older letter of theirs is dead at once. Returns FrtLetter, by class then name.
 * @progress: (nullable), told 0 at first; where it does not go on, nothing is changed: G_IO_ERROR_CANCELLED. */
GPtrArray *frt_letters_issue (const FrtDomain *domain, const char *uai, const FrtLetterChoice *choice,
                              const FrtProgress *progress, GError **error);
/* Whoever forgot: a new letter for this account, provisional or active; its sessions end. @uai: (nullable) the school whose
 * it must be; NULL for an operator, who may reset staff too. NOT_FOUND, or REFUSED with the reason. */
FrtLetter *frt_letters_reset (const FrtDomain *domain, const char *uai, const char *username, GError **error);

G_END_DECLS
