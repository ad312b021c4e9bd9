/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-school.h"

#include "client/frt-client-private.h"
#include "common/frt-json.h"

/* The accounts of a school, a page at a time. */

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
