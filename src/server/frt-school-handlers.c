/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "domain/frt-events.h"
#include "domain/frt-import.h"
#include "domain/frt-statistics.h"
#include "formats/frt-formats.h"
#include "server/frt-upload.h"

/* What a school's staff asks about its school; exchange->acting is the domain that knows who does it. */

#define UPLOAD_NAME "upload"      /* what reports call the file that was sent */

FrtReply *
frt_handle_import (FrtExchange *exchange, GError **error)
{
  const FrtImportOptions options = { .dry_run = frt_exchange_get_query_flag (exchange, "dry_run") };
  g_autoptr (FrtImport) import = frt_import_new (&exchange->acting, exchange->parameters[0], &options, error);
  g_autoptr (FrtImportReport) report = NULL;

  if (import == NULL ||
      !frt_formats_read_descriptor (UPLOAD_NAME, exchange->upload->descriptor, frt_import_add, import, error))
    return NULL;
  report = frt_import_finish (import, error);
  return report ? frt_reply_new_found (frt_import_report_to_json (report)) : NULL;
}

/* {"schools":[…]} of one school, without what is around it. */
static JsonNode *
unwrap (JsonNode *node)
{
  JsonArray *schools = json_object_get_array_member (json_node_get_object (node), "schools");
  JsonNode *school = json_array_dup_element (schools, 0);

  json_node_unref (node);
  return school;
}

FrtReply *
frt_handle_statistics (FrtExchange *exchange, GError **error)
{
  JsonNode *statistics = frt_statistics_collect (&exchange->acting, exchange->parameters[0], error);

  return statistics ? frt_reply_new_found (unwrap (statistics)) : NULL;
}

FrtReply *
frt_handle_list_school_events (FrtExchange *exchange, GError **error)
{
  const char *text = frt_exchange_get_query (exchange, "since");
  gint64 since = 0;

  if (text != NULL && !frt_time_parse (text, &since, NULL)) {
    frt_error_set_field (error, "?since", "must be a time as RFC 3339 writes it");
    return NULL;
  }
  return frt_reply_new_found (frt_events_list (&exchange->acting, exchange->parameters[0], since, error));
}
