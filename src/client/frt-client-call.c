/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-private.h"

#include "client/frt-answer-parts.h"
#include "client/frt-problem-reader.h"
#include "common/frt-json.h"

#include <string.h>

/* One call: sent with the access token of the moment, renewed once when that ran out, repeated where that is harmless. */

#define REPEAT_AFTER 1000    /* milliseconds */
#define JSON "application/json"

static void
call_free (gpointer data)
{
  FrtCall *self = data;

  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->token, frt_secret_unref);
  g_free (self->path);
  g_free (self);
}

/* frt_call_new: a call by an account signed in, whose result is a #GObject, until its fields say otherwise. */
FrtCall *
frt_call_new (const char *method, FrtAnswerReader read, const char *path_format, ...)
{
  FrtCall *self = g_new0 (FrtCall, 1);
  va_list arguments;

  va_start (arguments, path_format);
  self->path = g_strdup_vprintf (path_format, arguments);
  va_end (arguments);
  self->method = method;
  self->read = read;
  self->free_result = g_object_unref;

  return self;
}

/* frt_call_set_body: @object is taken, and its strings wiped: they may be passwords. */
void
frt_call_set_body (FrtCall *self, JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  gsize length;
  char *text = frt_json_write (node, &length);

  self->body = g_bytes_new_with_free_func (text, length, (GDestroyNotify) frt_secret_wipe, text);
  frt_json_wipe (object);
  json_object_unref (object);
}

static gsize
get_max_bytes (const FrtCall *call)
{
  return call->carriage.max_bytes != 0 ? call->carriage.max_bytes : FRT_ANSWER_MAX_BYTES;
}

static SoupMessage *
new_message (FrtClient *self, const FrtCall *call)
{
  g_autoptr (GUri) uri = g_uri_parse_relative (self->base, call->path, SOUP_HTTP_URI_FLAGS, NULL);
  SoupMessage *message = soup_message_new_from_uri (call->method, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autofree char *accept = NULL;

  /* The contract knows no redirection, and a token must not follow one. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  accept = g_strjoin (", ", call->carriage.gets ? call->carriage.gets : JSON, "application/problem+json",
                      call->progress ? FRT_PARTS : NULL, NULL);
  soup_message_headers_replace (headers, "Accept", accept);
  if (call->body != NULL)
    soup_message_set_request_body_from_bytes (message, call->carriage.sends ? call->carriage.sends : JSON, call->body);
  if (call->token != NULL) {
    char *bearer = g_strconcat ("Bearer ", frt_secret_get (call->token), NULL);

    soup_message_headers_replace (headers, "Authorization", bearer);
    frt_secret_wipe (bearer);
  }

  return message;
}

/* The result of a call that was answered; NULL with an error, %FRT_ERROR_NOT_FRATRIE for an answer that is not ours. */
static gpointer
read_answer (FrtClient *self, const FrtCall *call, FrtAnswer *answer, GError **error)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) cause = NULL;
  gpointer value;

  if (!SOUP_STATUS_IS_SUCCESSFUL (answer->status)) {
    g_propagate_error (error, frt_problem_read (answer));
    return NULL;
  }
  if ((answer->status == SOUP_STATUS_NO_CONTENT || answer->status == SOUP_STATUS_ACCEPTED) &&
      call->read == frt_client_read_done)
    return call->read (self, NULL, error);
  if (g_strcmp0 (answer->content_type, call->carriage.gets ? call->carriage.gets : JSON) != 0) {
    frt_error_set (error, FRT_ERROR_NOT_FRATRIE, "an answer of another type");
    return NULL;
  }
  if (call->carriage.gets != NULL)
    return frt_answer_steal_body (answer);

  object = frt_json_parse_object (answer->body, answer->length, get_max_bytes (call), &cause);
  value = object == NULL ? NULL : call->read (self, object, &cause);
  if (object != NULL)
    frt_json_wipe (object);      /* its strings may be tokens, and readers have copied them */
  if (value == NULL)
    frt_error_set (error, FRT_ERROR_NOT_FRATRIE, "%s", cause->message);

  return value;
}

