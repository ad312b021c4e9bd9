/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-activation.h"

#include "common/frt-error.h"
#include "domain/frt-account-change.h"
#include "domain/frt-account-rules.h"
#include "domain/frt-accounts.h"
#include "domain/frt-journal.h"
#include "domain/frt-passwords.h"
#include "store/frt-people-tables.h"
#include "store/frt-sessions-tables.h"

/* The first sign-in's end: a provisional account becomes its holder's own. */

static gboolean
already_active (GError **error)
{
  return frt_error_set_field (error, "/new_password", "this account is activated already");
}

static gboolean
check_password (const FrtDomain *domain, const FrtIdentity *identity, const char *password, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (FrtAccountRow) account = NULL;
  const char *words[5] = { NULL };

  if (tx == NULL || !frt_account_rules_find_signed_in (tx, identity, &account, error))
    return FALSE;
  if (account->state != FRT_ACCOUNT_PROVISIONAL)
    return already_active (error);
  words[0] = account->username;
  words[1] = account->first_name;
  words[2] = account->birth_name;
  words[3] = account->used_name;      /* maybe NULL: the end */
  return frt_passwords_accept (password, words, error);
}

/* See the header. */
gboolean
frt_activation_reject_children (const FrtDomain *domain, FrtTransaction *tx, gint64 account_id,
                                const char *const *rejected_children, GError **error)
{
  for (guint i = 0; rejected_children != NULL && rejected_children[i] != NULL; i++) {
    gint64 student_id = frt_id_parse (rejected_children[i]);
    const char *detail[] = { "child", rejected_children[i], NULL };
    g_autofree char *pointer = g_strdup_printf ("/rejected_children/%u", i);
    g_autofree char *uai = NULL;

    if (!frt_people_tables_reject (tx, account_id, student_id, frt_clock_now (&domain->clock), &uai, error))
      return FALSE;
    if (uai == NULL)
      return frt_error_set_field (error, pointer, "not a child of this account");
    if (!frt_journal_write (domain, tx, uai, account_id, "child-rejected", detail, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
widen_session (FrtTransaction *tx, const FrtIdentity *identity, GError **error)
{
  g_autoptr (FrtSessionRow) session = NULL;

  if (!frt_sessions_tables_find (tx, identity->session_id, &session, error))
    return FALSE;
  if (session == NULL)
    return frt_error_set (error, FRT_ERROR_SESSION_EXPIRED, "the session has ended");
  session->scope = FRT_SCOPE_FULL;
  return frt_sessions_tables_update (tx, session, error);
}

static void
fill_in (FrtAccountRow *account, const FrtActivation *activation, char *hash, gint64 now)
{
  account->state = FRT_ACCOUNT_ACTIVE;
  account->password_hash = hash;
  account->credential++;
  account->activated_at = now;
  g_free (account->email);
  account->email = g_strdup (activation->email);
  if (activation->phone != NULL) {
    g_free (account->phone);
    account->phone = g_strdup (activation->phone);
  }
  if (activation->language != NULL) {
    g_free (account->language);
    account->language = g_strdup (activation->language);
  }
}

/**
 * frt_accounts_activate:
 * @domain: the domain
 * @identity: a session of scope activation
 * @activation: what the holder chose
 * @error: return location for a #GError
 *
 * The letter is spent, the session becomes a full one, the account's other sessions end; a code goes to the email.
 *
 * Returns: (transfer full): the account, active; %NULL with %FRT_ERROR_WEAK_PASSWORD or %FRT_ERROR_INVALID_REQUEST
 */
FrtAccount *
frt_accounts_activate (const FrtDomain *domain, const FrtIdentity *identity, const FrtActivation *activation,
                       GError **error)
{
  const FrtAccountChange contact = { activation->email, activation->phone, activation->language };
  gint64 now = frt_clock_now (&domain->clock);
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (FrtAccountRow) account = NULL;
  g_autoptr (FrtEmailCode) code = NULL;
  g_autofree char *hash = NULL;

  if (!frt_account_change_check (&contact, error) || !check_password (domain, identity, activation->new_password, error))
    return NULL;
  hash = frt_passwords_hash (domain, activation->new_password, error);
  code = hash ? frt_email_code_make (domain, error) : NULL;
  tx = code ? frt_store_write (domain->store, error) : NULL;
  if (tx == NULL || !frt_account_rules_find_signed_in (tx, identity, &account, error))
    return NULL;
  if (account->state != FRT_ACCOUNT_PROVISIONAL) {
    already_active (error);
    return NULL;
  }
  fill_in (account, activation, g_steal_pointer (&hash), now);
  if (!frt_accounts_table_update (tx, account, error) ||
      !frt_letters_table_end (tx, account->id, "activation", now, error) ||
      !frt_email_code_send (domain, tx, account, FRT_CODE_EMAIL, account->email, code, error) ||
      !frt_activation_reject_children (domain, tx, account->id, activation->rejected_children, error) ||
      !widen_session (tx, identity, error) ||
      !frt_sessions_tables_end_all (tx, account->id, identity->session_id, error) ||
      !frt_journal_write (domain, tx, account->uai, account->id, "activated", NULL, error) ||
      !frt_transaction_commit (tx, error))
    return NULL;
  return frt_account_rules_describe (account);
}
