/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "common/frt-json.h"
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
  static const char *const members[] = { NULL };

  if (!frt_json_check_members (frt_exchange_get_object (exchange), members, error))
    return NULL;
  return reply_grouping (201, frt_groupings_propose (&exchange->site->domain, &exchange->identity, error));
}

FrtReply *
frt_handle_list_groupings (FrtExchange *exchange, GError **error)
{
  g_autoptr (GPtrArray) groupings = frt_groupings_list (&exchange->site->domain, &exchange->identity, error);
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
  return reply_grouping (200, frt_groupings_get (&exchange->site->domain, &exchange->identity, exchange->parameters[0],
                                                 error));
}

FrtReply *
frt_handle_cancel_grouping (FrtExchange *exchange, GError **error)
{
  return frt_groupings_cancel (&exchange->site->domain, &exchange->identity, exchange->parameters[0], error)
    ? frt_reply_new_empty () : NULL;
}

FrtReply *
frt_handle_add_grouping_account (FrtExchange *exchange, GError **error)
{
  static const char *const members[] = { "username", "password", "acknowledged", NULL };
  JsonObject *object = frt_exchange_get_object (exchange);
  const char *username, *password;
  gboolean acknowledged = FALSE;

  if (!frt_json_check_members (object, members, error) ||
      !frt_json_get_string (object, "username", &username, error) ||
      !frt_json_get_string (object, "password", &password, error) ||
      !frt_json_get_optional_boolean (object, "acknowledged", &acknowledged, error))
    return NULL;
  return reply_grouping (200, frt_groupings_add_account (&exchange->site->domain, &exchange->identity,
                                                         exchange->parameters[0], username, password,
                                                         exchange->client_address, acknowledged, error));
}

FrtReply *
frt_handle_remove_grouping_account (FrtExchange *exchange, GError **error)
{
  return reply_grouping (200, frt_groupings_remove_account (&exchange->site->domain, &exchange->identity,
                                                            exchange->parameters[0], exchange->parameters[1], error));
}

FrtReply *
frt_handle_confirm_grouping (FrtExchange *exchange, GError **error)
{
  static const char *const members[] = { "digest", NULL };
  JsonObject *object = frt_exchange_get_object (exchange);
  const char *digest;

  if (!frt_json_check_members (object, members, error) || !frt_json_get_string (object, "digest", &digest, error))
    return NULL;
  return reply_grouping (200, frt_groupings_confirm (&exchange->site->domain, &exchange->identity, exchange->parameters[0],
                                                     digest, error));
}