static void
on_renewed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (frt_client_renew_finish (FRT_CLIENT (source), result, &error))
    frt_call_send (task);
  else
    g_task_return_error (task, error);
}

static gboolean
on_repeat_due (gpointer user_data)
{
  GTask *task = user_data;

  if (!g_task_return_error_if_cancelled (task))
    frt_call_send (task);

  return G_SOURCE_REMOVE;
}

static void
repeat_later (GTask *task)
{
  g_autoptr (GSource) due = g_timeout_source_new (REPEAT_AFTER);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable != NULL) {
    g_autoptr (GSource) cancelled = g_cancellable_source_new (cancellable);

    g_source_set_dummy_callback (cancelled);
    g_source_add_child_source (due, cancelled);
  }
  g_source_set_callback (due, on_repeat_due, g_object_ref (task), g_object_unref);
  g_source_attach (due, g_main_context_get_thread_default ());
}

/* Whether the session @call was made in still is the client's: it must not be sent again as somebody else. */
static gboolean
is_of_this_session (FrtClient *self, const FrtCall *call)
{
  return self->tokens != NULL && self->generation == call->generation;
}

static void
renew (FrtClient *self, GTask *task)
{
  FrtCall *call = g_task_get_task_data (task);

  call->renewed = TRUE;
  frt_client_renew_async (self, self->tokens->refresh_token, g_task_get_cancellable (task), on_renewed,
                          g_object_ref (task));
}

/* Takes @error; a session that ran out is renewed once, and the call sent again. */
static void
on_failed (FrtClient *self, GTask *task, GError *error)
{
  FrtCall *call = g_task_get_task_data (task);
  gboolean expired = !call->open && g_error_matches (error, FRT_ERROR, FRT_ERROR_SESSION_EXPIRED);

  if (!expired || !is_of_this_session (self, call)) {
    g_task_return_error (task, error);
  } else if (self->tokens->access_token != call->token) {     /* another call had it renewed meanwhile */
    g_error_free (error);
    frt_call_send (task);
  } else if (!call->renewed) {
    g_error_free (error);
    renew (self, task);
  } else {                                                    /* refused although it is new */
    frt_client_end_session (self);
    g_task_return_error (task, error);
  }
}

/* An answer that is not ours is a wrong address when one asks who is there, else a fault; no HTTP at all, where a service of
 * ours was, is most likely what a cut connection left of an answer. */
static void
judge_foreign (const FrtCall *call, gboolean answered, GError **error)
{
  FrtErrorCode from = call->discovers ? FRT_ERROR_INTERNAL : FRT_ERROR_NOT_FRATRIE;
  FrtErrorCode to = call->discovers ? FRT_ERROR_NOT_FRATRIE : answered ? FRT_ERROR_INTERNAL : FRT_ERROR_OFFLINE;

  if (g_error_matches (*error, FRT_ERROR, (int) from)) {
    GError *judged = frt_error_new (to, "%s", (*error)->message);

    g_clear_error (error);
    *error = judged;
  }
}

/* More of an answer has come: tells how far the service is by the parts that are whole. */
static void
on_more (const FrtAnswer *so_far, gpointer user_data)
{
  FrtCall *call = g_task_get_task_data (user_data);
  g_auto (FrtAnswerPart) part = { 0 };
  guint done, total;

  if (call->progress == NULL || g_strcmp0 (so_far->content_type, FRT_PARTS) != 0)
    return;

  while (frt_answer_next_part (so_far, &call->parts_read, &part))
    if (frt_answer_part_read_steps (so_far, &part, &done, &total))
      call->progress (done, total, call->progress_data);
}

