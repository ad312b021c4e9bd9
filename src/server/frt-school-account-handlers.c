/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "domain/frt-school-accounts.h"

/* The accounts of a school, as its staff finds and mends them. */

FrtReply *
frt_handle_search_accounts (FrtExchange *exchange, GError **error)
{
  const FrtAccountQuery query = {
    .query = frt_exchange_get_query (exchange, "query"),
    .state = frt_exchange_get_query (exchange, "state"),
    .after = frt_exchange_get_query (exchange, "after"),
    .limit = (guint) frt_exchange_get_query_int (exchange, "limit", 0),
  };

  return frt_reply_new_found (frt_school_accounts_search (&exchange->acting, exchange->parameters[0], &query, error));
}

static FrtReply *
reply_account (FrtAccount *account)
{
  FrtReply *reply = account ? frt_reply_new_json (200, frt_account_to_json (account)) : NULL;

  g_clear_object (&account);
  return reply;
}

FrtReply *
frt_handle_disable_account (FrtExchange *exchange, GError **error)
{
  const char *uai = exchange->parameters[0], *username = exchange->parameters[1];

  return reply_account (frt_school_accounts_disable (&exchange->acting, uai, username, error));
}

FrtReply *
frt_handle_enable_account (FrtExchange *exchange, GError **error)
{
  const char *uai = exchange->parameters[0], *username = exchange->parameters[1];

  return reply_account (frt_school_accounts_enable (&exchange->acting, uai, username, error));
}

FrtReply *
frt_handle_correct_account (FrtExchange *exchange, GError **error)
{
  const char *uai = exchange->parameters[0], *username = exchange->parameters[1];
  const FrtHolderName holder = {
    .birth_name = frt_exchange_get_string (exchange, "birth_name"),
    .used_name = frt_exchange_get_string (exchange, "used_name"),
    .first_name = frt_exchange_get_string (exchange, "first_name"),
  };

  return reply_account (frt_school_accounts_correct (&exchange->acting, uai, username, &holder, error));
}
