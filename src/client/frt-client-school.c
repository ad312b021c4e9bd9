/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-school.h"

#include "client/frt-client-private.h"

/* What a school does: exports in, letters out. Both are large and take their time. */

#define PDF               "application/pdf"
#define LETTERS_MAX_BYTES (64 * 1024 * 1024)
#define LONG_TIME         (15 * 60)      /* seconds: a password to hash for each letter */

static const FrtCarriage letters_carriage = { NULL, PDF, LETTERS_MAX_BYTES, LONG_TIME };

static gpointer
read_summary (FrtClient *self, JsonObject *answer, GError **error)
{
  return frt_import_summary_new_from_json (answer, error);
}

/**
 * frt_client_import_async:
 * @self: a client signed in by staff
 * @uai: their school
 * @files: a ZIP of its exports
 * @dry_run: whether only to say what would change
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 */
void
frt_client_import_async (FrtClient           *self,
                         const char          *uai,
                         GBytes              *files,
                         gboolean             dry_run,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, read_summary, FRT_API_PREFIX "/schools/%s/imports%s", uai,
                                dry_run ? "?dry_run=true" : "");

  call->body = g_bytes_ref (files);
  call->carriage = (FrtCarriage) { "application/zip", NULL, 0, LONG_TIME };
  call->free_result = (GDestroyNotify) frt_import_summary_free;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_import_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): what was, or would be, changed; %NULL with %FRT_ERROR_INVALID_REQUEST or %FRT_ERROR_INVALID_FILE,
 *   and nothing is changed
 */
FrtImportSummary *
frt_client_import_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

static void
ask_for_letters (FrtClient           *self,
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

/**
 * frt_client_issue_letters_async:
 * @self: a client signed in by staff
 * @uai: their school
 * @usernames: (nullable): whose letters; those of who was never notified when %NULL
 * @language: (nullable): ISO 639-1; each account's own when %NULL
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Issues letters: older passwords of these accounts are dead from then on.
 */
void
frt_client_issue_letters_async (FrtClient           *self,
                                const char          *uai,
                                const char *const   *usernames,
                                const char          *language,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, NULL, FRT_API_PREFIX "/schools/%s/letters", uai);
  JsonObject *body = json_object_new ();

  if (usernames != NULL) {
    JsonArray *array = json_array_new ();

    for (gsize i = 0; usernames[i] != NULL; i++)
      json_array_add_string_element (array, usernames[i]);
    json_object_set_array_member (body, "usernames", array);
  } else {
    json_object_set_boolean_member (body, "pending", TRUE);
  }
  if (language != NULL)
    json_object_set_string_member (body, "language", language);
  ask_for_letters (self, call, body, cancellable, callback, user_data);
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

  ask_for_letters (self, call, json_object_new (), cancellable, callback, user_data);
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

  if (reason != NULL && *reason != '\0')
    json_object_set_string_member (body, "reason", reason);
  ask_for_letters (self, call, body, cancellable, callback, user_data);
}

/* (transfer full): the letter as a PDF. */
GBytes *
frt_client_break_grouping_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}
