/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-accounts.h"

#include "common/frt-error.h"
#include "domain/frt-account-change.h"
#include "domain/frt-account-rules.h"
#include "domain/frt-events.h"
#include "domain/frt-journal.h"
#include "domain/frt-notice.h"
#include "domain/frt-passwords.h"
#include "store/frt-events-table.h"
#include "store/frt-sessions-tables.h"

#define MOST_EVENTS 100

/**
 * frt_accounts_get:
 * @domain: the domain
 * @identity: who asks
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the signed-in account
 */
FrtAccount *
frt_accounts_get (const FrtDomain *domain, const FrtIdentity *identity, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (FrtAccountRow) row = NULL;

  if (tx == NULL || !frt_account_rules_find_own (tx, identity, &row, error))
    return NULL;
  return frt_account_rules_describe (row);
}

/**
 * frt_accounts_change:
 * @domain: the domain
 * @identity: who asks
 * @email: (nullable): a new address, to which a code goes
 * @phone: (nullable): a new telephone number
 * @language: (nullable): a new language
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the account as it is now; %NULL with %FRT_ERROR_INVALID_REQUEST, or %FRT_ERROR_TOO_MANY_ATTEMPTS
 *   when too many codes were asked for
 */
FrtAccount *
frt_accounts_change (const FrtDomain *domain, const FrtIdentity *identity, const char *email, const char *phone,
                     const char *language, GError **error)
{
  const FrtAccountChange change = { email, phone, language };
  g_autoptr (FrtEmailCode) code = NULL;
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (FrtAccountRow) row = NULL;

  if (!frt_account_change_check (&change, error))
    return NULL;
  if (email != NULL && (code = frt_email_code_make (domain, error)) == NULL)
    return NULL;
  tx = frt_store_write (domain->store, error);
  if (tx == NULL || !frt_account_rules_find_own (tx, identity, &row, error) ||
      !frt_account_change_apply (domain, tx, row, &change, code, error) || !frt_transaction_commit (tx, error))
    return NULL;
  return frt_account_rules_describe (row);
}

static gboolean
accept_new_password (const FrtAccountRow *row, const char *password, GError **error)
{
  const char *words[] = { row->username, row->first_name, row->birth_name, row->used_name, NULL };

  return frt_passwords_accept (password, words, error);
}

static char *
find_own_username (const FrtDomain *domain, const FrtIdentity *identity, const char *new_password, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (FrtAccountRow) row = NULL;

  if (tx == NULL || !frt_account_rules_find_own (tx, identity, &row, error) ||
      !accept_new_password (row, new_password, error))
    return NULL;
  return g_strdup (row->username);
}

/**
 * frt_accounts_change_password:
 * @domain: the domain
 * @identity: who asks
 * @current_password: the password in use, tested and throttled as everywhere
 * @new_password: the one to be used from now on
 * @client_address: who tries
 * @error: return location for a #GError
 *
 * The account's other sessions end.
 *
 * Returns: whether it was changed; %FALSE with %FRT_ERROR_INVALID_CREDENTIALS, %FRT_ERROR_TOO_MANY_ATTEMPTS or
 *   %FRT_ERROR_WEAK_PASSWORD
 */
gboolean
frt_accounts_change_password (const FrtDomain *domain, const FrtIdentity *identity, const char *current_password,
                              const char *new_password, const char *client_address, GError **error)
{
  g_autofree char *username = find_own_username (domain, identity, new_password, error);
  g_autoptr (FrtCredential) credential = username ? frt_credentials_prove (domain, username, current_password,
                                                                           client_address, error) : NULL;
  g_autofree char *hash = credential ? frt_passwords_hash (domain, new_password, error) : NULL;
  g_autoptr (FrtTransaction) tx = hash ? frt_store_write (domain->store, error) : NULL;
  FrtAccountRow *row;

  if (tx == NULL || !frt_credentials_redeem (domain, tx, credential, client_address, error))
    return FALSE;
  row = credential->account;
  g_free (row->password_hash);
  row->password_hash = g_steal_pointer (&hash);
  row->credential++;
  return frt_accounts_table_update (tx, row, error) && frt_throttle_forgive (tx, row->username, error) &&
         frt_sessions_tables_end_all (tx, row->id, identity->session_id, error) &&
         frt_notice_send (domain, tx, FRT_MAIL_PASSWORD_CHANGED, row, NULL, NULL, error) &&
         frt_journal_write (domain, tx, NULL, row->id, "password-changed", NULL, error) &&
         frt_transaction_commit (tx, error);
}

/**
 * frt_accounts_list_events:
 * @domain: the domain
 * @identity: who asks
 * @before: an event's number, 0 for the newest
 * @limit: how many at most, up to 100
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what happened to the signed-in account, `{"events":[…]}`, newest first
 */
JsonNode *
frt_accounts_list_events (const FrtDomain *domain, const FrtIdentity *identity, gint64 before, guint limit, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (tx == NULL ||
      !frt_events_table_list (tx, identity->account_id, before, MIN (limit, MOST_EVENTS), &rows, error))
    return NULL;
  return frt_events_to_json (rows);
}
