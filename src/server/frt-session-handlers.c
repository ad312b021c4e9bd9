/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "domain/frt-sessions.h"

static FrtReply *
reply_tokens (guint status, FrtTokens *tokens)
{
  FrtReply *reply = tokens ? frt_reply_new_secret (status, frt_tokens_to_json (tokens)) : NULL;

  g_clear_pointer (&tokens, frt_tokens_free);
  return reply;
}

FrtReply *
frt_handle_sign_in (FrtExchange *exchange, GError **error)
{
  const FrtSignIn request = {
    .username = frt_exchange_get_string (exchange, "username"),
    .password = frt_exchange_get_string (exchange, "password"),
    .device_name = frt_exchange_get_string (exchange, "device_name"),
    .persistent = frt_exchange_get_boolean (exchange, "persistent"),
    .client_address = frt_exchange_get_client_address (exchange),
    .otp = frt_exchange_get_string (exchange, "otp"),
  };

  return reply_tokens (201, frt_sessions_sign_in (&exchange->domain, &request, error));
}

FrtReply *
frt_handle_refresh (FrtExchange *exchange, GError **error)
{
  const char *token = frt_exchange_get_string (exchange, "refresh_token");

  return reply_tokens (200, frt_sessions_refresh (&exchange->domain, token, error));
}

FrtReply *
frt_handle_list_sessions (FrtExchange *exchange, GError **error)
{
  return frt_reply_new_found (frt_sessions_list (&exchange->domain, &exchange->identity, error));
}

FrtReply *
frt_handle_sign_out (FrtExchange *exchange, GError **error)
{
  return frt_reply_new_done (frt_sessions_end (&exchange->domain, &exchange->identity, NULL, error));
}

FrtReply *
frt_handle_end_session (FrtExchange *exchange, GError **error)
{
  return frt_reply_new_done (frt_sessions_end (&exchange->domain, &exchange->identity, exchange->parameters[0], error));
}
