/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-otp.h"

#include "common/frt-error.h"
#include "domain/frt-account-rules.h"
#include "domain/frt-code-attempt.h"
#include "domain/frt-journal.h"
#include "domain/frt-throttle.h"
#include "domain/frt-totp.h"
#include "store/frt-otp-table.h"
#include "store/frt-sessions-tables.h"

/* What a secret is sealed for, and by what name wrong codes are counted. */
static char *
dup_subject (gint64 account_id)
{
  return g_strdup_printf ("otp %" G_GINT64_FORMAT, account_id);
}

static void
seal (const FrtDomain *domain, FrtOtpRow *otp)
{
  g_autofree char *subject = dup_subject (otp->account_id);
  char *clear = otp->secret;

  otp->secret = frt_key_seal (domain->key, &domain->random, clear, subject);
  frt_secret_wipe (clear);
}

/* Whether @code is one of now that was not used; then it is used up in @otp. */
static gboolean
check_code (const FrtDomain *domain, FrtOtpRow *otp, const char *code, gboolean *right, GError **error)
{
  g_autofree char *subject = dup_subject (otp->account_id);
  char *secret = frt_key_open (domain->key, otp->secret, subject, error);

  *right = secret != NULL &&
           frt_totp_check (secret, code, frt_clock_now (&domain->clock), otp->last_step, &otp->last_step);
  if (secret == NULL)
    return FALSE;
  frt_secret_wipe (secret);
  return TRUE;
}

/* The signed-in member of staff and what is stored of the second factor, which must not be proved yet. */
static gboolean
find_unproved (FrtTransaction *tx, const FrtIdentity *identity, FrtAccountRow **account, FrtOtpRow **otp, GError **error)
{
  if (!frt_account_rules_find_signed_in (tx, identity, account, error) ||
      !frt_otp_table_find (tx, identity->account_id, otp, error))
    return FALSE;
  if ((*account)->kind != FRT_ACCOUNT_STAFF)
    return frt_error_set (error, FRT_ERROR_FORBIDDEN, "only staff have a second factor");
  if ((*account)->state == FRT_ACCOUNT_PROVISIONAL)
    return frt_error_set (error, FRT_ERROR_ACTIVATION_REQUIRED, "the account is not activated yet");
  if (*otp != NULL && (*otp)->confirmed_at != 0)
    return frt_error_set (error, FRT_ERROR_FORBIDDEN, "this account has its second factor; an operator's reset removes it");
  return TRUE;
}

/**
 * frt_otp_enrol:
 * @domain: the domain
 * @identity: a member of staff who has no second factor yet
 * @error: return location for a #GError
 *
 * Makes a new secret; one that was made before and not proved means nothing any more.
 *
 * Returns: (transfer full): `{"otpauth_uri":…}`, the only place where the secret is told; %NULL with %FRT_ERROR_FORBIDDEN
 *   (not staff, or enrolled already) or %FRT_ERROR_ACTIVATION_REQUIRED
 */
JsonNode *
frt_otp_enrol (const FrtDomain *domain, const FrtIdentity *identity, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autoptr (FrtAccountRow) account = NULL;
  g_autoptr (FrtOtpRow) before = NULL, otp = g_new0 (FrtOtpRow, 1);
  g_autoptr (JsonObject) answer = json_object_new ();
  char *uri;

  if (tx == NULL || !find_unproved (tx, identity, &account, &before, error))
    return NULL;
  otp->account_id = account->id;
  otp->secret = frt_totp_secret_new (&domain->random);
  uri = frt_totp_uri (account->username, otp->secret);
  seal (domain, otp);
  if (!frt_otp_table_put (tx, otp, error) ||
      !frt_journal_write (domain, tx, account->uai, account->id, "otp-made", NULL, error) ||
      !frt_transaction_commit (tx, error)) {
    frt_secret_wipe (uri);
    return NULL;
  }
  json_object_set_string_member (answer, "otpauth_uri", uri);
  frt_secret_wipe (uri);
  return json_node_init_object (json_node_alloc (), answer);
}

/**
 * frt_otp_confirm:
 * @domain: the domain
 * @identity: a member of staff who was told a secret
 * @code: what the authentication application shows
 * @client_address: who tries
 * @error: return location for a #GError
 *
 * The account's other sessions end: they were opened with the password alone.
 *
 * Returns: whether the second factor is proved now; %FALSE with %FRT_ERROR_INVALID_REQUEST (the code is wrong, "tries_left";
 *   or no secret was made), %FRT_ERROR_TOO_MANY_ATTEMPTS, %FRT_ERROR_FORBIDDEN or %FRT_ERROR_ACTIVATION_REQUIRED
 */
gboolean
frt_otp_confirm (const FrtDomain *domain, const FrtIdentity *identity, const char *code, const char *client_address,
                 GError **error)
{
  g_autofree char *subject = dup_subject (identity->account_id);
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (FrtAccountRow) account = NULL;
  g_autoptr (FrtOtpRow) otp = NULL;
  FrtAttempt attempt;
  gboolean right = FALSE;

  if (!frt_code_attempt_begin (domain, subject, client_address, &attempt, error))
    return FALSE;
  tx = frt_store_write (domain->store, error);
  if (tx == NULL || !find_unproved (tx, identity, &account, &otp, error) ||
      (otp != NULL && !check_code (domain, otp, code, &right, error)))
    return FALSE;
  if (!right)
    return frt_code_attempt_refuse (&attempt, error);
  otp->confirmed_at = frt_clock_now (&domain->clock);
  return frt_otp_table_put (tx, otp, error) && frt_throttle_succeed (domain, tx, subject, client_address, error) &&
         frt_sessions_tables_end_all (tx, account->id, identity->session_id, error) &&
         frt_journal_write (domain, tx, account->uai, account->id, "otp-confirmed", NULL, error) &&
         frt_transaction_commit (tx, error);
}

