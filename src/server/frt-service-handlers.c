/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "common/frt-error.h"
#include "common/frt-identifier.h"
#include "common/frt-service-info.h"
#include "server/frt-api.h"
#include "server/frt-server.h"

#include "config.h"

#include <string.h>

/* What may be asked by anybody: who we are, whether we live. */

FrtReply *
frt_handle_discovery (FrtExchange *exchange, GError **error)
{
  const FrtConfig *config = exchange->site->config;
  g_auto (GStrv) languages = frt_catalog_dup_languages (exchange->site->catalog);
  const FrtServiceInfo info = {
    .name = config->name,
    .version = (char *) FRT_VERSION,
    .languages = languages,
    .password_min_length = FRT_PASSWORD_MIN_LENGTH,
    .support_email = config->support_email,
    .support_phone = config->support_phone,
    .support_url = config->support_url,
    .demo = config->demo,
  };

  return frt_reply_new_json (200, frt_service_info_to_json (&info));
}

static FrtReply *
reply_status (const char *status)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "status", status);
  return frt_reply_new_object (200, object);
}

FrtReply *
frt_handle_health (FrtExchange *exchange, GError **error)
{
  return reply_status ("alive");
}

FrtReply *
frt_handle_readiness (FrtExchange *exchange, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (frt_store_ping (exchange->domain.store, &cause))
    return reply_status ("ready");
  frt_error_set (error, FRT_ERROR_UNAVAILABLE, "%s", cause->message);
  return NULL;
}

/* Nobody but who is on this machine, and not through a proxy; or who came by the figures' own listener. */
static gboolean
may_see_metrics (FrtExchange *exchange)
{
  g_autoptr (GInetAddress) client = g_inet_address_new_from_string (frt_exchange_get_client_address (exchange));

  if (exchange->aside)
    return TRUE;
  return exchange->site->config->metrics_listen == NULL && exchange->framing.forwarded_for == NULL && client != NULL &&
         g_inet_address_get_is_loopback (client);
}

FrtReply *
frt_handle_metrics (FrtExchange *exchange, GError **error)
{
  char *text;

  if (!may_see_metrics (exchange)) {
    frt_error_set (error, FRT_ERROR_NOT_FOUND, "figures are not told here");
    return NULL;
  }
  text = frt_server_write_metrics (exchange->server);
  return frt_reply_new_data (200, "text/plain; version=0.0.4; charset=utf-8", text, strlen (text));
}

FrtReply *
frt_handle_contract (FrtExchange *exchange, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (frt_api_get_text (exchange->site->api), &length);

  return frt_reply_new_data (200, "application/json", g_memdup2 (text, length), length);
}

FrtReply *
frt_handle_demo_letters (FrtExchange *exchange, GError **error)
{
  if (exchange->site->demo == NULL) {
    frt_error_set (error, FRT_ERROR_NOT_FOUND, "this is no demo");
    return NULL;
  }
  return frt_reply_new_found (frt_demo_list_letters (exchange->site->demo, &exchange->domain, error));
}
