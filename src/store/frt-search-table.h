/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* How a school finds an account: by folded words, in the order of names. Words are derived from accounts, guardian records,
 * students and classes; whatever changes one of those refreshes them (frt-search-words.h). */

#define FRT_SEARCH_WORDS 4      /* at most; more are left out */

/* A range is from the first, to below the second. */
typedef struct {
  const char  *uai;
  const char  *words[FRT_SEARCH_WORDS];   /* folded beginnings; NULL after the last */
  const char  *state;                     /* "" any */
  gint64       notified[2];               /* range of when the letter expires; -1: no letter yet, 0: dead */
  gint64       signed_in[2];              /* range of the last sign-in; 0: never */
  gint64       after;                     /* an account's id, 0 for the first page */
  guint        limit;
} FrtSearch;

/* Ids of accounts, sorted by name; neither staff's nor purged ones. */
gboolean frt_search_table_list          (FrtTransaction *tx, const FrtSearch *search, GArray **account_ids, GError **error);
/* Ids of a school's accounts whose username begins so, and of those whose guardian records the account of exactly that
 * username, perhaps another school's, answers for; at most @limit. */
gboolean frt_search_table_list_username (FrtTransaction *tx, const char *uai, const char *username, guint limit,
                                         GArray **account_ids, GError **error);

G_END_DECLS
