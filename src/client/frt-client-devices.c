/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-devices.h"

#include "client/frt-client-private.h"
#include "common/frt-json.h"
#include "common/frt-time.h"

static FrtDevice *
device_new_from_json (JsonObject *object, GError **error)
{
  g_autoptr (FrtDevice) self = g_new0 (FrtDevice, 1);
  const char *id, *created_at;
  const char *name = NULL, *last_used_at = NULL;

  if (!frt_json_get_string (object, "id", &id, error) ||
      !frt_json_get_optional_string (object, "device_name", &name, error) ||
      !frt_json_get_boolean (object, "current", &self->current, error) ||
      !frt_json_get_string (object, "created_at", &created_at, error) ||
      !frt_json_get_optional_string (object, "last_used_at", &last_used_at, error) ||
      !frt_time_parse (created_at, &self->created_at, error) ||
      (last_used_at != NULL && !frt_time_parse (last_used_at, &self->last_used_at, error)))
    return NULL;

  self->id = g_strdup (id);
  self->name = g_strdup (name);

  return g_steal_pointer (&self);
}

static gpointer
read_devices (FrtClient *self, JsonObject *answer, GError **error)
{
  return frt_client_read_list (answer, "sessions", (FrtElementReader) device_new_from_json,
                               (GDestroyNotify) frt_device_free, error);
}

/**
 * frt_device_free:
 * @self: (transfer full): a device
 */
void
frt_device_free (FrtDevice *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/**
 * frt_client_list_devices_async:
 * @self: a client somebody is signed in with
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks where the account is signed in.
 */
void
frt_client_list_devices_async (FrtClient           *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_GET, read_devices, FRT_API_PREFIX "/sessions");

  call->free_result = (GDestroyNotify) g_ptr_array_unref;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_list_devices_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type FrtDevice): the devices
 */
GPtrArray *
frt_client_list_devices_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/**
 * frt_client_sign_out_device_async:
 * @self: a client somebody is signed in with
 * @id: of another device than this
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Ends the session of that device.
 */
void
frt_client_sign_out_device_async (FrtClient           *self,
                                  const char          *id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);

  frt_client_call_async (self, frt_call_new (SOUP_METHOD_DELETE, frt_client_read_done, FRT_API_PREFIX "/sessions/%s", escaped),
                         cancellable, callback, user_data);
}

/**
 * frt_client_sign_out_device_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it is signed out; %FALSE with %FRT_ERROR_NOT_FOUND when it was already, or another error
 */
gboolean
frt_client_sign_out_device_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_done_finish (self, result, error);
}
