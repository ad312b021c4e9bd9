/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-problem-writer.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "server/frt-routes.h"

#include <microhttpd.h>

#define TYPE_PREFIX  "urn:fratrie:problem:"
#define RETRY_AFTER  5      /* seconds, where the error knows nothing better */

static const char *
translate (gpointer data, const char *sentence)
{
  FrtExchange *exchange = data;

  return frt_catalog_translate (exchange->site->catalog, frt_exchange_get_language (exchange), sentence);
}

static void
copy_member (JsonObject *from, const char *name, JsonNode *node, gpointer to)
{
  json_object_set_member (to, name, json_node_copy (node));
}

static JsonNode *
describe (FrtExchange *exchange, const GError *error, FrtErrorCode code, guint status)
{
  g_autofree char *type = g_strconcat (TYPE_PREFIX, frt_error_code_get_problem (code), NULL);
  g_autofree char *detail = frt_error_dup_message_in (error, translate, exchange);
  JsonNode *node = json_node_init_object (json_node_alloc (), NULL);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "type", type);
  json_object_set_string_member (object, "title", translate (exchange, frt_error_code_get_title (code)));
  json_object_set_int_member (object, "status", status);
  json_object_set_string_member (object, "detail", detail);
  if (error->domain == FRT_ERROR && code != FRT_ERROR_INTERNAL)
    json_object_foreach_member (frt_error_get_members (error), copy_member, object);
  json_node_take_object (node, object);
  return node;
}

static void
add_headers (FrtReply *reply, FrtExchange *exchange, FrtErrorCode code, const GError *error)
{
  gint64 seconds = RETRY_AFTER;
  g_autofree char *text = NULL;

  frt_reply_add_header (reply, MHD_HTTP_HEADER_CONTENT_LANGUAGE, frt_exchange_get_language (exchange));
  if (reply->status == MHD_HTTP_UNAUTHORIZED)
    frt_reply_add_header (reply, MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer");
  if (code == FRT_ERROR_METHOD_NOT_ALLOWED) {
    text = frt_routes_dup_allowed (exchange->uri);
    frt_reply_add_header (reply, MHD_HTTP_HEADER_ALLOW, text);
  }
  if (code != FRT_ERROR_UNAVAILABLE && code != FRT_ERROR_TOO_MANY_ATTEMPTS)
    return;
  if (error->domain == FRT_ERROR)
    frt_json_get_optional_int (frt_error_get_members (error), "retry_after", &seconds, NULL);
  text = g_strdup_printf ("%" G_GINT64_FORMAT, seconds);
  frt_reply_add_header (reply, MHD_HTTP_HEADER_RETRY_AFTER, text);
}

static void
log_failure (FrtExchange *exchange, const GError *error, guint status)
{
  g_autofree char *number = g_strdup_printf ("%u", status);

  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "FRATRIE_REQUEST_ID", exchange->id, "FRATRIE_STATUS", number,
                    "FRATRIE_ROUTE", exchange->route ? exchange->route->path : "-",
                    "MESSAGE", "request %s, %s %s: %s", exchange->id, exchange->route ? exchange->route->method : "-",
                    exchange->route ? exchange->route->path : "-", error->message);
}

/* Two codes that were only an operator's until staff could meet them: what is wrong is in what was sent. */
static GError *
adopt (const GError *error)
{
  GError *adopted = NULL;

  if (!g_error_matches (error, FRT_ERROR, FRT_ERROR_REFUSED) && !g_error_matches (error, FRT_ERROR, FRT_ERROR_INVALID_FILE))
    return g_error_copy (error);
  frt_error_set_field (&adopted, "", "%s", error->message);
  return adopted;
}

FrtReply *
frt_problem_reply (FrtExchange *exchange, const GError *told)
{
  g_autoptr (GError) error = adopt (told);
  FrtErrorCode code = frt_error_get_code (error);
  guint status = frt_error_code_get_status (code, exchange->route != NULL && exchange->route->proves_another);
  g_autoptr (JsonNode) node = describe (exchange, error, code, status);
  gsize length;
  char *text = frt_json_write (node, &length);
  FrtReply *reply = frt_reply_new_data (status, "application/problem+json", text, length);

  add_headers (reply, exchange, code, error);
  if (status >= MHD_HTTP_INTERNAL_SERVER_ERROR)
    log_failure (exchange, error, status);
  return reply;
}
