/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-breaks.h"

#include "common/frt-error.h"
#include "domain/frt-break-records.h"
#include "domain/frt-letter-maker.h"

static gboolean
find_account (FrtTransaction *tx, const char *username, FrtAccountRow **account, GError **error)
{
  g_autofree char *normalised = frt_username_normalise (username);

  *account = NULL;
  if (normalised != NULL && !frt_accounts_table_find_username (tx, normalised, account, error))
    return FALSE;
  if (*account == NULL)
    return frt_error_set (error, FRT_ERROR_NOT_FOUND, "no account named '%s'", username);
  return TRUE;
}

static gboolean
choose (FrtTransaction *tx, const char *uai, const char *username, FrtAccountRow **account, GPtrArray **attachments,
        GPtrArray **leaving, GError **error)
{
  return find_account (tx, username, account, error) &&
         frt_break_records_choose (tx, uai, *account, attachments, leaving, error);
}

/* How many letters will be needed: known before the transaction, so that no password is hashed inside it. */
static gboolean
count_leaving (const FrtDomain *domain, const char *uai, const char *username, guint *count, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (FrtAccountRow) account = NULL;
  g_autoptr (GPtrArray) attachments = NULL, leaving = NULL;

  if (tx == NULL || !choose (tx, uai, username, &account, &attachments, &leaving, error))
    return FALSE;
  *count = leaving->len;
  return TRUE;
}

/**
 * frt_breaks_perform:
 * @domain: the domain
 * @uai: the school that breaks
 * @username: the account that answers for the guardian today
 * @reason: (nullable): why, for the journal
 * @error: return location for a #GError
 *
 * In one transaction this school's guardian record leaves the account and gets a new provisional account and letter; the
 * account's sessions end; credentials that a grouping ended stay dead; the holder is told.
 *
 * Returns: (transfer full) (element-type FrtLetter): the new letters, one a record; %NULL with %FRT_ERROR_NOT_FOUND or
 *   %FRT_ERROR_REFUSED
 */
GPtrArray *
frt_breaks_perform (const FrtDomain *domain, const char *uai, const char *username, const char *reason, GError **error)
{
  guint count;
  g_autoptr (GPtrArray) provisionals = count_leaving (domain, uai, username, &count, error)
                                       ? frt_provisional_make (domain, count, NULL, error) : NULL;
  g_autoptr (FrtTransaction) tx = provisionals ? frt_store_write (domain->store, error) : NULL;
  g_autoptr (GPtrArray) letters = NULL, attachments = NULL, leaving = NULL;
  g_autoptr (FrtAccountRow) account = NULL;

  if (tx == NULL || !choose (tx, uai, username, &account, &attachments, &leaving, error))
    return NULL;
  letters = frt_break_records_release (domain, tx, uai, account, leaving, provisionals, reason, error);
  return letters != NULL && frt_transaction_commit (tx, error) ? g_steal_pointer (&letters) : NULL;
}
