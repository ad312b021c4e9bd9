/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "client/frt-service-search.h"

static void
on_service_told (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  FrtServiceInfo *info = frt_client_discover_finish (FRT_CLIENT (source), result, &error);

  if (info != NULL)
    g_task_return_pointer (task, info, (GDestroyNotify) frt_service_info_free);
  else
    g_task_return_error (task, error);
}

/**
 * frt_service_search_async:
 * @typed: what a parent typed for an address
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks at @typed whether our service is there.
 */
void
frt_service_search_async (const char          *typed,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;
  g_autofree char *server = frt_client_normalise_address (typed, &error);
  FrtClient *client;

  g_task_set_source_tag (task, frt_service_search_async);
  if (server == NULL) {
    g_task_return_error (task, error);
    return;
  }

  client = frt_client_new (server);
  g_task_set_task_data (task, client, g_object_unref);
  frt_client_discover_async (client, cancellable, on_service_told, g_steal_pointer (&task));
}

/**
 * frt_service_search_finish:
 * @result: what the callback was given
 * @client: (out) (transfer full): what speaks to the service
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what the service says of itself; %NULL with %FRT_ERROR_USAGE (no address), %FRT_ERROR_INSECURE,
 *   %FRT_ERROR_NOT_FRATRIE (something else answers) or an error of the connection
 */
FrtServiceInfo *
frt_service_search_finish (GAsyncResult *result, FrtClient **client, GError **error)
{
  GTask *task = G_TASK (result);
  FrtServiceInfo *info = g_task_propagate_pointer (task, error);

  if (info != NULL)
    *client = g_object_ref (g_task_get_task_data (task));

  return info;
}
