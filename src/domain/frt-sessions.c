/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-sessions.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "common/frt-limits.h"
#include "domain/frt-account-rules.h"
#include "domain/frt-device.h"
#include "domain/frt-journal.h"
#include "domain/frt-otp.h"
#include "domain/frt-throttle.h"
#include "domain/frt-token.h"
#include "store/frt-sessions-tables.h"

#define DEVICE_NAME_MAX 100     /* characters; more is cut */

static gboolean
session_expired (GError **error)
{
  return frt_error_set (error, FRT_ERROR_SESSION_EXPIRED, "no such session, or no longer");
}

/* Fresh tokens for @row, whose access token and times it sets. */
static FrtTokens *
issue_tokens (const FrtDomain *domain, FrtSessionRow *row, const FrtAccountRow *account, char **refresh_hash)
{
  g_autoptr (FrtSecret) access = frt_token_new (&domain->random);
  g_autoptr (FrtSecret) refresh = frt_token_new (&domain->random);
  g_autoptr (FrtAccount) described = frt_account_rules_describe (account);
  gint64 now = frt_clock_now (&domain->clock);

  g_free (row->access_hash);
  row->access_hash = frt_token_hash (frt_secret_get (access));
  row->access_expires_at = now + FRT_ACCESS_TOKEN_LIFETIME;
  row->last_used_at = now;
  row->expires_at = now + (row->persistent ? FRT_PERSISTENT_LIFETIME : FRT_SESSION_LIFETIME);
  *refresh_hash = frt_token_hash (frt_secret_get (refresh));
  return frt_tokens_new ("", access, refresh, FRT_ACCESS_TOKEN_LIFETIME, row->scope, described);
}

static void
name_session (FrtTokens *tokens, gint64 id)
{
  g_free (tokens->session_id);
  tokens->session_id = g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* Staff prove a second factor before their attempts are forgiven: whoever has the password alone can guess no codes. */
static gboolean
prove_second_factor (const FrtDomain *domain, FrtTransaction *tx, const FrtSignIn *request, const FrtCredential *credential,
                     GError **error)
{
  const FrtAccountRow *account = credential->account;

  return account->kind != FRT_ACCOUNT_STAFF ||
         (frt_otp_check (domain, tx, credential, request->otp, error) &&
          frt_throttle_succeed (domain, tx, account->username, request->client_address, error));
}

static FrtTokens *
open_session (const FrtDomain *domain, FrtTransaction *tx, const FrtSignIn *request, FrtAccountRow *account, GError **error)
{
  g_autoptr (FrtSessionRow) row = g_new0 (FrtSessionRow, 1);
  g_autoptr (FrtTokens) tokens = NULL;
  g_autofree char *refresh_hash = NULL;

  row->account_id = account->id;
  row->scope = account->state == FRT_ACCOUNT_PROVISIONAL ? FRT_SCOPE_ACTIVATION : FRT_SCOPE_FULL;
  row->persistent = request->persistent;
  row->device_name = request->device_name ? g_utf8_substring (request->device_name, 0,
                       MIN (DEVICE_NAME_MAX, g_utf8_strlen (request->device_name, -1))) : NULL;
  row->created_at = account->last_sign_in_at = frt_clock_now (&domain->clock);
  tokens = issue_tokens (domain, row, account, &refresh_hash);
  if (!frt_sessions_tables_add (tx, row, refresh_hash, error) || !frt_accounts_table_update (tx, account, error) ||
      !frt_device_remember (domain, tx, account, row->device_name, error) ||
      !frt_journal_write (domain, tx, NULL, account->id, "signed-in", NULL, error) || !frt_transaction_commit (tx, error))
    return NULL;
  name_session (tokens, row->id);
  return g_steal_pointer (&tokens);
}

/**
 * frt_sessions_sign_in:
 * @domain: the domain
 * @request: what was typed, where
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the tokens of a new session, of scope activation for a provisional account; %NULL with
 *   %FRT_ERROR_INVALID_CREDENTIALS, %FRT_ERROR_TOO_MANY_ATTEMPTS, %FRT_ERROR_LETTER_EXPIRED, %FRT_ERROR_ACCOUNT_GROUPED,
 *   %FRT_ERROR_ACCOUNT_DISABLED or %FRT_ERROR_OTP_REQUIRED
 */
FrtTokens *
frt_sessions_sign_in (const FrtDomain *domain, const FrtSignIn *request, GError **error)
{
  g_autoptr (FrtCredential) credential = frt_credentials_prove (domain, request->username, request->password,
                                                                request->client_address, error);
  g_autoptr (FrtTransaction) tx = credential ? frt_store_write (domain->store, error) : NULL;

  if (tx == NULL || !frt_credentials_redeem (domain, tx, credential, request->client_address, error))
    return NULL;
  if (!frt_account_rules_may_sign_in (tx, credential->account, error) ||
      !frt_credentials_check_letter (domain, tx, credential, error)) {
    frt_transaction_commit (tx, NULL);      /* refused, yet the password was right: the attempts are forgiven */
    return NULL;
  }
  if (!prove_second_factor (domain, tx, request, credential, error))
    return NULL;
  return open_session (domain, tx, request, credential->account, error);
}

static FrtTokens *
renew_session (const FrtDomain *domain, FrtTransaction *tx, FrtSessionRow *row, const char *old_hash, GError **error)
{
  g_autoptr (FrtAccountRow) account = NULL;
  g_autoptr (FrtTokens) tokens = NULL;
  g_autofree char *new_hash = NULL;

  if (!frt_accounts_table_find (tx, row->account_id, &account, error))
    return NULL;
  tokens = issue_tokens (domain, row, account, &new_hash);
  name_session (tokens, row->id);
  if (!frt_sessions_tables_rotate (tx, row->id, old_hash, new_hash, row->last_used_at, error) ||
      !frt_sessions_tables_update (tx, row, error) || !frt_transaction_commit (tx, error))
    return NULL;
  return g_steal_pointer (&tokens);
}

/**
 * frt_sessions_refresh:
 * @domain: the domain
 * @refresh_token: the newest one of a session
 * @error: return location for a #GError
 *
 * An older one means that somebody has a copy: the whole session ends.
 *
 * Returns: (transfer full): new tokens; the old ones mean nothing any more. %NULL with %FRT_ERROR_SESSION_EXPIRED
 */
FrtTokens *
frt_sessions_refresh (const FrtDomain *domain, const char *refresh_token, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autofree char *hash = frt_token_hash (refresh_token);
  g_autoptr (FrtSessionRow) row = NULL;
  gboolean used;

  if (tx == NULL || !frt_sessions_tables_find_refresh (tx, hash, &row, &used, error))
    return NULL;
  if (row != NULL && !used && row->expires_at > frt_clock_now (&domain->clock))
    return renew_session (domain, tx, row, hash, error);

  if (row != NULL && (!frt_sessions_tables_end (tx, row->id, error) ||
      (used && !frt_journal_write (domain, tx, NULL, row->account_id, "session-revoked", NULL, error)) ||
      !frt_transaction_commit (tx, error)))
    return NULL;
  session_expired (error);
  return NULL;
}

/**
 * frt_sessions_authenticate:
 * @domain: the domain
 * @access_token: what stands behind "Bearer"
 * @identity: (out): who it is
 * @error: return location for a #GError
 *
 * Reads only.
 *
 * Returns: whether somebody is signed in with it now; %FALSE with %FRT_ERROR_SESSION_EXPIRED
 */
gboolean
frt_sessions_authenticate (const FrtDomain *domain, const char *access_token, FrtIdentity *identity, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autofree char *hash = frt_token_hash (access_token);
  gint64 now = frt_clock_now (&domain->clock);
  g_autoptr (FrtSessionRow) row = NULL;
  FrtAccountKind kind;
  gboolean needs_otp;

  if (tx == NULL || !frt_sessions_tables_find_access (tx, hash, &row, &kind, &needs_otp, error))
    return FALSE;
  if (row == NULL || row->access_expires_at <= now || row->expires_at <= now)
    return session_expired (error);
  *identity = (FrtIdentity) { row->id, row->account_id, kind, row->scope, needs_otp };
  return TRUE;
}

static JsonNode *
describe_session (const FrtSessionRow *row, gint64 current_id)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row->id);
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "id", id);
  frt_json_set_string (object, "device_name", row->device_name);
  json_object_set_boolean_member (object, "current", row->id == current_id);
  json_object_set_boolean_member (object, "persistent", row->persistent);
  frt_json_set_time (object, "created_at", row->created_at);
  frt_json_set_time (object, "last_used_at", row->last_used_at);
  frt_json_set_time (object, "expires_at", row->expires_at);
  return json_node_init_object (json_node_alloc (), object);
}

