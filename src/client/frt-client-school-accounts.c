/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-school.h"

#include "client/frt-client-private.h"
#include "common/frt-json.h"

/* The accounts of a school: found a page at a time, disabled, renamed. */

#define PAGE_SIZE "100"

/* Frees a page. */
void
frt_school_account_page_free (FrtSchoolAccountPage *self)
{
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_free (self->next);
  g_free (self);
}

static gpointer
read_account (JsonObject *object, GError **error)
{
  return frt_school_account_new_from_json (object, error);
}

static gpointer
read_page (FrtClient *self, JsonObject *answer, GError **error)
{
  g_autoptr (FrtSchoolAccountPage) page = g_new0 (FrtSchoolAccountPage, 1);
  const char *next = NULL;

  page->accounts = frt_client_read_list (answer, "accounts", read_account, g_object_unref, error);
  if (page->accounts == NULL || !frt_json_get_optional_string (answer, "next", &next, error))
    return NULL;

  page->next = g_strdup (next);

  return g_steal_pointer (&page);
}

static void
add_parameter (GString *path, const char *name, const char *value)
{
  g_autofree char *escaped = value != NULL && *value != '\0' ? g_uri_escape_string (value, NULL, FALSE) : NULL;

  if (escaped != NULL)
    g_string_append_printf (path, "&%s=%s", name, escaped);
}

/* See the header. */
void
frt_client_search_accounts_async (FrtClient           *self,
                                  const char          *uai,
                                  const char          *query,
                                  const char          *state,
                                  const char          *after,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GString) parameters = g_string_new ("limit=" PAGE_SIZE);
  FrtCall *call;

  add_parameter (parameters, "query", query);
  add_parameter (parameters, "state", state);
  add_parameter (parameters, "after", after);
  call = frt_call_new (SOUP_METHOD_GET, read_page, FRT_API_PREFIX "/schools/%s/accounts?%s", uai, parameters->str);
  call->free_result = (GDestroyNotify) frt_school_account_page_free;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/* (transfer full): the page; %NULL with %FRT_ERROR_INVALID_REQUEST or an error of the connection. */
FrtSchoolAccountPage *
frt_client_search_accounts_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/* See the header; FRT_ERROR_NOT_FOUND when the account is not one of the school's. */
void
frt_client_enable_account_async (FrtClient           *self,
                                 const char          *uai,
                                 const char          *username,
                                 gboolean             enabled,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, frt_client_read_done, FRT_API_PREFIX "/schools/%s/accounts/%s/%s", uai,
                                username, enabled ? "enable" : "disable");

  frt_call_set_body (call, json_object_new ());
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/* Whether it is so now. */
gboolean
frt_client_enable_account_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_done_finish (self, result, error);
}

/* See the header. */
void
frt_client_correct_name_async (FrtClient           *self,
                               const char          *uai,
                               const char          *username,
                               const char          *birth_name,
                               const char          *used_name,
                               const char          *first_name,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  FrtCall *call = frt_call_new ("PATCH", frt_client_read_done, FRT_API_PREFIX "/schools/%s/accounts/%s", uai, username);
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "birth_name", birth_name);
  if (used_name != NULL && *used_name != '\0')
    json_object_set_string_member (body, "used_name", used_name);
  json_object_set_string_member (body, "first_name", first_name);
  frt_call_set_body (call, body);
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/* Whether it is written so now. */
gboolean
frt_client_correct_name_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_done_finish (self, result, error);
}
