/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-waiting-letters.h"

#include "client/frt-client-private.h"
#include "common/frt-json.h"

static gpointer
dup_name (JsonObject *object, GError **error)
{
  const char *name;

  return frt_json_get_string (object, "name", &name, error) ? g_strdup (name) : NULL;
}

static gpointer
read_schools (FrtClient *self, JsonObject *answer, GError **error)
{
  g_autoptr (GPtrArray) names = frt_client_read_list (answer, "schools", dup_name, g_free, error);

  if (names == NULL)
    return NULL;

  g_ptr_array_add (names, NULL);
  return g_ptr_array_steal (names, NULL);
}

/**
 * frt_client_list_waiting_letters_async:
 * @self: a client somebody is signed in with
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks from which schools another letter probably waits. None, until an email is confirmed.
 */
void
frt_client_list_waiting_letters_async (FrtClient           *self,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_GET, read_schools, FRT_API_PREFIX "/account/waiting-letters");

  call->free_result = (GDestroyNotify) g_strfreev;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_list_waiting_letters_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (array zero-terminated=1): the schools' names
 */
char **
frt_client_list_waiting_letters_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}
