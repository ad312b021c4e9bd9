/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "domain/frt-accounts.h"
#include "domain/frt-children.h"
#include "domain/frt-otp.h"
#include "domain/frt-siblings.h"

#define EVENTS_AT_ONCE 50

static FrtReply *
reply_account (FrtAccount *account)
{
  FrtReply *reply = account ? frt_reply_new_json (200, frt_account_to_json (account)) : NULL;

  g_clear_object (&account);
  return reply;
}

FrtReply *
frt_handle_activate (FrtExchange *exchange, GError **error)
{
  g_autofree const char **rejected = frt_exchange_list_strings (exchange, "rejected_children");
  const FrtActivation activation = {
    .new_password = frt_exchange_get_string (exchange, "new_password"),
    .email = frt_exchange_get_string (exchange, "email"),
    .phone = frt_exchange_get_string (exchange, "phone"),
    .language = frt_exchange_get_string (exchange, "language"),
    .rejected_children = rejected,
  };

  if (exchange->identity.scope == FRT_SCOPE_FULL)
    return reply_account (frt_accounts_repeat_activation (&exchange->domain, &exchange->identity, &activation,
                                                          frt_exchange_get_client_address (exchange), error));

  return reply_account (frt_accounts_activate (&exchange->domain, &exchange->identity, &activation, error));
}

FrtReply *
frt_handle_enrol (FrtExchange *exchange, GError **error)
{
  JsonNode *enrolment = frt_otp_enrol (&exchange->domain, &exchange->identity, error);

  return enrolment ? frt_reply_new_secret (200, enrolment) : NULL;
}

FrtReply *
frt_handle_confirm_enrolment (FrtExchange *exchange, GError **error)
{
  const char *code = frt_exchange_get_string (exchange, "code");
  const char *address = frt_exchange_get_client_address (exchange);

  return frt_reply_new_done (frt_otp_confirm (&exchange->domain, &exchange->identity, code, address, error));
}

FrtReply *
frt_handle_get_account (FrtExchange *exchange, GError **error)
{
  return reply_account (frt_accounts_get (&exchange->domain, &exchange->identity, error));
}

FrtReply *
frt_handle_change_account (FrtExchange *exchange, GError **error)
{
  return reply_account (frt_accounts_change (&exchange->domain, &exchange->identity,
                                             frt_exchange_get_string (exchange, "email"),
                                             frt_exchange_get_string (exchange, "phone"),
                                             frt_exchange_get_string (exchange, "language"), error));
}

FrtReply *
frt_handle_confirm_email (FrtExchange *exchange, GError **error)
{
  const char *code = frt_exchange_get_string (exchange, "code");

  return reply_account (frt_accounts_confirm_email (&exchange->domain, &exchange->identity, code,
                                                    frt_exchange_get_client_address (exchange), error));
}

FrtReply *
frt_handle_change_password (FrtExchange *exchange, GError **error)
{
  return frt_reply_new_done (frt_accounts_change_password (&exchange->domain, &exchange->identity,
                                                           frt_exchange_get_string (exchange, "current_password"),
                                                           frt_exchange_get_string (exchange, "new_password"),
                                                           frt_exchange_get_client_address (exchange), error));
}

FrtReply *
frt_handle_list_account_events (FrtExchange *exchange, GError **error)
{
  gint64 before = frt_exchange_get_query_int (exchange, "before", 0);
  gint64 limit = frt_exchange_get_query_int (exchange, "limit", EVENTS_AT_ONCE);

  return frt_reply_new_found (frt_accounts_list_events (&exchange->domain, &exchange->identity, before, (guint) limit,
                                                        error));
}

FrtReply *
frt_handle_list_waiting_letters (FrtExchange *exchange, GError **error)
{
  return frt_reply_new_found (frt_siblings_list (&exchange->domain, &exchange->identity, error));
}

FrtReply *
frt_handle_list_children (FrtExchange *exchange, GError **error)
{
  g_autoptr (FrtJsonWriter) writer = frt_json_writer_new ();

  frt_json_writer_begin_object (writer, NULL);
  if (!frt_children_write_own (&exchange->domain, &exchange->identity, writer, "children", error))
    return NULL;
  frt_json_writer_end_object (writer);
  return frt_reply_new_written (200, g_steal_pointer (&writer));
}
