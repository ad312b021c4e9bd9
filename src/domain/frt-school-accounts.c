/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-school-accounts.h"

#include "common/frt-error.h"
#include "domain/frt-account-rules.h"
#include "domain/frt-journal.h"
#include "store/frt-people-tables.h"
#include "store/frt-search-words.h"
#include "store/frt-sessions-tables.h"

#define NAME_MAX_LENGTH 100      /* characters, as SIECLE has them */

static gboolean
find_account (FrtTransaction *tx, const char *uai, const char *username, FrtAccountRow **account, GError **error)
{
  g_autofree char *normalised = frt_username_normalise (username);
  g_autoptr (FrtAccountRow) found = NULL;

  if (normalised != NULL && !frt_accounts_table_find_username (tx, normalised, &found, error))
    return FALSE;
  if (found == NULL || found->kind == FRT_ACCOUNT_STAFF || !g_str_equal (found->uai, uai))
    return frt_error_set (error, FRT_ERROR_NOT_FOUND, "%s has no account named '%s'", uai, username);
  *account = g_steal_pointer (&found);
  return TRUE;
}

/* Journals, commits, and describes the account as it is now. */
static FrtAccount *
finish (const FrtDomain *domain, FrtTransaction *tx, const FrtAccountRow *before, const char *event, GError **error)
{
  g_autoptr (FrtAccountRow) after = NULL;

  if (!frt_journal_write (domain, tx, before->uai, before->id, event, NULL, error) ||
      !frt_accounts_table_find (tx, before->id, &after, error) || !frt_transaction_commit (tx, error))
    return NULL;
  return frt_account_rules_describe (after);
}

static gboolean
check_not_grouped (const FrtAccountRow *account, GError **error)
{
  if (account->state == FRT_ACCOUNT_GROUPED)
    return frt_error_set (error, FRT_ERROR_REFUSED, "account %s is grouped: it signs in no more; break the grouping first",
                          account->username);
  return TRUE;
}

/* One that a break or a purge ended stays so. */
static gboolean
check_disabled_by_school (FrtTransaction *tx, const FrtAccountRow *account, GError **error)
{
  gboolean was;

  if (!frt_accounts_table_was_disabled (tx, account->id, &was, error))
    return FALSE;
  if (account->state == FRT_ACCOUNT_DISABLED && !was)
    return frt_error_set (error, FRT_ERROR_REFUSED, "account %s was ended by a break: its guardian has a newer letter",
                          account->username);
  return TRUE;
}

/* See the header. */
FrtAccount *
frt_school_accounts_disable (const FrtDomain *domain, const char *uai, const char *username, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autoptr (FrtAccountRow) account = NULL;

  if (tx == NULL || !find_account (tx, uai, username, &account, error) || !check_not_grouped (account, error) ||
      !check_disabled_by_school (tx, account, error))
    return NULL;
  if (account->state == FRT_ACCOUNT_DISABLED)
    return frt_account_rules_describe (account);
  if (!frt_accounts_table_disable (tx, account->id, frt_clock_now (&domain->clock), error) ||
      !frt_sessions_tables_end_all (tx, account->id, 0, error))
    return NULL;
  return finish (domain, tx, account, "account-disabled", error);
}

/* See the header. */
FrtAccount *
frt_school_accounts_enable (const FrtDomain *domain, const char *uai, const char *username, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autoptr (FrtAccountRow) account = NULL;

  if (tx == NULL || !find_account (tx, uai, username, &account, error) || !check_not_grouped (account, error) ||
      !check_disabled_by_school (tx, account, error))
    return NULL;
  if (account->state != FRT_ACCOUNT_DISABLED)
    return frt_account_rules_describe (account);
  if (!frt_accounts_table_disable (tx, account->id, 0, error))
    return NULL;
  return finish (domain, tx, account, "account-enabled", error);
}

static gboolean
check_name (const char *name, const char *pointer, gboolean may_lack, GError **error)
{
  g_autofree char *folded = name ? frt_name_fold (name) : NULL;

  if (may_lack && (name == NULL || *name == '\0'))
    return TRUE;
  if (folded == NULL || *folded == '\0')
    return frt_error_set_field (error, pointer, "a name is needed");
  if (g_utf8_strlen (name, -1) > NAME_MAX_LENGTH)
    return frt_error_set_field (error, pointer, "longer than %d characters", NAME_MAX_LENGTH);
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return frt_error_set_field (error, pointer, "a name has no control characters");
  return TRUE;
}

/* The guardian records of this school that the account came with bear its holder's name too. */
static gboolean
correct_records (FrtTransaction *tx, const FrtAccountRow *account, const FrtHolderName *holder, GError **error)
{
  return frt_people_tables_correct (tx, account->id, account->uai, holder, error) &&
         frt_accounts_table_rename (tx, account->id, holder, error) && frt_search_words_refresh (tx, account->id, error);
}

/* See the header. */
FrtAccount *
frt_school_accounts_correct (const FrtDomain *domain, const char *uai, const char *username, const FrtHolderName *holder,
                             GError **error)
{
  FrtHolderName kept = { holder->birth_name, holder->used_name && *holder->used_name != '\0' ? holder->used_name : NULL,
                         holder->first_name };
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (FrtAccountRow) account = NULL;

  if (!check_name (holder->birth_name, "/birth_name", FALSE, error) ||
      !check_name (holder->used_name, "/used_name", TRUE, error) ||
      !check_name (holder->first_name, "/first_name", FALSE, error))
    return NULL;
  tx = frt_store_write (domain->store, error);
  if (tx == NULL || !find_account (tx, uai, username, &account, error))
    return NULL;
  if (account->kind != FRT_ACCOUNT_GUARDIAN) {
    frt_error_set (error, FRT_ERROR_REFUSED, "account %s is a pupil's: its name is that of the school's file",
                   account->username);
    return NULL;
  }
  if (!correct_records (tx, account, &kept, error))
    return NULL;
  return finish (domain, tx, account, "name-corrected", error);
}
