/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "domain/frt-accounts.h"
#include "domain/frt-children.h"

#define EVENTS_AT_ONCE 50

static FrtReply *
reply_account (FrtAccount *account)
{
  FrtReply *reply = account ? frt_reply_new_json (200, frt_account_to_json (account)) : NULL;

  g_clear_object (&account);
  return reply;
}

/* A list of strings; *strings: (transfer container) (nullable) */
static gboolean
get_strings (JsonObject *object, const char *name, const char ***strings, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  JsonArray *array = NULL;

  if (!frt_json_get_optional_array (object, name, &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    g_autofree char *pointer = g_strdup_printf ("/%s/%u", name, i);

    if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
      return frt_error_set_field (error, pointer, "must be a string");
    g_ptr_array_add (list, (gpointer) json_node_get_string (node));
  }
  g_ptr_array_add (list, NULL);
  *strings = array ? (const char **) g_ptr_array_free (g_steal_pointer (&list), FALSE) : NULL;
  return TRUE;
}

FrtReply *
frt_handle_activate (FrtExchange *exchange, GError **error)
{
  static const char *const members[] = { "new_password", "email", "phone", "language", "rejected_children", NULL };
  JsonObject *object = frt_exchange_get_object (exchange);
  g_autofree const char **rejected = NULL;
  FrtActivation activation = { NULL };

  if (!frt_json_check_members (object, members, error) ||
      !frt_json_get_string (object, "new_password", &activation.new_password, error) ||
      !frt_json_get_string (object, "email", &activation.email, error) ||
      !frt_json_get_optional_string (object, "phone", &activation.phone, error) ||
      !frt_json_get_optional_string (object, "language", &activation.language, error) ||
      !get_strings (object, "rejected_children", &rejected, error))
    return NULL;
  activation.rejected_children = rejected;
  return reply_account (frt_accounts_activate (&exchange->site->domain, &exchange->identity, &activation, error));
}

FrtReply *
frt_handle_get_account (FrtExchange *exchange, GError **error)
{
  return reply_account (frt_accounts_get (&exchange->site->domain, &exchange->identity, error));
}

FrtReply *
frt_handle_change_account (FrtExchange *exchange, GError **error)
{
  static const char *const members[] = { "email", "phone", "language", NULL };
  JsonObject *object = frt_exchange_get_object (exchange);
  const char *email = NULL, *phone = NULL, *language = NULL;

  if (!frt_json_check_members (object, members, error) ||
      !frt_json_get_optional_string (object, "email", &email, error) ||
      !frt_json_get_optional_string (object, "phone", &phone, error) ||
      !frt_json_get_optional_string (object, "language", &language, error))
    return NULL;
  return reply_account (frt_accounts_change (&exchange->site->domain, &exchange->identity, email, phone, language, error));
}

FrtReply *
frt_handle_change_password (FrtExchange *exchange, GError **error)
{
  static const char *const members[] = { "current_password", "new_password", NULL };
  JsonObject *object = frt_exchange_get_object (exchange);
  const char *current, *new;

  if (!frt_json_check_members (object, members, error) ||
      !frt_json_get_string (object, "current_password", &current, error) ||
      !frt_json_get_string (object, "new_password", &new, error) ||
      !frt_accounts_change_password (&exchange->site->domain, &exchange->identity, current, new,
                                     exchange->client_address, error))
    return NULL;
  return frt_reply_new_empty ();
}

FrtReply *
frt_handle_list_account_events (FrtExchange *exchange, GError **error)
{
  gint64 before = 0, limit = EVENTS_AT_ONCE;
  JsonNode *events;

  if (!frt_exchange_get_query_int (exchange, "before", &before, error) ||
      !frt_exchange_get_query_int (exchange, "limit", &limit, error))
    return NULL;
  events = frt_accounts_list_events (&exchange->site->domain, &exchange->identity, before,
                                     (guint) CLAMP (limit, 1, G_MAXINT), error);
  return events ? frt_reply_new_json (200, events) : NULL;
}

FrtReply *
frt_handle_list_children (FrtExchange *exchange, GError **error)
{
  g_autoptr (GListModel) children = frt_children_list (&exchange->site->domain, &exchange->identity, error);
  JsonObject *object;

  if (children == NULL)
    return NULL;
  object = json_object_new ();
  json_object_set_member (object, "children", frt_children_to_json (children));
  return frt_reply_new_object (200, object);
}
