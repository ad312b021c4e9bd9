/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-problem-reader.h"

#include "common/frt-error.h"
#include "common/frt-json.h"

#include <string.h>

/* The one place where an answer that is a failure becomes an FRT_ERROR. */

#define TYPE_PREFIX "urn:fratrie:problem:"

#define HTTP_TOO_MANY_REQUESTS 429

/* A failure that is no problem of ours: most likely of a proxy in front of the service, speaking for itself. */
static GError *
read_foreign (const FrtAnswer *answer)
{
  FrtErrorCode code = FRT_ERROR_NOT_FRATRIE;

  if (answer->status == HTTP_TOO_MANY_REQUESTS)
    code = FRT_ERROR_TOO_MANY_ATTEMPTS;
  else if (answer->status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    code = FRT_ERROR_UNAVAILABLE;
  else if (answer->status == SOUP_STATUS_BAD_GATEWAY || answer->status == SOUP_STATUS_GATEWAY_TIMEOUT)
    code = FRT_ERROR_OFFLINE;      /* passed on, and the service's answer lost: as good as a connection cut */

  return frt_error_new (code, "HTTP %u without a problem", answer->status);
}

/* The standard members say no more than the code does; every other one is for whoever shows the error. */
static void
copy_extensions (JsonObject *problem, JsonObject *members)
{
  static const char *const standard[] = { "type", "title", "status", "detail", "instance", NULL };
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, problem);
  while (json_object_iter_next (&iter, &name, &node)) {
    if (!g_strv_contains (standard, name))
      json_object_set_member (members, name, json_node_copy (node));
  }
}

static GError *
read_problem (const FrtAnswer *answer)
{
  g_autoptr (JsonObject) problem = NULL;
  const char *type = NULL;
  const char *name;
  GError *error;

  if (g_strcmp0 (answer->content_type, "application/problem+json") != 0)
    return read_foreign (answer);

  problem = frt_json_parse_object (answer->body, answer->length, FRT_JSON_MAX_BYTES, NULL);
  if (problem == NULL || !frt_json_get_string (problem, "type", &type, NULL) || !g_str_has_prefix (type, TYPE_PREFIX))
    return read_foreign (answer);

  name = type + strlen (TYPE_PREFIX);
  error = frt_error_new (frt_error_code_from_problem (name, answer->status), "HTTP %u %s (request %s)", answer->status,
                         name, answer->request_id != NULL ? answer->request_id : "unnamed");
  copy_extensions (problem, frt_error_get_members (error));

  return error;
}

/**
 * frt_problem_read:
 * @answer: an answer whose status is not a success
 *
 * The error's members are the problem's extension members, and "retry_after" (seconds) when the header of that name was
 * there. What is no problem of ours gives %FRT_ERROR_UNAVAILABLE, %FRT_ERROR_TOO_MANY_ATTEMPTS or %FRT_ERROR_OFFLINE when a
 * proxy speaks, else %FRT_ERROR_NOT_FRATRIE.
 *
 * Returns: (transfer full): a #GError in the %FRT_ERROR domain
 */
GError *
frt_problem_read (const FrtAnswer *answer)
{
  GError *error = read_problem (answer);
  JsonObject *members = frt_error_get_members (error);

  if (answer->retry_after > 0 && !json_object_has_member (members, "retry_after"))
    json_object_set_int_member (members, "retry_after", answer->retry_after);

  return error;
}
