/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-breaks.h"

#include "client/frt-client-private.h"
#include "common/frt-json.h"
#include "common/frt-time.h"

#define REQUESTS_PATH FRT_API_PREFIX "/break-requests"

static const char *const states[] = { "open", "accepted", "refused" };
G_STATIC_ASSERT (G_N_ELEMENTS (states) == FRT_REQUEST_REFUSED + 1);

static gboolean
read_state (JsonObject *object, FrtRequestState *state, GError **error)
{
  const char *text;

  if (!frt_json_get_string (object, "state", &text, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i], text)) {
      *state = (FrtRequestState) i;
      return TRUE;
    }

  return frt_error_set_field (error, "/state", "no state of a request");
}

static gboolean
read_child (JsonObject *object, char **name, GError **error)
{
  JsonObject *child;
  const char *first_name, *last_name;

  if (!frt_json_get_object (object, "child", &child, error) ||
      !frt_json_get_string (child, "first_name", &first_name, error) ||
      !frt_json_get_string (child, "last_name", &last_name, error))
    return FALSE;

  *name = g_strdup_printf ("%s %s", first_name, last_name);

  return TRUE;
}

static gboolean
read_school (JsonObject *object, char **name, GError **error)
{
  JsonObject *school;
  const char *text;

  if (!frt_json_get_object (object, "school", &school, error) || !frt_json_get_string (school, "name", &text, error))
    return FALSE;

  *name = g_strdup (text);

  return TRUE;
}

static FrtBreakRequest *
request_new_from_json (JsonObject *object, GError **error)
{
  g_autoptr (FrtBreakRequest) self = g_new0 (FrtBreakRequest, 1);
  const char *id, *created_at;
  const char *reason = NULL, *message = NULL, *answered_at = NULL;

  if (!frt_json_get_string (object, "id", &id, error) ||
      !read_state (object, &self->state, error) ||
      !read_child (object, &self->child, error) ||
      !read_school (object, &self->school, error) ||
      !frt_json_get_string (object, "created_at", &created_at, error) ||
      !frt_json_get_optional_string (object, "reason", &reason, error) ||
      !frt_json_get_optional_string (object, "message", &message, error) ||
      !frt_json_get_optional_string (object, "answered_at", &answered_at, error) ||
      !frt_time_parse (created_at, &self->created_at, error) ||
      (answered_at != NULL && !frt_time_parse (answered_at, &self->answered_at, error)))
    return NULL;

  self->id = g_strdup (id);
  self->reason = g_strdup (reason);
  self->message = g_strdup (message);

  return g_steal_pointer (&self);
}

static gpointer
read_requests (FrtClient *self, JsonObject *answer, GError **error)
{
  return frt_client_read_list (answer, "break_requests", (FrtElementReader) request_new_from_json,
                               (GDestroyNotify) frt_break_request_free, error);
}

/**
 * frt_break_request_free:
 * @self: (transfer full): a request
 */
void
frt_break_request_free (FrtBreakRequest *self)
{
  g_free (self->id);
  g_free (self->child);
  g_free (self->school);
  g_free (self->reason);
  g_free (self->message);
  g_free (self);
}

/**
 * frt_client_ask_to_break_async:
 * @self: a client somebody is signed in with
 * @child_id: of a child that came by a grouping
 * @reason: (nullable): in the parent's words
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks the child's school to undo the grouping; it answers when it can. Asking twice is asking once.
 */
void
frt_client_ask_to_break_async (FrtClient           *self,
                               const char          *child_id,
                               const char          *reason,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, frt_client_read_done, REQUESTS_PATH);
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "child_id", child_id);
  if (reason != NULL)
    json_object_set_string_member (body, "reason", reason);
  frt_call_set_body (call, body);
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_ask_to_break_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether the school has been asked
 */
gboolean
frt_client_ask_to_break_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_done_finish (self, result, error);
}

/**
 * frt_client_list_break_requests_async:
 * @self: a client somebody is signed in with
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks for what was asked of the schools, and their answers.
 */
void
frt_client_list_break_requests_async (FrtClient           *self,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_GET, read_requests, REQUESTS_PATH);

  call->free_result = (GDestroyNotify) g_ptr_array_unref;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_list_break_requests_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type FrtBreakRequest): the requests, newest first
 */
GPtrArray *
frt_client_list_break_requests_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}
