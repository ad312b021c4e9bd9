/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "domain/frt-groupings.h"

static FrtReply *
reply_grouping (guint status, FrtGrouping *grouping)
{
  FrtReply *reply = grouping ? frt_reply_new_json (status, frt_grouping_to_json (grouping)) : NULL;

  g_clear_object (&grouping);
  return reply;
}

FrtReply *
frt_handle_propose (FrtExchange *exchange, GError **error)
{
  return reply_grouping (201, frt_groupings_propose (&exchange->domain, &exchange->identity, error));
}

FrtReply *
frt_handle_list_groupings (FrtExchange *exchange, GError **error)
{
  g_autoptr (GPtrArray) groupings = frt_groupings_list (&exchange->domain, &exchange->identity, error);
  JsonArray *array;
  JsonObject *object;

  if (groupings == NULL)
    return NULL;
  array = json_array_new ();
  for (guint i = 0; i < groupings->len; i++)
    json_array_add_element (array, frt_grouping_to_json (groupings->pdata[i]));
  object = json_object_new ();
  json_object_set_array_member (object, "groupings", array);
  return frt_reply_new_object (200, object);
}

FrtReply *
frt_handle_get_grouping (FrtExchange *exchange, GError **error)
{
  const char *id = exchange->parameters[0];

  return reply_grouping (200, frt_groupings_get (&exchange->domain, &exchange->identity, id, error));
}

FrtReply *
frt_handle_cancel_grouping (FrtExchange *exchange, GError **error)
{
  const char *id = exchange->parameters[0];

  return frt_reply_new_done (frt_groupings_cancel (&exchange->domain, &exchange->identity, id, error));
}

FrtReply *
frt_handle_add_grouping_account (FrtExchange *exchange, GError **error)
{
  const char *id = exchange->parameters[0];
  const char *username = frt_exchange_get_string (exchange, "username");
  const char *password = frt_exchange_get_string (exchange, "password");
  gboolean acknowledged = frt_exchange_get_boolean (exchange, "acknowledged");

  return reply_grouping (200, frt_groupings_add_account (&exchange->domain, &exchange->identity, id, username, password,
                                                         frt_exchange_get_client_address (exchange), acknowledged, error));
}

FrtReply *
frt_handle_remove_grouping_account (FrtExchange *exchange, GError **error)
{
  const char *id = exchange->parameters[0], *username = exchange->parameters[1];

  return reply_grouping (200, frt_groupings_remove_account (&exchange->domain, &exchange->identity, id, username,
                                                            error));
}

FrtReply *
frt_handle_confirm_grouping (FrtExchange *exchange, GError **error)
{
  const char *id = exchange->parameters[0], *digest = frt_exchange_get_string (exchange, "digest");

  return reply_grouping (200, frt_groupings_confirm (&exchange->domain, &exchange->identity, id, digest, error));
}
