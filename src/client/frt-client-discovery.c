/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-private.h"

/* What may be asked before anybody signs in. */

static gpointer
read_service_info (FrtClient *self, JsonObject *answer, GError **error)
{
  return frt_service_info_new_from_json (answer, error);
}

static gpointer
read_letters (FrtClient *self, JsonObject *answer, GError **error)
{
  return frt_client_read_list (answer, "letters", (FrtElementReader) frt_letter_new_from_json,
                               (GDestroyNotify) frt_letter_free, error);
}

/**
 * frt_client_discover_async:
 * @self: a client
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks whether a service of ours answers at the address, and what it is called.
 */
void
frt_client_discover_async (FrtClient           *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_GET, read_service_info, FRT_DISCOVERY_PATH);

  call->open = TRUE;
  call->discovers = TRUE;
  call->free_result = (GDestroyNotify) frt_service_info_free;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_discover_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): what the service says of itself; %NULL with %FRT_ERROR_NOT_FRATRIE (something else answers),
 *   %FRT_ERROR_OFFLINE, %FRT_ERROR_TLS, %FRT_ERROR_INSECURE, %FRT_ERROR_USAGE or a problem
 */
FrtServiceInfo *
frt_client_discover_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/**
 * frt_client_list_demo_letters_async:
 * @self: a client
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks a demo for its sample letters.
 */
void
frt_client_list_demo_letters_async (FrtClient           *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_GET, read_letters, "/demo/letters");

  call->open = TRUE;
  call->free_result = (GDestroyNotify) g_ptr_array_unref;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_list_demo_letters_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type FrtLetter): the letters; %NULL with %FRT_ERROR_NOT_FOUND when it is no demo, or
 *   another error
 */
GPtrArray *
frt_client_list_demo_letters_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}
