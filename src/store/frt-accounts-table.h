/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-account.h"
#include "common/frt-name.h"
#include "store/frt-transaction.h"

G_BEGIN_DECLS

typedef struct {
  gint64           id;
  char            *username;
  FrtAccountKind   kind;
  FrtAccountState  state;
  char            *uai;
  gint64           student_id;         /* 0: none */
  char            *civility;           /* (nullable) */
  char            *birth_name;
  char            *used_name;          /* (nullable) */
  char            *first_name;
  char            *password_hash;      /* (nullable) */
  gint64           credential;
  char            *email;              /* (nullable) as last typed */
  char            *confirmed_email;    /* (nullable) the one that counts */
  char            *phone;              /* (nullable) */
  char            *language;           /* (nullable) */
  gint64           created_at;
  gint64           activated_at;
  gint64           last_sign_in_at;
  gint64           notified_until;     /* read only: -1 no letter yet, 0 its letter is dead, else when it expires */
} FrtAccountRow;

void          frt_account_row_free          (FrtAccountRow *self);
FrtHolderName frt_account_row_get_holder    (const FrtAccountRow *self);
/* Whether the address last typed is the one that was confirmed. */
gboolean      frt_account_row_is_confirmed  (const FrtAccountRow *self);

/* Each finder gives FALSE with @error when it could not look; *row is NULL when there is none. */
gboolean frt_accounts_table_find            (FrtTransaction *tx, gint64 id, FrtAccountRow **row, GError **error);
gboolean frt_accounts_table_find_username   (FrtTransaction *tx, const char *username, FrtAccountRow **row, GError **error);
/* The account that answers for a guardian record today. @guardian_key: SIECLE's PERSONNE_ID */
gboolean frt_accounts_table_find_guardian   (FrtTransaction *tx, const char *uai, const char *guardian_key,
                                             FrtAccountRow **row, GError **error);
/* Those who sign in and have confirmed this address, in small letters: FrtAccountRow, by username. */
gboolean frt_accounts_table_list_confirmed  (FrtTransaction *tx, const char *email, GPtrArray **rows, GError **error);
/* Fills in @row's id; *taken tells that the username is another's already, and nothing was added. */
gboolean frt_accounts_table_add             (FrtTransaction *tx, FrtAccountRow *row, gboolean *taken, GError **error);
/* Writes state, password, credential, contact and times back. */
gboolean frt_accounts_table_update          (FrtTransaction *tx, const FrtAccountRow *row, GError **error);
/* Disabled by its school since @at, or with 0 as its password says again: writes the state; the row must be read anew. */
gboolean frt_accounts_table_disable         (FrtTransaction *tx, gint64 id, gint64 at, GError **error);
/* Another name of its holder. What it is found by is another matter. */
gboolean frt_accounts_table_rename          (FrtTransaction *tx, gint64 id, const FrtHolderName *holder, GError **error);
/* Whether its school disabled it, so that it may enable it again. */
gboolean frt_accounts_table_was_disabled    (FrtTransaction *tx, gint64 id, gboolean *was, GError **error);
/* Username of the account that answers for what @account_id brought to a confirmed grouping; NULL when there is none. */
gboolean frt_accounts_table_find_primary    (FrtTransaction *tx, gint64 account_id, gint64 *primary_id, char **username,
                                             GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtAccountRow, frt_account_row_free)

G_END_DECLS
