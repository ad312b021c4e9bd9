/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-history.h"

#include "client/frt-client-private.h"
#include "common/frt-json.h"
#include "common/frt-time.h"

static FrtEvent *
event_new_from_json (JsonObject *object, GError **error)
{
  g_autoptr (FrtEvent) self = g_new0 (FrtEvent, 1);
  const char *id, *name, *at;

  if (!frt_json_get_string (object, "id", &id, error) ||
      !frt_json_get_string (object, "name", &name, error) ||
      !frt_json_get_string (object, "at", &at, error) ||
      !frt_time_parse (at, &self->at, error))
    return NULL;

  self->id = g_strdup (id);
  self->name = g_strdup (name);

  return g_steal_pointer (&self);
}

static gpointer
read_events (FrtClient *self, JsonObject *answer, GError **error)
{
  return frt_client_read_list (answer, "events", (FrtElementReader) event_new_from_json, (GDestroyNotify) frt_event_free,
                               error);
}

/**
 * frt_event_free:
 * @self: (transfer full): an event
 */
void
frt_event_free (FrtEvent *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/**
 * frt_client_list_events_async:
 * @self: a client somebody is signed in with
 * @before: (nullable): the id of an event: only older ones
 * @limit: how many at most, 1 to 100
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks what happened to the account.
 */
void
frt_client_list_events_async (FrtClient           *self,
                              const char          *before,
                              guint                limit,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autofree char *id = before != NULL ? g_uri_escape_string (before, NULL, FALSE) : NULL;
  FrtCall *call = frt_call_new (SOUP_METHOD_GET, read_events, FRT_API_PREFIX "/account/events?limit=%u%s%s", limit,
                                id != NULL ? "&before=" : "", id != NULL ? id : "");

  call->free_result = (GDestroyNotify) g_ptr_array_unref;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_list_events_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type FrtEvent): the events, newest first
 */
GPtrArray *
frt_client_list_events_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}
