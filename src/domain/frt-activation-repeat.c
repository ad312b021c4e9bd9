/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-accounts.h"

#include "common/frt-error.h"
#include "domain/frt-account-change.h"
#include "domain/frt-account-rules.h"
#include "domain/frt-activation.h"
#include "domain/frt-credentials.h"
#include "domain/frt-journal.h"
#include "store/frt-people-tables.h"
#include "store/frt-sessions-tables.h"
#include "store/frt-tasks-table.h"

/* An activation asked for again, since its answer was lost: what is said last is what counts. */

static gboolean
already_active (GError **error)
{
  return frt_error_set_field (error, "/new_password", "this account is activated already");
}

/* Only the session that activated the account may say it again: all others ended then. */
static char *
find_username (const FrtDomain *domain, const FrtIdentity *identity, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (FrtAccountRow) account = NULL;
  g_autoptr (FrtSessionRow) session = NULL;

  if (tx == NULL || !frt_account_rules_find_own (tx, identity, &account, error) ||
      !frt_sessions_tables_find (tx, identity->session_id, &session, error))
    return NULL;
  if (session == NULL || account->kind != FRT_ACCOUNT_GUARDIAN || session->created_at > account->activated_at) {
    already_active (error);
    return NULL;
  }
  return g_strdup (account->username);
}

/* Who says it again knows the password that was chosen; another one is changed where passwords are. */
static FrtCredential *
prove (const FrtDomain *domain, const FrtIdentity *identity, const char *password, const char *client_address, GError **error)
{
  g_autofree char *username = find_username (domain, identity, error);
  g_autoptr (GError) refusal = NULL;
  FrtCredential *credential =
    username ? frt_credentials_prove (domain, username, password, client_address, &refusal) : NULL;

  if (g_error_matches (refusal, FRT_ERROR, FRT_ERROR_INVALID_CREDENTIALS))
    already_active (error);
  else if (refusal != NULL)
    g_propagate_error (error, g_steal_pointer (&refusal));
  return credential;
}

static gboolean
is_among (const char *const *ids, gint64 student_id)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (frt_id_parse (ids[i]) == student_id)
      return TRUE;
  return FALSE;
}

/* A report that no school has answered is as if it had not been made. */
static gboolean
take_back (const FrtDomain *domain, FrtTransaction *tx, const FrtTaskRow *task, GError **error)
{
  g_autofree char *child = g_strdup_printf ("%" G_GINT64_FORMAT, task->student_id);
  const char *detail[] = { "child", child, NULL };

  return frt_tasks_table_remove (tx, task->id, error) &&
         frt_people_tables_set_rejected (tx, task->guardian_id, task->student_id, 0, error) &&
         frt_journal_write (domain, tx, task->uai, task->account_id, "child-recognised", detail, error);
}

/* *known: (transfer full): the children reported already, whose reports stay. */
static gboolean
take_back_others (const FrtDomain *domain, FrtTransaction *tx, gint64 account_id, const char *const *rejected,
                  GHashTable **known, GError **error)
{
  g_autoptr (GPtrArray) tasks = NULL;

  *known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!frt_tasks_table_list_account (tx, account_id, &tasks, error))
    return FALSE;
  for (guint i = 0; i < tasks->len; i++) {
    const FrtTaskRow *task = g_ptr_array_index (tasks, i);

    if (task->kind != FRT_TASK_NOT_MY_CHILD)
      continue;
    if (task->state != FRT_TASK_OPEN || is_among (rejected, task->student_id))
      g_hash_table_add (*known, g_memdup2 (&task->student_id, sizeof task->student_id));
    else if (!take_back (domain, tx, task, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
settle_children (const FrtDomain *domain, FrtTransaction *tx, gint64 account_id, const char *const *rejected, GError **error)
{
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();

  if (!take_back_others (domain, tx, account_id, rejected, &known, error))
    return FALSE;
  for (guint i = 0; rejected != NULL && rejected[i] != NULL; i++) {
    const gint64 student_id = frt_id_parse (rejected[i]);

    if (!g_hash_table_contains (known, &student_id))
      g_ptr_array_add (fresh, (gpointer) rejected[i]);
  }
  g_ptr_array_add (fresh, NULL);
  return frt_activation_reject_children (domain, tx, account_id, (const char *const *) fresh->pdata, error);
}

/**
 * frt_accounts_repeat_activation:
 * @domain: the domain
 * @identity: the session that activated the account
 * @activation: what the holder chose, which may be otherwise than the first time, but for the password
 * @client_address: who tries
 * @error: return location for a #GError
 *
 * Nothing changes when all is as it was. Children said to be others' are reported to their schools now; of those said so
 * before and not now, the report is taken back unless the school has answered it.
 *
 * Returns: (transfer full): the account; %NULL with %FRT_ERROR_INVALID_REQUEST, at "/new_password" when that is not the
 *   password or another session asks, or %FRT_ERROR_TOO_MANY_ATTEMPTS
 */
FrtAccount *
frt_accounts_repeat_activation (const FrtDomain *domain, const FrtIdentity *identity, const FrtActivation *activation,
                                const char *client_address, GError **error)
{
  FrtAccountChange change = { activation->email, activation->phone, activation->language };
  g_autoptr (FrtCredential) credential = NULL;
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (FrtAccountRow) still = NULL;
  g_autoptr (FrtEmailCode) code = NULL;

  if (!frt_account_change_check (&change, error))
    return NULL;
  credential = prove (domain, identity, activation->new_password, client_address, error);
  if (credential == NULL)
    return NULL;
  if (g_strcmp0 (change.email, credential->account->email) == 0)
    change.email = NULL;      /* one that is sent is one to confirm */
  else if ((code = frt_email_code_make (domain, error)) == NULL)
    return NULL;
  tx = frt_store_write (domain->store, error);
  if (tx == NULL || !frt_credentials_redeem (domain, tx, credential, client_address, error) ||
      !frt_account_rules_find_own (tx, identity, &still, error) ||
      !settle_children (domain, tx, identity->account_id, activation->rejected_children, error) ||
      !frt_account_change_apply (domain, tx, credential->account, &change, code, error) || !frt_transaction_commit (tx, error))
    return NULL;
  return frt_account_rules_describe (credential->account);
}