/* What an answer in parts ends with is the answer; one that has no end was cut. */
static gboolean
settle (FrtCall *call, FrtAnswer *answer, GError **error)
{
  if (call->progress == NULL || g_strcmp0 (answer->content_type, FRT_PARTS) != 0 || frt_answer_keep_last_part (answer))
    return TRUE;

  return frt_error_set (error, FRT_ERROR_OFFLINE, "the answer was cut");
}

static void
on_exchanged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (FrtAnswer) answer = NULL;
  FrtClient *self = g_task_get_source_object (task);
  FrtCall *call = g_task_get_task_data (task);
  gboolean sent = FALSE;
  gpointer value = NULL;
  GError *error = NULL;

  answer = frt_exchange_finish (SOUP_SESSION (source), result, &sent, &error);
  call->sent = call->sent || sent;
  if (answer != NULL && settle (call, answer, &error))
    value = read_answer (self, call, answer, &error);
  judge_foreign (call, answer != NULL, &error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    frt_client_set_offline (self, g_error_matches (error, FRT_ERROR, FRT_ERROR_OFFLINE));

  if (value != NULL)
    g_task_return_pointer (task, value, call->free_result);
  else if (g_error_matches (error, FRT_ERROR, FRT_ERROR_OFFLINE) && call->sent && call->repeats > 0) {
    g_error_free (error);
    call->repeats--;
    repeat_later (task);
  } else
    on_failed (self, task, error);
}

/* frt_call_send: sends the call of @task, for the first time or again. */
void
frt_call_send (GTask *task)
{
  FrtClient *self = g_task_get_source_object (task);
  FrtCall *call = g_task_get_task_data (task);
  g_autoptr (SoupMessage) message = NULL;

  if (!call->open && !is_of_this_session (self, call)) {
    g_task_return_error (task, frt_error_new (FRT_ERROR_SESSION_EXPIRED, "the session is over"));
    return;
  }

  g_clear_pointer (&call->token, frt_secret_unref);
  if (!call->open)
    call->token = frt_secret_ref (self->tokens->access_token);
  message = new_message (self, call);
  call->parts_read = 0;

  frt_exchange_async (self->session, message, call->carriage.timeout ? call->carriage.timeout : self->timeout,
                      get_max_bytes (call), on_more, task, g_task_get_cancellable (task), on_exchanged, g_object_ref (task));
}

/* frt_client_call_async: takes @call; its result goes to frt_client_call_finish(), or _done_finish(). */
void
frt_client_call_async (FrtClient           *self,
                       FrtCall             *call,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, frt_client_call_async);
  g_task_set_task_data (task, call, call_free);
  call->generation = self->generation;

  if (self->address_error != NULL)
    g_task_return_error (task, g_error_copy (self->address_error));
  else if (!call->open && frt_client_needs_renewal (self))
    renew (self, task);
  else
    frt_call_send (task);
}

/* frt_client_call_finish: (transfer full): whatever the call's reader made. */
gpointer
frt_client_call_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* frt_client_done_finish: for a call that has no result but its success. */
gboolean
frt_client_done_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GObject) done = frt_client_call_finish (self, result, error);

  return done != NULL;
}

/* frt_client_read_done: the reader of such a call, where the answer's body does not matter. */
gpointer
frt_client_read_done (FrtClient *self, JsonObject *answer, GError **error)
{
  return g_object_ref (self);
}

/* frt_client_read_list: (transfer full): what @read makes of each object in the array @name of @answer. */
GPtrArray *
frt_client_read_list (JsonObject        *answer,
                      const char        *name,
                      FrtElementReader   read,
                      GDestroyNotify     free_element,
                      GError           **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_element);
  JsonArray *array = NULL;

  if (!frt_json_get_array (answer, name, &array, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    gpointer element = NULL;

    if (JSON_NODE_HOLDS_OBJECT (node))
      element = read (json_node_get_object (node), error);
    else
      frt_error_set (error, FRT_ERROR_INVALID_REQUEST, "an element of \"%s\" is no object", name);
    if (element == NULL)
      return NULL;
    g_ptr_array_add (list, element);
  }

  return g_steal_pointer (&list);
}
