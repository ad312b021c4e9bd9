/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-private.h"

/* A grouping from its proposal to its end. */

#define GROUPINGS_PATH  FRT_API_PREFIX "/groupings"
#define CONFIRM_REPEATS 3    /* as confirming twice is confirming once */

static gpointer
read_grouping (FrtClient *self, JsonObject *answer, GError **error)
{
  return frt_grouping_new_from_json (answer, error);
}

static gpointer
read_groupings (FrtClient *self, JsonObject *answer, GError **error)
{
  g_autoptr (GPtrArray) list = frt_client_read_list (answer, "groupings",
                                                     (FrtElementReader) frt_grouping_new_from_json, g_object_unref, error);
  GListStore *groupings;

  if (list == NULL)
    return NULL;

  groupings = g_list_store_new (FRT_TYPE_GROUPING);
  g_list_store_splice (groupings, 0, 0, list->pdata, list->len);

  return groupings;
}

/* A call on one grouping; ids and usernames come from outside, so they are escaped. */
static FrtCall *
new_grouping_call (const char *method, FrtAnswerReader read, const char *grouping_id, const char *rest)
{
  g_autofree char *id = g_uri_escape_string (grouping_id, NULL, FALSE);

  return frt_call_new (method, read, GROUPINGS_PATH "/%s%s", id, rest);
}

/**
 * frt_client_propose_grouping_async:
 * @self: a client
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Begins a grouping whose primary is the account signed in.
 */
void
frt_client_propose_grouping_async (FrtClient           *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, read_grouping, GROUPINGS_PATH);

  frt_call_set_body (call, json_object_new ());
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_propose_grouping_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): a grouping, valid 30 minutes
 */
FrtGrouping *
frt_client_propose_grouping_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/**
 * frt_client_add_account_async:
 * @self: a client
 * @grouping_id: a grouping that is proposed
 * @username: as typed
 * @password: as typed
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Has an account verified and added. Nothing moves yet.
 */
void
frt_client_add_account_async (FrtClient           *self,
                              const char          *grouping_id,
                              const char          *username,
                              FrtSecret           *password,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  FrtCall *call = new_grouping_call (SOUP_METHOD_POST, read_grouping, grouping_id, "/accounts");
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "username", username);
  json_object_set_string_member (body, "password", frt_secret_get (password));
  frt_call_set_body (call, body);
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_add_account_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the grouping with the account; %NULL with %FRT_ERROR_INVALID_CREDENTIALS (member "tries_left"),
 *   %FRT_ERROR_HOLDER_MISMATCH (members "holder", "yours", "school") or any other problem of a grouping
 */
FrtGrouping *
frt_client_add_account_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/**
 * frt_client_remove_account_async:
 * @self: a client
 * @grouping_id: a grouping that is proposed
 * @username: an account in it
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Takes an account out again.
 */
void
frt_client_remove_account_async (FrtClient           *self,
                                 const char          *grouping_id,
                                 const char          *username,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autofree char *name = g_uri_escape_string (username, NULL, FALSE);
  g_autofree char *rest = g_strconcat ("/accounts/", name, NULL);

  frt_client_call_async (self, new_grouping_call (SOUP_METHOD_DELETE, read_grouping, grouping_id, rest), cancellable,
                         callback, user_data);
}

/**
 * frt_client_remove_account_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the grouping without the account
 */
FrtGrouping *
frt_client_remove_account_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/**
 * frt_client_confirm_grouping_async:
 * @self: a client
 * @grouping_id: a grouping that is proposed
 * @digest: the grouping's, as the parent saw it
 * @cancellable: (nullable): stops asking; what the service has done is done
 * @callback: called when done
 * @user_data: for @callback
 *
 * Groups. When the connection fails after the request went out, it is sent again by itself: up to three times, a second
 * apart.
 */
void
frt_client_confirm_grouping_async (FrtClient           *self,
                                   const char          *grouping_id,
                                   const char          *digest,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  FrtCall *call = new_grouping_call (SOUP_METHOD_POST, read_grouping, grouping_id, "/confirm");
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "digest", digest);
  frt_call_set_body (call, body);
  call->repeats = CONFIRM_REPEATS;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_confirm_grouping_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the grouping, confirmed; %NULL with %FRT_ERROR_GROUPING_CHANGED (nothing is done: look again),
 *   %FRT_ERROR_OFFLINE (it may be done: ask later with frt_client_load_grouping_async()) or another error
 */
FrtGrouping *
frt_client_confirm_grouping_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/**
 * frt_client_cancel_grouping_async:
 * @self: a client
 * @grouping_id: a grouping that is proposed
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Drops a grouping; nothing has changed.
 */
void
frt_client_cancel_grouping_async (FrtClient           *self,
                                  const char          *grouping_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  frt_client_call_async (self, new_grouping_call (SOUP_METHOD_DELETE, frt_client_read_done, grouping_id, ""), cancellable,
                         callback, user_data);
}

/**
 * frt_client_cancel_grouping_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it is cancelled
 */
gboolean
frt_client_cancel_grouping_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_done_finish (self, result, error);
}

/**
 * frt_client_load_grouping_async:
 * @self: a client
 * @grouping_id: a grouping of the account
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks what became of a grouping.
 */
void
frt_client_load_grouping_async (FrtClient           *self,
                                const char          *grouping_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  frt_client_call_async (self, new_grouping_call (SOUP_METHOD_GET, read_grouping, grouping_id, ""), cancellable, callback,
                         user_data);
}

/**
 * frt_client_load_grouping_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the grouping
 */
FrtGrouping *
frt_client_load_grouping_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/**
 * frt_client_list_groupings_async:
 * @self: a client
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks for all groupings of the account.
 */
void
frt_client_list_groupings_async (FrtClient           *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  frt_client_call_async (self, frt_call_new (SOUP_METHOD_GET, read_groupings, GROUPINGS_PATH), cancellable, callback,
                         user_data);
}

/**
 * frt_client_list_groupings_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): a list of #FrtGrouping, newest first
 */
GListModel *
frt_client_list_groupings_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}
