/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-school.h"

#include "client/frt-client-private.h"
#include "common/frt-json.h"

/* Whatever gives a school new letters: as pages to print, which hold passwords and are wiped when nobody has them any more. */

#define PDF               "application/pdf"
#define LETTERS_MAX_BYTES (64 * 1024 * 1024)
#define LONG_TIME         (15 * 60)      /* seconds: a password to hash for each letter */

static const FrtCarriage letters_carriage = { NULL, PDF, LETTERS_MAX_BYTES, LONG_TIME };

static void
ask_for_pages (FrtClient           *self,
               FrtCall             *call,
               JsonObject          *body,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  frt_call_set_body (call, body);
  call->carriage = letters_carriage;
  call->free_result = (GDestroyNotify) g_bytes_unref;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

static void
set_string (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
}

static JsonObject *
describe_wish (const FrtLetterWish *wish)
{
  JsonObject *body = json_object_new ();

  if (wish->usernames != NULL) {
    JsonArray *array = json_array_new ();

    for (gsize i = 0; wish->usernames[i] != NULL; i++)
      json_array_add_string_element (array, wish->usernames[i]);
    json_object_set_array_member (body, "usernames", array);
  }
  set_string (body, "state", wish->state);
  set_string (body, "class", wish->class_name);
  set_string (body, "language", wish->language);

  return body;
}

static gpointer
read_forecast (FrtClient *self, JsonObject *answer, GError **error)
{
  FrtLetterForecast forecast;

  if (!frt_json_get_int (answer, "count", &forecast.count, error) ||
      !frt_json_get_int (answer, "replaced", &forecast.replaced, error))
    return NULL;

  return g_memdup2 (&forecast, sizeof forecast);
}

/* See the header. */
void
frt_client_forecast_letters_async (FrtClient           *self,
                                   const char          *uai,
                                   const FrtLetterWish *wish,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, read_forecast, FRT_API_PREFIX "/schools/%s/letters?dry_run=true", uai);

  frt_call_set_body (call, describe_wish (wish));
  call->free_result = g_free;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/* (transfer full): to free with g_free(). */
FrtLetterForecast *
frt_client_forecast_letters_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/**
 * frt_client_issue_letters_async:
 * @self: a client signed in by staff
 * @uai: their school
 * @wish: for whom; it may be freed at once
 * @progress: (nullable): told how many are made, on this thread
 * @progress_data: for @progress, which is not called after @callback
 * @cancellable: (nullable): a #GCancellable: cancelled before the last is made, none is
 * @callback: called when done
 * @user_data: for @callback
 *
 * Issues letters: older passwords of these accounts are dead from then on.
 */
void
frt_client_issue_letters_async (FrtClient           *self,
                                const char          *uai,
                                const FrtLetterWish *wish,
                                FrtWorkProgress      progress,
                                gpointer             progress_data,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, NULL, FRT_API_PREFIX "/schools/%s/letters", uai);

  call->progress = progress;
  call->progress_data = progress_data;
  ask_for_pages (self, call, describe_wish (wish), cancellable, callback, user_data);
}

/* (transfer full): the letters as a PDF. */
GBytes *
frt_client_issue_letters_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/* See the header; FRT_ERROR_NOT_FOUND when the account is not one of the school's. */
void
frt_client_reset_account_async (FrtClient           *self,
                                const char          *uai,
                                const char          *username,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, NULL, FRT_API_PREFIX "/schools/%s/accounts/%s/reset", uai, username);

  ask_for_pages (self, call, json_object_new (), cancellable, callback, user_data);
}

/* (transfer full): the letter as a PDF. */
GBytes *
frt_client_reset_account_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/* See the header; FRT_ERROR_NOT_FOUND when the account answers for nobody of the school by a grouping. */
void
frt_client_break_grouping_async (FrtClient           *self,
                                 const char          *uai,
                                 const char          *username,
                                 const char          *reason,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, NULL, FRT_API_PREFIX "/schools/%s/accounts/%s/break", uai, username);
  JsonObject *body = json_object_new ();

  set_string (body, "reason", reason != NULL && *reason != '\0' ? reason : NULL);
  ask_for_pages (self, call, body, cancellable, callback, user_data);
}

/* (transfer full): the letter as a PDF. */
GBytes *
frt_client_break_grouping_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/* See the header; FRT_ERROR_NOT_FOUND when somebody has answered it meanwhile. */
void
frt_client_accept_break_async (FrtClient           *self,
                               const char          *uai,
                               const char          *task_id,
                               const char          *message,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, NULL, FRT_API_PREFIX "/schools/%s/tasks/%s", uai, task_id);
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "answer", "accepted");
  set_string (body, "message", message != NULL && *message != '\0' ? message : NULL);
  ask_for_pages (self, call, body, cancellable, callback, user_data);
}

/* (transfer full): the letter as a PDF. */
GBytes *
frt_client_accept_break_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}
