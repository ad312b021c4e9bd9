/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-routes.h"

#include "common/frt-error.h"
#include "common/frt-limits.h"
#include "server/frt-handlers.h"

#include <microhttpd.h>
#include <string.h>

#define API    FRT_API_PREFIX
#define SCHOOL API "/schools/{uai}"

/* Every address of the service. Columns: method, path, who may, where it runs, what answers, proves_another. */
static const FrtRoute routes[] = {
  { "GET", FRT_DISCOVERY_PATH, FRT_ACCESS_OPEN, FRT_LANE_READ, frt_handle_discovery },
  { "GET", "/healthz", FRT_ACCESS_OPEN, FRT_LANE_READ, frt_handle_health },
  { "GET", "/readyz", FRT_ACCESS_OPEN, FRT_LANE_READ, frt_handle_readiness },
  { "GET", "/metrics", FRT_ACCESS_OPEN, FRT_LANE_READ, frt_handle_metrics },
  { "GET", API "/openapi.json", FRT_ACCESS_OPEN, FRT_LANE_READ, frt_handle_contract },
  { "GET", "/demo/letters", FRT_ACCESS_OPEN, FRT_LANE_READ, frt_handle_demo_letters },

  { "POST", API "/sessions", FRT_ACCESS_OPEN, FRT_LANE_HASH, frt_handle_sign_in },
  { "POST", API "/sessions/refresh", FRT_ACCESS_OPEN, FRT_LANE_WRITE, frt_handle_refresh },
  { "GET", API "/sessions", FRT_ACCESS_FULL, FRT_LANE_READ, frt_handle_list_sessions },
  { "DELETE", API "/sessions/current", FRT_ACCESS_ANY_SESSION, FRT_LANE_WRITE, frt_handle_sign_out },
  { "DELETE", API "/sessions/{id}", FRT_ACCESS_FULL, FRT_LANE_WRITE, frt_handle_end_session },

  { "POST", API "/account/activation", FRT_ACCESS_ANY_SESSION, FRT_LANE_HASH, frt_handle_activate },
  { "POST", API "/account/otp", FRT_ACCESS_SECOND_FACTOR, FRT_LANE_WRITE, frt_handle_enrol },
  { "POST", API "/account/otp/confirm", FRT_ACCESS_SECOND_FACTOR, FRT_LANE_WRITE, frt_handle_confirm_enrolment, TRUE },
  { "GET", API "/account", FRT_ACCESS_ACTIVATION, FRT_LANE_READ, frt_handle_get_account },
  { "PATCH", API "/account", FRT_ACCESS_FULL, FRT_LANE_HASH, frt_handle_change_account },
  { "POST", API "/account/password", FRT_ACCESS_FULL, FRT_LANE_HASH, frt_handle_change_password, TRUE },
  { "POST", API "/account/email/confirm", FRT_ACCESS_FULL, FRT_LANE_HASH, frt_handle_confirm_email },
  { "GET", API "/account/events", FRT_ACCESS_FULL, FRT_LANE_READ, frt_handle_list_account_events },
  { "GET", API "/account/waiting-letters", FRT_ACCESS_FULL, FRT_LANE_READ, frt_handle_list_waiting_letters },
  { "GET", API "/children", FRT_ACCESS_ACTIVATION, FRT_LANE_READ, frt_handle_list_children },

  { "POST", API "/groupings", FRT_ACCESS_FULL, FRT_LANE_WRITE, frt_handle_propose },
  { "GET", API "/groupings", FRT_ACCESS_FULL, FRT_LANE_READ, frt_handle_list_groupings },
  { "GET", API "/groupings/{id}", FRT_ACCESS_FULL, FRT_LANE_READ, frt_handle_get_grouping },
  { "DELETE", API "/groupings/{id}", FRT_ACCESS_FULL, FRT_LANE_WRITE, frt_handle_cancel_grouping },
  { "POST", API "/groupings/{id}/accounts", FRT_ACCESS_FULL, FRT_LANE_HASH,
    frt_handle_add_grouping_account, TRUE },
  { "DELETE", API "/groupings/{id}/accounts/{username}", FRT_ACCESS_FULL, FRT_LANE_WRITE,
    frt_handle_remove_grouping_account },
  { "POST", API "/groupings/{id}/confirm", FRT_ACCESS_FULL, FRT_LANE_WRITE, frt_handle_confirm_grouping },

  { "POST", API "/break-requests", FRT_ACCESS_FULL, FRT_LANE_WRITE, frt_handle_ask_to_break },
  { "GET", API "/break-requests", FRT_ACCESS_FULL, FRT_LANE_READ, frt_handle_list_break_requests },

  { "GET", SCHOOL, FRT_ACCESS_SCHOOL, FRT_LANE_READ, frt_handle_get_school },
  { "PATCH", SCHOOL, FRT_ACCESS_SCHOOL, FRT_LANE_WRITE, frt_handle_change_school },
  { "POST", SCHOOL "/letters", FRT_ACCESS_SCHOOL, FRT_LANE_LONG, frt_handle_issue_letters },
  { "GET", SCHOOL "/accounts", FRT_ACCESS_SCHOOL, FRT_LANE_READ, frt_handle_search_accounts },
  { "PATCH", SCHOOL "/accounts/{username}", FRT_ACCESS_SCHOOL, FRT_LANE_WRITE, frt_handle_correct_account },
  { "POST", SCHOOL "/accounts/{username}/disable", FRT_ACCESS_SCHOOL, FRT_LANE_WRITE, frt_handle_disable_account },
  { "POST", SCHOOL "/accounts/{username}/enable", FRT_ACCESS_SCHOOL, FRT_LANE_WRITE, frt_handle_enable_account },
  { "POST", SCHOOL "/accounts/{username}/reset", FRT_ACCESS_SCHOOL, FRT_LANE_HASH, frt_handle_reset_account },
  { "POST", SCHOOL "/accounts/{username}/break", FRT_ACCESS_SCHOOL, FRT_LANE_HASH, frt_handle_break },
  { "GET", SCHOOL "/tasks", FRT_ACCESS_SCHOOL, FRT_LANE_READ, frt_handle_list_tasks },
  { "POST", SCHOOL "/tasks/{id}", FRT_ACCESS_SCHOOL, FRT_LANE_HASH, frt_handle_answer_task },
  { "POST", SCHOOL "/imports", FRT_ACCESS_SCHOOL, FRT_LANE_LONG, frt_handle_import },
  { "GET", SCHOOL "/statistics", FRT_ACCESS_SCHOOL, FRT_LANE_READ, frt_handle_statistics },
  { "GET", SCHOOL "/events", FRT_ACCESS_SCHOOL, FRT_LANE_READ, frt_handle_list_school_events },

  { "POST", API "/recovery/username", FRT_ACCESS_OPEN, FRT_LANE_WRITE, frt_handle_recover_username },
  { "POST", API "/recovery/password", FRT_ACCESS_OPEN, FRT_LANE_HASH, frt_handle_recover_password },
  { "POST", API "/recovery/password/confirm", FRT_ACCESS_OPEN, FRT_LANE_HASH, frt_handle_set_password },
};

