/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "common/frt-letter.h"
#include "domain/frt-tasks.h"
#include "server/frt-letter-pages.h"

#include <microhttpd.h>

/* What parents ask of a school, and what it answers. */

FrtReply *
frt_handle_ask_to_break (FrtExchange *exchange, GError **error)
{
  const char *child_id = frt_exchange_get_string (exchange, "child_id");
  const char *reason = frt_exchange_get_string (exchange, "reason");
  JsonNode *asked = frt_tasks_ask_to_break (&exchange->domain, &exchange->identity, child_id, reason, error);

  return asked ? frt_reply_new_json (MHD_HTTP_CREATED, asked) : NULL;
}

FrtReply *
frt_handle_list_break_requests (FrtExchange *exchange, GError **error)
{
  return frt_reply_new_found (frt_tasks_list_own (&exchange->domain, &exchange->identity, error));
}

FrtReply *
frt_handle_list_tasks (FrtExchange *exchange, GError **error)
{
  return frt_reply_new_found (frt_tasks_list (&exchange->acting, exchange->parameters[0], error));
}

FrtReply *
frt_handle_answer_task (FrtExchange *exchange, GError **error)
{
  gboolean accepted = g_str_equal (frt_exchange_get_string (exchange, "answer"), "accepted");
  const char *message = frt_exchange_get_string (exchange, "message");
  g_autoptr (GPtrArray) letters = NULL;
  JsonNode *task = frt_tasks_answer (&exchange->acting, exchange->parameters[0], exchange->parameters[1], accepted, message,
                                     &letters, error);
  JsonArray *printed;

  if (task == NULL)
    return NULL;
  if (letters->len > 0 && frt_exchange_accepts (exchange, "application/pdf")) {
    json_node_unref (task);
    return frt_letter_pages_reply (exchange->site, letters, error);
  }
  printed = json_array_new ();
  for (guint i = 0; i < letters->len; i++)
    json_array_add_element (printed, frt_letter_to_json (letters->pdata[i]));
  json_object_set_array_member (json_node_get_object (task), "letters", printed);
  return frt_reply_new_secret (MHD_HTTP_OK, task);
}
