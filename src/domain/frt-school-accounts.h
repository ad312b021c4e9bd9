/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-name.h"
#include "domain/frt-domain.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A school's accounts as its staff see them. */

#define FRT_SEARCH_PAGE_MAX 200

typedef struct {
  const char *query;      /* (nullable) beginnings of words, in any order: the holder's, a child's, a class; or a username */
  const char *state;      /* (nullable) never-notified, notified, expired, activated, grouped, idle or disabled */
  const char *after;      /* (nullable) "next" of the page before */
  guint       limit;      /* 1 to FRT_SEARCH_PAGE_MAX; 0 is 50 */
} FrtAccountQuery;

/* By name: {"accounts":[Account with "status" (one of the states above), "letter_expires_at", "primary_username" (whom it
 * was grouped into) and "children":[{first_name,last_name,class}]],"next":…|null}. INVALID_REQUEST with the pointer "?state",
 * "?after" or "?limit". */
JsonNode   *frt_school_accounts_search  (const FrtDomain *domain, const char *uai, const FrtAccountQuery *query,
                                         GError **error);

/* From here on a username as typed, of an account that the school's letter made: else NOT_FOUND. */

/* It signs in no more, its sessions end; its letter, its password and what it answers for stay. Twice is once.
 * REFUSED: it is grouped, or was ended by a break. */
FrtAccount *frt_school_accounts_disable (const FrtDomain *domain, const char *uai, const char *username, GError **error);
FrtAccount *frt_school_accounts_enable  (const FrtDomain *domain, const char *uai, const char *username, GError **error);

/* Another spelling of a guardian's name, which holds until the school's file changes that name; so that two letters for one
 * person can be grouped (rule 3). REFUSED: it is no guardian's. INVALID_REQUEST: a name is empty or too long. */
FrtAccount *frt_school_accounts_correct (const FrtDomain *domain, const char *uai, const char *username,
                                         const FrtHolderName *holder, GError **error);

G_END_DECLS
