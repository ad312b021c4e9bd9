/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-recovery.h"

#include "common/frt-error.h"
#include "domain/frt-code-attempt.h"
#include "domain/frt-contact.h"
#include "domain/frt-credentials.h"
#include "domain/frt-email-code.h"
#include "domain/frt-journal.h"
#include "domain/frt-notice.h"
#include "domain/frt-passwords.h"
#include "store/frt-sessions-tables.h"

/* Each function writes once whether there is something to do or not, and hashes as often. */

static gboolean
send_usernames (const FrtDomain *domain, FrtTransaction *tx, GPtrArray *accounts, GError **error)
{
  g_autoptr (JsonObject) details = json_object_new ();
  JsonArray *usernames = json_array_new ();
  const FrtAccountRow *first = accounts->len > 0 ? g_ptr_array_index (accounts, 0) : NULL;

  json_object_set_array_member (details, "usernames", usernames);
  for (guint i = 0; i < accounts->len; i++) {
    const FrtAccountRow *account = g_ptr_array_index (accounts, i);

    json_array_add_string_element (usernames, account->username);
    if (!frt_journal_write (domain, tx, NULL, account->id, "username-asked", NULL, error))
      return FALSE;
  }
  return first == NULL || frt_outbox_queue (domain, tx, FRT_MAIL_USERNAMES, first->confirmed_email, first->language, details,
                                            error);
}

/* See the header. */
gboolean
frt_recovery_send_usernames (const FrtDomain *domain, const char *email, const char *client_address, GError **error)
{
  g_autofree char *small = g_ascii_strdown (email, -1), *digest = NULL, *subject = NULL;
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  FrtAttempt attempt;

  if (!frt_contact_check_email (email, "/email", error))
    return FALSE;
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, small, -1);
  subject = g_strconcat ("usernames ", digest, NULL);
  tx = frt_store_write (domain->store, error);
  return tx != NULL && frt_throttle_attempt (domain, tx, subject, client_address, &attempt, error) &&
         frt_accounts_table_list_confirmed (tx, small, &accounts, error) && send_usernames (domain, tx, accounts, error) &&
         frt_transaction_commit (tx, error);
}

static gboolean
can_recover (const FrtAccountRow *account)
{
  return account != NULL && account->state == FRT_ACCOUNT_ACTIVE && account->confirmed_email != NULL;
}

/* See the header. */
gboolean
frt_recovery_send_code (const FrtDomain *domain, const char *username, const char *client_address, GError **error)
{
  g_autofree char *known = frt_credentials_dup_subject (username), *subject = g_strconcat ("recovery ", known, NULL);
  g_autoptr (FrtEmailCode) code = frt_email_code_make (domain, error);
  g_autoptr (FrtTransaction) tx = code ? frt_store_write (domain->store, error) : NULL;
  g_autoptr (FrtAccountRow) account = NULL;
  FrtAttempt attempt;

  if (tx == NULL || !frt_throttle_attempt (domain, tx, subject, client_address, &attempt, error) ||
      !frt_accounts_table_find_username (tx, known, &account, error))
    return FALSE;
  if (can_recover (account) &&
      (!frt_email_code_send (domain, tx, account, FRT_CODE_PASSWORD, account->confirmed_email, code, error) ||
       !frt_journal_write (domain, tx, NULL, account->id, "password-asked", NULL, error)))
    return FALSE;
  return frt_transaction_commit (tx, error);
}

static gboolean
find_account (const FrtDomain *domain, const char *username, FrtAccountRow **account, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);

  return tx != NULL && frt_accounts_table_find_username (tx, username, account, error);
}

static gboolean
set_password (const FrtDomain *domain, FrtTransaction *tx, FrtAccountRow *account, char *hash, GError **error)
{
  g_free (account->password_hash);
  account->password_hash = hash;
  account->credential++;
  return frt_accounts_table_update (tx, account, error) && frt_throttle_forgive (tx, account->username, error) &&
         frt_sessions_tables_end_all (tx, account->id, 0, error) &&
         frt_notice_send (domain, tx, FRT_MAIL_PASSWORD_CHANGED, account, NULL, NULL, error) &&
         frt_journal_write (domain, tx, NULL, account->id, "password-recovered", NULL, error) &&
         frt_transaction_commit (tx, error);
}

/* The code was right: now the password may be held against the holder's names. */
static gboolean
use_code (const FrtDomain *domain, gint64 account_id, const char *subject, const char *new_password, char **hash,
          const char *client_address, FrtEmailCodeRow *proved, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autoptr (FrtAccountRow) account = NULL;
  g_autoptr (GError) weak = NULL;
  const char *words[5] = { NULL };

  if (tx == NULL || !frt_accounts_table_find (tx, account_id, &account, error))
    return FALSE;
  if (!can_recover (account))
    return frt_code_attempt_refuse (&(FrtAttempt) { 0 }, error);
  words[0] = account->username;
  words[1] = account->birth_name;
  words[2] = account->first_name;
  words[3] = account->used_name;      /* maybe NULL: the end */
  frt_passwords_accept (new_password, words, &weak);
  if (!frt_email_code_redeem (domain, tx, account_id, FRT_CODE_PASSWORD, subject, client_address, proved, weak != NULL,
                              error))
    return FALSE;
  if (weak == NULL)
    return set_password (domain, tx, account, g_steal_pointer (hash), error);
  frt_transaction_commit (tx, NULL);      /* refused, yet the code was right: it may be used again */
  g_propagate_error (error, g_steal_pointer (&weak));
  return FALSE;
}

/* See the header. */
gboolean
frt_recovery_set_password (const FrtDomain *domain, const char *username, const char *code, const char *new_password,
                           const char *client_address, GError **error)
{
  g_autofree char *known = frt_credentials_dup_subject (username), *subject = g_strconcat ("recovery-code ", known, NULL);
  const char *words[] = { known, NULL };
  g_autoptr (FrtAccountRow) account = NULL;
  g_autoptr (FrtEmailCodeRow) proved = NULL;
  g_autofree char *hash = NULL;
  gint64 account_id;

  if (!frt_passwords_accept (new_password, words, error) || !find_account (domain, known, &account, error))
    return FALSE;
  account_id = can_recover (account) ? account->id : 0;
  if (!frt_email_code_prove (domain, account_id, FRT_CODE_PASSWORD, subject, client_address, code, &proved, error))
    return FALSE;
  hash = frt_passwords_hash (domain, new_password, error);
  return hash != NULL && use_code (domain, account_id, subject, new_password, &hash, client_address, proved, error);
}