/**
 * frt_sessions_list:
 * @domain: the domain
 * @identity: who asks
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the account's open sessions, `{"sessions":[…]}`, last used first
 */
JsonNode *
frt_sessions_list (const FrtDomain *domain, const FrtIdentity *identity, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (JsonObject) answer = json_object_new ();
  g_autoptr (GPtrArray) rows = NULL;
  JsonArray *sessions = json_array_new ();

  json_object_set_array_member (answer, "sessions", sessions);
  if (tx == NULL || !frt_sessions_tables_list (tx, identity->account_id, &rows, error))
    return NULL;
  for (guint i = 0; i < rows->len; i++) {
    const FrtSessionRow *row = g_ptr_array_index (rows, i);

    if (row->expires_at > frt_clock_now (&domain->clock))
      json_array_add_element (sessions, describe_session (row, identity->session_id));
  }
  return json_node_init_object (json_node_alloc (), answer);
}

/**
 * frt_sessions_end:
 * @domain: the domain
 * @identity: who asks
 * @session_id: (nullable): one of the account's sessions, the current one when %NULL
 * @error: return location for a #GError
 *
 * Returns: whether it has ended; %FALSE with %FRT_ERROR_NOT_FOUND
 */
gboolean
frt_sessions_end (const FrtDomain *domain, const FrtIdentity *identity, const char *session_id, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autoptr (FrtSessionRow) row = NULL;
  gint64 id = session_id ? frt_id_parse (session_id) : identity->session_id;

  if (tx == NULL || !frt_sessions_tables_find (tx, id, &row, error))
    return FALSE;
  if (row == NULL || row->account_id != identity->account_id)
    return frt_error_set (error, FRT_ERROR_NOT_FOUND, "no such session");
  return frt_sessions_tables_end (tx, id, error) &&
         frt_journal_write (domain, tx, NULL, identity->account_id, "signed-out", NULL, error) &&
         frt_transaction_commit (tx, error);
}
