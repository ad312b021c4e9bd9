/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-accounts.h"

#include "domain/frt-account-rules.h"
#include "domain/frt-email-code.h"
#include "domain/frt-journal.h"

/* An address counts once a code sent there has come back. */

static FrtAccountRow *
find_account (const FrtDomain *domain, const FrtIdentity *identity, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  FrtAccountRow *account = NULL;

  return tx != NULL && frt_account_rules_find_own (tx, identity, &account, error) ? account : NULL;
}

/**
 * frt_accounts_confirm_email:
 * @domain: the domain
 * @identity: who asks
 * @code: the code that was sent to the address last typed
 * @client_address: who tries
 * @error: return location for a #GError
 *
 * From now on that address counts, and the one before does no more.
 *
 * Returns: (transfer full): the account as it is now; %NULL with %FRT_ERROR_INVALID_REQUEST (at /code, with "tries_left") or
 *   %FRT_ERROR_TOO_MANY_ATTEMPTS
 */
FrtAccount *
frt_accounts_confirm_email (const FrtDomain *domain, const FrtIdentity *identity, const char *code,
                            const char *client_address, GError **error)
{
  g_autofree char *subject = g_strdup_printf ("email-code %" G_GINT64_FORMAT, identity->account_id);
  g_autoptr (FrtAccountRow) before = find_account (domain, identity, error), account = NULL;
  g_autoptr (FrtEmailCodeRow) proved = NULL;
  g_autoptr (FrtTransaction) tx = NULL;

  if (before == NULL ||
      !frt_email_code_prove (domain, before->id, FRT_CODE_EMAIL, subject, client_address, code, &proved, error))
    return NULL;
  tx = frt_store_write (domain->store, error);
  if (tx == NULL || !frt_account_rules_find_own (tx, identity, &account, error) ||
      !frt_email_code_redeem (domain, tx, account->id, FRT_CODE_EMAIL, subject, client_address, proved, FALSE, error))
    return NULL;
  g_free (account->confirmed_email);
  account->confirmed_email = g_strdup (proved->email);
  if (!frt_accounts_table_update (tx, account, error) ||
      !frt_journal_write (domain, tx, NULL, account->id, "email-confirmed", NULL, error) ||
      !frt_transaction_commit (tx, error))
    return NULL;
  return frt_account_rules_describe (account);
}
