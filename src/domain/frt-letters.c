/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-letters.h"

#include "common/frt-error.h"
#include "domain/frt-contact.h"
#include "domain/frt-letter-maker.h"
#include "store/frt-email-codes-table.h"
#include "store/frt-letters-table.h"
#include "store/frt-otp-table.h"
#include "store/frt-sessions-tables.h"

/* The transaction that opens accounts is over before the hashing begins. */
static GArray *
choose (const FrtDomain *domain, const char *uai, const FrtLetterChoice *choice, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autoptr (GArray) ids = NULL;

  if (tx == NULL || !frt_letter_choice_find (domain, tx, uai, choice, &ids, error) || !frt_transaction_commit (tx, error))
    return NULL;
  return g_steal_pointer (&ids);
}

static GPtrArray *
make_passwords (const FrtDomain *domain, guint count, const FrtProgress *progress, GError **error)
{
  if (frt_progress_tell (progress, 0, count))
    return frt_provisional_make (domain, count, progress, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  return NULL;
}

/* Accounts that were activated or grouped while their passwords were being hashed get no letter. */
static gboolean
write_letter (const FrtDomain *domain, FrtTransaction *tx, gint64 account_id, const FrtProvisional *provisional,
              const char *language, GPtrArray *letters, GError **error)
{
  g_autoptr (FrtAccountRow) account = NULL;
  FrtLetter *letter;

  if (!frt_accounts_table_find (tx, account_id, &account, error))
    return FALSE;
  if (account == NULL || account->state != FRT_ACCOUNT_PROVISIONAL)
    return TRUE;
  letter = frt_letter_maker_write (domain, tx, account, provisional, "reprint", language, error);
  if (letter == NULL)
    return FALSE;
  g_ptr_array_add (letters, letter);
  return frt_accounts_table_update (tx, account, error) && frt_sessions_tables_end_all (tx, account->id, 0, error);
}

/**
 * frt_letters_issue:
 * @domain: the domain
 * @uai: a school
 * @choice: for whom
 * @progress: (nullable): who is told how many passwords are hashed, and may end it
 * @error: return location for a #GError
 *
 * Hashes a password for each letter, on all cores. All letters are issued, or none.
 *
 * Returns: (transfer full) (element-type FrtLetter): the letters, the only place where their passwords stand; %NULL with
 *   %FRT_ERROR_NOT_FOUND, %FRT_ERROR_REFUSED, %FRT_ERROR_INVALID_REQUEST (the language) or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
frt_letters_issue (const FrtDomain *domain, const char *uai, const FrtLetterChoice *choice, const FrtProgress *progress,
                   GError **error)
{
  gboolean known = choice->language == NULL || frt_contact_check_language (choice->language, "/language", error);
  g_autoptr (GArray) ids = known ? choose (domain, uai, choice, error) : NULL;
  g_autoptr (GPtrArray) provisionals = ids ? make_passwords (domain, ids->len, progress, error) : NULL;
  g_autoptr (FrtTransaction) tx = provisionals ? frt_store_write (domain->store, error) : NULL;
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_letter_free);

  if (tx == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    if (!write_letter (domain, tx, g_array_index (ids, gint64, i), provisionals->pdata[i], choice->language, letters, error))
      return NULL;
  return frt_transaction_commit (tx, error) ? g_steal_pointer (&letters) : NULL;
}

/* A school resets its families' accounts; staff's, with their second factor, are the operator's. */
static gboolean
check_reset (const FrtAccountRow *account, const char *uai, const char *username, GError **error)
{
  if (account == NULL || (uai != NULL && (account->kind == FRT_ACCOUNT_STAFF || !g_str_equal (account->uai, uai))))
    return frt_error_set (error, FRT_ERROR_NOT_FOUND, "no account named '%s'", username);
  if (account->state == FRT_ACCOUNT_GROUPED)
    return frt_error_set (error, FRT_ERROR_REFUSED, "account %s is grouped: break the grouping, which makes a new letter",
                          account->username);
  if (account->state == FRT_ACCOUNT_DISABLED)
    return frt_error_set (error, FRT_ERROR_REFUSED, "account %s is disabled", account->username);
  return TRUE;
}

/* Whoever had the account has no more than its letter from now on: no address of theirs recovers it. */
static void
forget_holder (FrtAccountRow *account)
{
  account->state = FRT_ACCOUNT_PROVISIONAL;
  g_clear_pointer (&account->password_hash, g_free);
  g_clear_pointer (&account->email, g_free);
  g_clear_pointer (&account->confirmed_email, g_free);
}

/**
 * frt_letters_reset:
 * @domain: the domain
 * @uai: (nullable): the school whose account it must be; %NULL for an operator, who may reset staff as well
 * @username: as typed
 * @error: return location for a #GError
 *
 * The account is provisional again, its password, email, second factor and sessions are gone; what it answers for stays.
 *
 * Returns: (transfer full): its new letter; %NULL with %FRT_ERROR_NOT_FOUND or %FRT_ERROR_REFUSED
 */
FrtLetter *
frt_letters_reset (const FrtDomain *domain, const char *uai, const char *username, GError **error)
{
  g_autofree char *normalised = frt_username_normalise (username);
  g_autoptr (GPtrArray) provisionals = frt_provisional_make (domain, 1, NULL, error);
  g_autoptr (FrtTransaction) tx = provisionals ? frt_store_write (domain->store, error) : NULL;
  g_autoptr (FrtAccountRow) account = NULL;
  g_autoptr (FrtLetter) letter = NULL;

  if (tx == NULL ||
      (normalised != NULL && !frt_accounts_table_find_username (tx, normalised, &account, error)) ||
      !check_reset (account, uai, username, error) || !frt_otp_table_remove (tx, account->id, error) ||
      !frt_email_codes_table_remove (tx, account->id, FRT_CODE_EMAIL, error) ||
      !frt_email_codes_table_remove (tx, account->id, FRT_CODE_PASSWORD, error))
    return NULL;
  forget_holder (account);
  letter = frt_letter_maker_write (domain, tx, account, provisionals->pdata[0], "reprint", NULL, error);
  if (letter == NULL || !frt_accounts_table_update (tx, account, error) ||
      !frt_sessions_tables_end_all (tx, account->id, 0, error) || !frt_transaction_commit (tx, error))
    return NULL;
  return g_steal_pointer (&letter);
}
