/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "domain/frt-groupings.h"

static FrtReply *
reply_grouping (guint status, FrtGrouping *grouping)
{
  g_autoptr (FrtGrouping) told = grouping;
  FrtJsonWriter *writer;

  if (told == NULL)
    return NULL;
  writer = frt_json_writer_new ();
  frt_grouping_write (told, writer);
  return frt_reply_new_written (status, writer);
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
  FrtJsonWriter *writer;

  if (groupings == NULL)
    return NULL;
  writer = frt_json_writer_new ();
  frt_json_writer_begin_object (writer, NULL);
  frt_json_writer_begin_array (writer, "groupings");
  for (guint i = 0; i < groupings->len; i++)
    frt_grouping_write (groupings->pdata[i], writer);
  frt_json_writer_end_array (writer);
  frt_json_writer_end_object (writer);
  return frt_reply_new_written (200, writer);
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
