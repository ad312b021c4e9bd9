/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"
#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* Whom letters are for, of those who have not activated their account. */
typedef enum {
  FRT_LETTERS_NEVER_NOTIFIED,
  FRT_LETTERS_NOTIFIED,             /* by a letter that is still good */
  FRT_LETTERS_EXPIRED,
  FRT_LETTERS_NOT_ACTIVATED,        /* all of them */
} FrtLettersFor;

typedef struct {
  const char *const *usernames;     /* (nullable) NULL-terminated: these only, whoever they are */
  FrtLettersFor      whom;          /* without usernames */
  const char        *class_name;    /* (nullable) without usernames: those with a child in it; "" in none */
  const char        *language;      /* (nullable) the account's own, else "fr" */
} FrtLetterChoice;

/* What a choice comes to. */
typedef struct {
  guint letters;
  guint replaced;                   /* of them in the place of one that is still good, whose password dies */
} FrtLetterCount;

/* Ids of accounts, by class then name; those purged, or entitled since a setting changed, get accounts to print letters for.
 * NOT_FOUND; REFUSED: one of the usernames is of an account that is not provisional. */
gboolean   frt_letter_choice_find      (const FrtDomain *domain, FrtTransaction *tx, const char *uai,
                                        const FrtLetterChoice *choice, GArray **ids, GError **error);
/* never-notified, notified, expired, not-activated */
gboolean   frt_letters_for_from_string (const char *name, FrtLettersFor *whom);
/* Nothing is changed. */
gboolean   frt_letter_choice_count     (const FrtDomain *domain, const char *uai, const FrtLetterChoice *choice,
                                        FrtLetterCount *count, GError **error);

G_END_DECLS
