/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-credentials.h"

#include "common/frt-error.h"
#include "domain/frt-passwords.h"
#include "domain/frt-throttle.h"
#include "store/frt-schools-tables.h"

/* Frees a proof. */
void
frt_credential_free (FrtCredential *self)
{
  g_clear_pointer (&self->account, frt_account_row_free);
  g_clear_pointer (&self->letter, frt_letter_row_free);
  g_free (self->new_hash);
  g_free (self);
}

/* See the header. */
char *
frt_credentials_dup_subject (const char *username)
{
  char *normalised = frt_username_normalise (username);

  return normalised ? normalised : g_compute_checksum_for_string (G_CHECKSUM_SHA256, username, -1);
}

/* Counts the attempt and finds what the password is to be compared with. */
static gboolean
begin_attempt (const FrtDomain *domain, const char *username, const char *client_address, FrtCredential *credential,
               FrtAttempt *attempt, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  FrtAccountRow *account;

  if (tx == NULL || !frt_throttle_attempt (domain, tx, username, client_address, attempt, error) ||
      !frt_accounts_table_find_username (tx, username, &credential->account, error))
    return FALSE;
  account = credential->account;
  if (account != NULL && account->password_hash == NULL) {
    if (attempt->in_row >= FRT_LETTER_DIES_AFTER &&
        !frt_letters_table_end (tx, account->id, "failures", frt_clock_now (&domain->clock), error))
      return FALSE;
    if (!frt_letters_table_find (tx, account->id, &credential->letter, error))
      return FALSE;
  }
  return frt_transaction_commit (tx, error);
}

/* See the header. */
gboolean
frt_credentials_refuse (int tries_left, GError **error)
{
  g_autoptr (GError) wrong = frt_error_new (FRT_ERROR_INVALID_CREDENTIALS, "wrong username or password");

  json_object_set_int_member (frt_error_get_members (wrong), "tries_left", tries_left);
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}

static gboolean
compare (const FrtDomain *domain, const FrtCredential *credential, const FrtAttempt *attempt, const char *password)
{
  const FrtAccountRow *account = credential->account;
  g_autoptr (FrtSecret) provisional = NULL;

  if (credential->letter != NULL) {
    provisional = frt_provisional_password_normalise (password);
    return frt_passwords_verify (domain, provisional ? credential->letter->password_hash : NULL,
                                 provisional ? frt_secret_get (provisional) : password);
  }
  if (account != NULL && attempt->in_row < FRT_PASSWORD_DIES_AFTER)
    return frt_passwords_verify (domain, account->password_hash, password);
  return frt_passwords_verify (domain, NULL, password);
}

/**
 * frt_credentials_prove:
 * @domain: the domain
 * @username: as typed
 * @password: as typed: an account's own password, or a letter's in any case, with spaces or dashes
 * @client_address: who tries, for throttling
 * @error: return location for a #GError
 *
 * Takes as long and answers alike whether the username exists or not.
 *
 * Returns: (transfer full): a proof; %NULL with %FRT_ERROR_INVALID_CREDENTIALS or %FRT_ERROR_TOO_MANY_ATTEMPTS
 */
FrtCredential *
frt_credentials_prove (const FrtDomain *domain, const char *username, const char *password, const char *client_address,
                       GError **error)
{
  g_autoptr (FrtCredential) credential = g_new0 (FrtCredential, 1);
  g_autofree char *subject = frt_credentials_dup_subject (username);
  FrtAttempt attempt;

  if (!begin_attempt (domain, subject, client_address, credential, &attempt, error))
    return NULL;
  if (!compare (domain, credential, &attempt, password)) {
    frt_credentials_refuse (attempt.tries_left, error);
    return NULL;
  }
  credential->tries_left = attempt.tries_left;
  if (credential->letter == NULL && frt_passwords_needs_rehash (domain, credential->account->password_hash))
    credential->new_hash = frt_passwords_hash (domain, password, NULL);
  return g_steal_pointer (&credential);
}

/**
 * frt_credentials_redeem:
 * @domain: the domain
 * @tx: a transaction that writes
 * @credential: a proof; its account is read again
 * @client_address: the address of the attempt
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_CREDENTIALS when the password was changed, or the letter replaced, since it was
 *   proved
 */
gboolean
frt_credentials_redeem (const FrtDomain *domain, FrtTransaction *tx, FrtCredential *credential, const char *client_address,
                        GError **error)
{
  g_autoptr (FrtAccountRow) before = g_steal_pointer (&credential->account);
  FrtAccountRow *account;

  if (!frt_accounts_table_find (tx, before->id, &account, error))
    return FALSE;
  credential->account = account;
  if (account == NULL || account->credential != before->credential)
    return frt_credentials_refuse (0, error);
  if (credential->new_hash != NULL) {
    g_free (account->password_hash);
    account->password_hash = g_strdup (credential->new_hash);
    if (!frt_accounts_table_update (tx, account, error))
      return FALSE;
  }
  return account->kind == FRT_ACCOUNT_STAFF ||
         frt_throttle_succeed (domain, tx, account->username, client_address, error);
}

/**
 * frt_credentials_check_letter:
 * @domain: the domain
 * @tx: a transaction
 * @credential: a proof
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %FRT_ERROR_LETTER_EXPIRED when the password is that of a letter past its date (rule 6)
 */
gboolean
frt_credentials_check_letter (const FrtDomain *domain, FrtTransaction *tx, const FrtCredential *credential, GError **error)
{
  g_autoptr (FrtSchoolRow) school = NULL;
  g_autoptr (GError) expired = NULL;

  if (credential->letter == NULL || credential->letter->expires_at > frt_clock_now (&domain->clock))
    return TRUE;
  if (!frt_schools_tables_find (tx, credential->account->uai, &school, error))
    return FALSE;
  expired = frt_error_new (FRT_ERROR_LETTER_EXPIRED, "the letter has expired");
  json_object_set_member (frt_error_get_members (expired), "school", frt_school_to_json (school->school));
  g_propagate_error (error, g_steal_pointer (&expired));
  return FALSE;
}
