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
  if (!frt_otp_table_put (tx, otp, error) ||
      !frt_journal_write (domain, tx, account->uai, account->id, "otp-made", NULL, error) ||
      !frt_transaction_commit (tx, error))
    return NULL;
  uri = frt_totp_uri (account->username, otp->secret);
  json_object_set_string_member (answer, "otpauth_uri", uri);
  frt_secret_wipe (uri);
  return json_node_init_object (json_node_alloc (), answer);
}

static char *
dup_subject (const FrtIdentity *identity)
{
  return g_strdup_printf ("otp %" G_GINT64_FORMAT, identity->account_id);
}

/**
 * frt_otp_confirm:
 * @domain: the domain
 * @identity: a member of staff who was told a secret
 * @code: what the authentication application shows
 * @client_address: who tries
 * @error: return location for a #GError
 *
 * Returns: whether the second factor is proved now; %FALSE with %FRT_ERROR_INVALID_REQUEST (the code is wrong, "tries_left";
 *   or no secret was made), %FRT_ERROR_TOO_MANY_ATTEMPTS, %FRT_ERROR_FORBIDDEN or %FRT_ERROR_ACTIVATION_REQUIRED
 */
gboolean
frt_otp_confirm (const FrtDomain *domain, const FrtIdentity *identity, const char *code, const char *client_address,
                 GError **error)
{
  g_autofree char *subject = dup_subject (identity);
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (FrtAccountRow) account = NULL;
  g_autoptr (FrtOtpRow) otp = NULL;
  FrtAttempt attempt;

  if (!frt_code_attempt_begin (domain, subject, client_address, &attempt, error))
    return FALSE;
  tx = frt_store_write (domain->store, error);
  if (tx == NULL || !find_unproved (tx, identity, &account, &otp, error))
    return FALSE;
  if (otp == NULL ||
      !frt_totp_check (otp->secret, code, frt_clock_now (&domain->clock), otp->last_step, &otp->last_step))
    return frt_code_attempt_refuse (&attempt, error);
  otp->confirmed_at = frt_clock_now (&domain->clock);
  return frt_otp_table_put (tx, otp, error) && frt_throttle_succeed (domain, tx, subject, client_address, error) &&
         frt_journal_write (domain, tx, account->uai, account->id, "otp-confirmed", NULL, error) &&
         frt_transaction_commit (tx, error);
}

/* See the header. */
gboolean
frt_otp_check (const FrtDomain *domain, FrtTransaction *tx, const FrtCredential *credential, const char *code,
               GError **error)
{
  g_autoptr (FrtOtpRow) otp = NULL;

  if (credential->account->kind != FRT_ACCOUNT_STAFF)
    return TRUE;
  if (!frt_otp_table_find (tx, credential->account->id, &otp, error))
    return FALSE;
  if (otp == NULL || otp->confirmed_at == 0)
    return TRUE;      /* such a session can do nothing but enrol */
  if (code == NULL)
    return frt_error_set (error, FRT_ERROR_OTP_REQUIRED, "a code of the second factor is needed");
  if (!frt_totp_check (otp->secret, code, frt_clock_now (&domain->clock), otp->last_step, &otp->last_step))
    return frt_credentials_refuse (credential->tries_left, error);
  return frt_otp_table_put (tx, otp, error);
}
