/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "common/frt-error.h"
#include "common/frt-identifier.h"
#include "common/frt-service-info.h"

#include "config.h"

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

  if (frt_store_ping (exchange->site->domain.store, &cause))
    return reply_status ("ready");
  frt_error_set (error, FRT_ERROR_UNAVAILABLE, "%s", cause->message);
  return NULL;
}

FrtReply *
frt_handle_demo_letters (FrtExchange *exchange, GError **error)
{
  JsonNode *letters;

  if (exchange->site->demo == NULL) {
    frt_error_set (error, FRT_ERROR_NOT_FOUND, "this is no demo");
    return NULL;
  }
  letters = frt_demo_list_letters (exchange->site->demo, &exchange->site->domain, error);
  return letters ? frt_reply_new_json (200, letters) : NULL;
}
