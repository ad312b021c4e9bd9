/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "common/frt-json.h"
#include "domain/frt-sessions.h"

static FrtReply *
reply_tokens (guint status, FrtTokens *tokens)
{
  FrtReply *reply = tokens ? frt_reply_new_json (status, frt_tokens_to_json (tokens)) : NULL;

  g_clear_pointer (&tokens, frt_tokens_free);
  return reply;
}

FrtReply *
frt_handle_sign_in (FrtExchange *exchange, GError **error)
{
  static const char *const members[] = { "username", "password", "device_name", "persistent", "otp", NULL };
  JsonObject *object = frt_exchange_get_object (exchange);
  FrtSignIn request = { .client_address = exchange->client_address };

  if (!frt_json_check_members (object, members, error) ||
      !frt_json_get_string (object, "username", &request.username, error) ||
      !frt_json_get_string (object, "password", &request.password, error) ||
      !frt_json_get_optional_string (object, "device_name", &request.device_name, error) ||
      !frt_json_get_optional_boolean (object, "persistent", &request.persistent, error))
    return NULL;
  return reply_tokens (201, frt_sessions_sign_in (&exchange->site->domain, &request, error));
}

FrtReply *
frt_handle_refresh (FrtExchange *exchange, GError **error)
{
  static const char *const members[] = { "refresh_token", NULL };
  JsonObject *object = frt_exchange_get_object (exchange);
  const char *token;

  if (!frt_json_check_members (object, members, error) || !frt_json_get_string (object, "refresh_token", &token, error))
    return NULL;
  return reply_tokens (200, frt_sessions_refresh (&exchange->site->domain, token, error));
}

FrtReply *
frt_handle_list_sessions (FrtExchange *exchange, GError **error)
{
  JsonNode *sessions = frt_sessions_list (&exchange->site->domain, &exchange->identity, error);

  return sessions ? frt_reply_new_json (200, sessions) : NULL;
}

FrtReply *
frt_handle_sign_out (FrtExchange *exchange, GError **error)
{
  return frt_sessions_end (&exchange->site->domain, &exchange->identity, NULL, error) ? frt_reply_new_empty () : NULL;
}

FrtReply *
frt_handle_end_session (FrtExchange *exchange, GError **error)
{
  return frt_sessions_end (&exchange->site->domain, &exchange->identity, exchange->parameters[0], error)
    ? frt_reply_new_empty () : NULL;
}