/* See the header. */
gboolean
frt_otp_check (const FrtDomain *domain, FrtTransaction *tx, const FrtCredential *credential, const char *code,
               GError **error)
{
  g_autoptr (FrtOtpRow) otp = NULL;
  gboolean right;

  if (credential->account->kind != FRT_ACCOUNT_STAFF)
    return TRUE;
  if (!frt_otp_table_find (tx, credential->account->id, &otp, error))
    return FALSE;
  if (otp == NULL || otp->confirmed_at == 0)
    return TRUE;      /* such a session can do nothing but enrol */
  if (code == NULL)
    return frt_error_set (error, FRT_ERROR_OTP_REQUIRED, "a code of the second factor is needed");
  if (!check_code (domain, otp, code, &right, error))
    return FALSE;
  return right ? frt_otp_table_put (tx, otp, error) : frt_credentials_refuse (credential->tries_left, error);
}

static GPtrArray *
list_all (FrtStore *store, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (store, error);
  GPtrArray *rows = NULL;

  return tx != NULL && frt_otp_table_list (tx, &rows, error) ? rows : NULL;
}

/* The id of the key with which secrets in the store are sealed. @id: (out) (transfer full) (nullable) */
static gboolean
find_key_id (const FrtDomain *domain, char **id, GError **error)
{
  g_autoptr (GPtrArray) rows = list_all (domain->store, error);

  *id = NULL;
  for (guint i = 0; rows != NULL && i < rows->len && *id == NULL; i++)
    *id = frt_key_dup_id_of (((FrtOtpRow *) g_ptr_array_index (rows, i))->secret);
  return rows != NULL;
}

static gboolean
check_sealed (const FrtDomain *domain, GPtrArray *rows, gboolean *all_sealed, GError **error)
{
  *all_sealed = TRUE;
  for (guint i = 0; i < rows->len; i++) {
    g_autofree char *id = frt_key_dup_id_of (((FrtOtpRow *) g_ptr_array_index (rows, i))->secret);

    if (id != NULL && !g_str_equal (id, frt_key_get_id (domain->key)))
      return frt_error_set (error, FRT_ERROR_USAGE, "the second factors of staff in %s are sealed with the key %s, and this"
                            " one is %s; give the one that was kept beside the backup, or remove them: fratriectl account"
                            " reset USERNAME", frt_store_get_name (domain->store), id, frt_key_get_id (domain->key));
    *all_sealed = *all_sealed && id != NULL;
  }
  return TRUE;
}

/* See the header. */
gboolean
frt_otp_seal_all (const FrtDomain *domain, GError **error)
{
  g_autoptr (GPtrArray) seen = list_all (domain->store, error), rows = NULL;
  g_autoptr (FrtTransaction) tx = NULL;
  gboolean all_sealed;

  if (seen == NULL || !check_sealed (domain, seen, &all_sealed, error))
    return FALSE;
  if (all_sealed)
    return TRUE;
  tx = frt_store_write (domain->store, error);
  if (tx == NULL || !frt_otp_table_list (tx, &rows, error))      /* another program may have begun as well */
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    FrtOtpRow *otp = g_ptr_array_index (rows, i);
    g_autofree char *id = frt_key_dup_id_of (otp->secret);

    if (id != NULL)
      continue;
    seal (domain, otp);
    if (!frt_otp_table_put (tx, otp, error))
      return FALSE;
  }
  return frt_transaction_commit (tx, error);
}

/* A new key is for a store where nothing is sealed with another one. */
static gboolean
make_key (const FrtDomain *domain, const char *path, GError **error)
{
  g_autofree char *id = NULL;

  if (!find_key_id (domain, &id, error))
    return FALSE;
  if (id == NULL)
    return frt_key_create (path, &domain->random, error);
  return frt_error_set (error, FRT_ERROR_USAGE, "%s: is not there, and the second factors of staff in %s are sealed with the"
                        " key %s: bring the one that was kept beside the backup", path, frt_store_get_name (domain->store),
                        id);
}

/* See the header. Returns: (transfer full): NULL with USAGE or REFUSED, which name the file */
FrtKey *
frt_otp_open_key (const FrtDomain *domain, const char *path, gboolean *made, GError **error)
{
  gboolean missing = made != NULL && !g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (FrtKey) key = NULL;
  FrtDomain sealing = *domain;

  if (missing && !make_key (domain, path, error))
    return NULL;
  if (made != NULL)
    *made = missing;
  sealing.key = key = frt_key_load (path, error);
  if (key == NULL)
    return NULL;
  if (frt_otp_seal_all (&sealing, error))
    return g_steal_pointer (&key);
  g_prefix_error (error, "%s: ", path);
  return NULL;
}
