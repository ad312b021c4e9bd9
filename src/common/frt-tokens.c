/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-tokens.h"

#include "common/frt-error.h"
#include "common/frt-json.h"

static const char *const scopes[] = { [FRT_SCOPE_ACTIVATION] = "activation", [FRT_SCOPE_FULL] = "full" };

/**
 * frt_scope_to_string:
 * @scope: a scope
 *
 * Returns: (transfer none): the contract's word
 */
const char *
frt_scope_to_string (FrtScope scope)
{
  return scopes[scope];
}

/**
 * frt_tokens_new:
 * @session_id: the session's number
 * @access_token: reffed
 * @refresh_token: reffed
 * @expires_in: seconds the access token lasts
 * @scope: what it is good for
 * @account: reffed
 *
 * Returns: (transfer full): the answer to a sign-in
 */
FrtTokens *
frt_tokens_new (const char *session_id, FrtSecret *access_token, FrtSecret *refresh_token, gint64 expires_in,
                FrtScope scope, FrtAccount *account)
{
  FrtTokens *self = g_new (FrtTokens, 1);

  *self = (FrtTokens) { g_strdup (session_id), frt_secret_ref (access_token), frt_secret_ref (refresh_token), expires_in,
                        scope, g_object_ref (account) };
  return self;
}

/**
 * frt_tokens_new_from_json:
 * @object: what the service answered
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the tokens; %NULL with %FRT_ERROR_INVALID_REQUEST
 */
FrtTokens *
frt_tokens_new_from_json (JsonObject *object, GError **error)
{
  const char *session_id, *access, *refresh, *scope;
  gint64 expires_in;
  JsonObject *account_object;
  g_autoptr (FrtAccount) account = NULL;
  g_autoptr (FrtSecret) access_token = NULL, refresh_token = NULL;

  if (!frt_json_get_string (object, "session_id", &session_id, error) ||
      !frt_json_get_string (object, "access_token", &access, error) ||
      !frt_json_get_string (object, "refresh_token", &refresh, error) ||
      !frt_json_get_int (object, "expires_in", &expires_in, error) ||
      !frt_json_get_string (object, "scope", &scope, error) ||
      !frt_json_get_object (object, "account", &account_object, error))
    return NULL;
  account = frt_account_new_from_json (account_object, error);
  if (account == NULL)
    return NULL;
  access_token = frt_secret_new (access);
  refresh_token = frt_secret_new (refresh);
  return frt_tokens_new (session_id, access_token, refresh_token, expires_in,
                         g_str_equal (scope, "full") ? FRT_SCOPE_FULL : FRT_SCOPE_ACTIVATION, account);
}

/**
 * frt_tokens_to_json:
 * @self: tokens
 *
 * Returns: (transfer full): what the service answers; it holds the tokens
 */
JsonNode *
frt_tokens_to_json (const FrtTokens *self)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "session_id", self->session_id);
  json_object_set_string_member (object, "access_token", frt_secret_get (self->access_token));
  json_object_set_string_member (object, "refresh_token", frt_secret_get (self->refresh_token));
  json_object_set_int_member (object, "expires_in", self->expires_in);
  json_object_set_string_member (object, "scope", scopes[self->scope]);
  json_object_set_member (object, "account", frt_account_to_json (self->account));
  return json_node_init_object (json_node_alloc (), object);
}

/**
 * frt_tokens_free:
 * @self: (transfer full): tokens
 */
void
frt_tokens_free (FrtTokens *self)
{
  g_free (self->session_id);
  frt_secret_unref (self->access_token);
  frt_secret_unref (self->refresh_token);
  g_object_unref (self->account);
  g_free (self);
}