static gsize
segment_length (const char *path)
{
  return strcspn (path, "/?");
}

/* Whether an address as it came is @path's; @parameters get what stands for {…}. */
static gboolean
matches (const char *path, const char *uri, char **parameters)
{
  guint count = 0;

  while (*path == '/' && *uri == '/') {
    gsize expected = segment_length (++path), given = segment_length (++uri);

    if (*path == '{') {
      char *value = given > 0 ? g_uri_unescape_segment (uri, uri + given, "/") : NULL;

      if (value == NULL || !g_utf8_validate (value, -1, NULL) || count == FRT_PATH_PARAMETERS) {
        g_free (value);
        return FALSE;
      }
      g_free (parameters[count]);
      parameters[count++] = value;
    } else if (expected != given || strncmp (path, uri, given) != 0)
      return FALSE;
    path += expected;
    uri += given;
  }
  return *path == '\0' && (*uri == '\0' || *uri == '?');
}

static gboolean
is_method (const FrtRoute *route, const char *method)
{
  return g_str_equal (route->method, method) || (g_str_equal (method, MHD_HTTP_METHOD_HEAD) &&
                                                 g_str_equal (route->method, MHD_HTTP_METHOD_GET));
}

const FrtRoute *
frt_routes_get (guint *n_routes)
{
  *n_routes = G_N_ELEMENTS (routes);
  return routes;
}

const FrtRoute *
frt_routes_find (const char *method, const char *uri, char **parameters, GError **error)
{
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    if (matches (routes[i].path, uri, parameters)) {
      if (is_method (&routes[i], method))
        return &routes[i];
      known = TRUE;
    }
  frt_error_set (error, known ? FRT_ERROR_METHOD_NOT_ALLOWED : FRT_ERROR_NOT_FOUND, "nothing to %s there", method);
  return NULL;
}

char *
frt_routes_dup_allowed (const char *uri)
{
  char *parameters[FRT_PATH_PARAMETERS] = { NULL };
  GString *allowed = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    if (matches (routes[i].path, uri, parameters) && strstr (allowed->str, routes[i].method) == NULL)
      g_string_append_printf (allowed, "%s%s", allowed->len > 0 ? ", " : "", routes[i].method);
  for (guint i = 0; i < FRT_PATH_PARAMETERS; i++)
    g_free (parameters[i]);
  return g_string_free (allowed, FALSE);
}

gboolean
frt_route_check_access (const FrtRoute *self, const FrtIdentity *identity, GError **error)
{
  gboolean activated = identity->scope == FRT_SCOPE_FULL;

  if (!activated && (self->access == FRT_ACCESS_FULL || self->access == FRT_ACCESS_SECOND_FACTOR))
    return frt_error_set (error, FRT_ERROR_ACTIVATION_REQUIRED, "the account is not activated yet");
  if (identity->needs_otp && (self->access == FRT_ACCESS_FULL || (activated && self->access == FRT_ACCESS_ACTIVATION)))
    return frt_error_set (error, FRT_ERROR_OTP_REQUIRED, "staff without a second factor");
  return TRUE;
}
