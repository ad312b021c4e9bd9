/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-account-change.h"

#include "domain/frt-contact.h"
#include "domain/frt-journal.h"
#include "domain/frt-throttle.h"

/* See the header. */
gboolean
frt_account_change_check (const FrtAccountChange *change, GError **error)
{
  return (change->email == NULL || frt_contact_check_email (change->email, "/email", error)) &&
         (change->phone == NULL || frt_contact_check_phone (change->phone, "/phone", error)) &&
         (change->language == NULL || frt_contact_check_language (change->language, "/language", error));
}

static void
change_text (char **field, const char *value)
{
  if (value == NULL || g_strcmp0 (*field, value) == 0)
    return;
  g_free (*field);
  *field = g_strdup (value);
}

/* A code goes to an address that is not confirmed yet, again and again when asked, but not without end. */
static gboolean
change_email (const FrtDomain *domain, FrtTransaction *tx, FrtAccountRow *row, const char *email, const FrtEmailCode *code,
              GError **error)
{
  g_autofree char *subject = g_strdup_printf ("email %" G_GINT64_FORMAT, row->id);
  FrtAttempt attempt;

  change_text (&row->email, email);
  if (frt_account_row_is_confirmed (row))
    return frt_email_codes_table_remove (tx, row->id, FRT_CODE_EMAIL, error);
  return frt_throttle_attempt (domain, tx, subject, NULL, &attempt, error) &&
         frt_email_code_send (domain, tx, row, FRT_CODE_EMAIL, email, code, error);
}

/* See the header. */
gboolean
frt_account_change_apply (const FrtDomain *domain, FrtTransaction *tx, FrtAccountRow *account, const FrtAccountChange *change,
                          const FrtEmailCode *code, GError **error)
{
  if (change->email != NULL && !change_email (domain, tx, account, change->email, code, error))
    return FALSE;
  change_text (&account->phone, change->phone);
  change_text (&account->language, change->language);
  return frt_accounts_table_update (tx, account, error) &&
         frt_journal_write (domain, tx, NULL, account->id, "profile-changed", NULL, error);
}
