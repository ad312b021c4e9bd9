/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-email-code.h"

#include "domain/frt-code-attempt.h"
#include "domain/frt-outbox.h"
#include "domain/frt-passwords.h"

#define CODE_DIGITS   8
#define CODE_UPPER    100000000      /* 10 to the power of CODE_DIGITS */
#define CODE_MINUTES  15
#define CODE_TRIES    5

/* Frees a code, and wipes it. */
void
frt_email_code_free (FrtEmailCode *self)
{
  frt_secret_unref (self->code);
  g_free (self->hash);
  g_free (self);
}

/* See the header. Returns: (transfer full) */
FrtEmailCode *
frt_email_code_make (const FrtDomain *domain, GError **error)
{
  g_autoptr (FrtSecret) code = frt_secret_new_take (g_strdup_printf ("%0*u", CODE_DIGITS,
                                                                     frt_random_uniform (&domain->random, CODE_UPPER)));
  g_autofree char *hash = frt_passwords_hash (domain, frt_secret_get (code), error);
  FrtEmailCode *self;

  if (hash == NULL)
    return NULL;
  self = g_new (FrtEmailCode, 1);
  *self = (FrtEmailCode) { g_steal_pointer (&code), g_steal_pointer (&hash) };
  return self;
}

/* See the header. */
gboolean
frt_email_code_send (const FrtDomain *domain, FrtTransaction *tx, const FrtAccountRow *account, FrtCodePurpose purpose,
                     const char *email, const FrtEmailCode *code, GError **error)
{
  g_autoptr (JsonObject) details = json_object_new ();
  FrtEmailCodeRow row = { (char *) email, code->hash, frt_clock_now (&domain->clock) + CODE_MINUTES * 60, 0 };

  json_object_set_string_member (details, "code", frt_secret_get (code->code));
  json_object_set_int_member (details, "minutes", CODE_MINUTES);
  json_object_set_string_member (details, "username", account->username);
  return frt_email_codes_table_put (tx, account->id, purpose, &row, error) &&
         frt_outbox_queue (domain, tx, purpose == FRT_CODE_EMAIL ? FRT_MAIL_EMAIL_CODE : FRT_MAIL_PASSWORD_CODE, email,
                           account->language, details, error);
}

/* Counts the try; *row is what the code is to be compared with, NULL when there is nothing. */
static gboolean
begin_try (const FrtDomain *domain, gint64 account_id, FrtCodePurpose purpose, const char *subject,
           const char *client_address, FrtAttempt *attempt, FrtEmailCodeRow **row, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autoptr (FrtEmailCodeRow) found = NULL;

  if (tx == NULL || !frt_throttle_attempt (domain, tx, subject, client_address, attempt, error) ||
      !frt_email_codes_table_find (tx, account_id, purpose, &found, error))
    return FALSE;
  if (found != NULL) {
    found->failures++;
    if (!frt_email_codes_table_put (tx, account_id, purpose, found, error))
      return FALSE;
    if (found->failures > CODE_TRIES || found->expires_at <= frt_clock_now (&domain->clock))
      g_clear_pointer (&found, frt_email_code_row_free);
  }
  *row = g_steal_pointer (&found);
  return frt_transaction_commit (tx, error);
}

/* The digits of what was typed. */
static char *
dup_digits (const char *typed)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = typed; *p != '\0' && digits->len <= CODE_DIGITS; p++)
    if (!g_ascii_isspace (*p) && *p != '-')
      g_string_append_c (digits, *p);
  return g_string_free (digits, FALSE);
}

/* See the header. */
gboolean
frt_email_code_prove (const FrtDomain *domain, gint64 account_id, FrtCodePurpose purpose, const char *subject,
                      const char *client_address, const char *typed, FrtEmailCodeRow **proved, GError **error)
{
  g_autofree char *digits = dup_digits (typed);
  g_autoptr (FrtEmailCodeRow) row = NULL;
  FrtAttempt attempt;

  if (!begin_try (domain, account_id, purpose, subject, client_address, &attempt, &row, error))
    return FALSE;
  if (!frt_passwords_verify (domain, row ? row->code_hash : NULL, digits))
    return frt_code_attempt_refuse (&attempt, error);
  *proved = g_steal_pointer (&row);
  return TRUE;
}

/* See the header. */
gboolean
frt_email_code_redeem (const FrtDomain *domain, FrtTransaction *tx, gint64 account_id, FrtCodePurpose purpose,
                       const char *subject, const char *client_address, FrtEmailCodeRow *proved, gboolean kept,
                       GError **error)
{
  g_autoptr (FrtEmailCodeRow) row = NULL;

  if (!frt_email_codes_table_find (tx, account_id, purpose, &row, error))
    return FALSE;
  if (row == NULL || !g_str_equal (row->code_hash, proved->code_hash))
    return frt_code_attempt_refuse (&(FrtAttempt) { 0 }, error);
  row->failures = 0;
  return frt_throttle_succeed (domain, tx, subject, client_address, error) &&
         (kept ? frt_email_codes_table_put (tx, account_id, purpose, row, error)
               : frt_email_codes_table_remove (tx, account_id, purpose, error));
}
