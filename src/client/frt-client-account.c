/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-private.h"

#include "common/frt-json.h"

/* The account signed in and its children. */

/* frt_client_read_account: the reader of a call that answers with the account, which is the newest heard of it. Only a full
 * session is told. */
gpointer
frt_client_read_account (FrtClient *self, JsonObject *answer, GError **error)
{
  g_autoptr (FrtAccount) account = frt_account_new_from_json (answer, error);

  if (account == NULL)
    return NULL;

  frt_client_set_account (self, account, FRT_SCOPE_FULL);

  return g_steal_pointer (&account);
}

static gpointer
read_activated_account (FrtClient *self, JsonObject *answer, GError **error)
{
  g_autoptr (FrtAccount) account = frt_account_new_from_json (answer, error);

  if (account == NULL)
    return NULL;

  frt_client_set_account (self, account, FRT_SCOPE_FULL);

  return g_object_ref (self);
}

static gpointer
read_children (FrtClient *self, JsonObject *answer, GError **error)
{
  JsonArray *children = NULL;

  if (!frt_json_get_array (answer, "children", &children, error))
    return NULL;

  return frt_children_new_from_json (children, error);
}

/**
 * frt_client_activate_async:
 * @self: a client with a session of scope %FRT_SCOPE_ACTIVATION
 * @new_password: the one chosen
 * @email: the one typed
 * @phone: (nullable): the one typed
 * @language: (nullable): ISO 639-1
 * @rejected_children: (nullable): %NULL-terminated ids: "not my child"
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Makes a provisional account one's own; the same session may then do everything.
 */
void
frt_client_activate_async (FrtClient           *self,
                           FrtSecret           *new_password,
                           const char          *email,
                           const char          *phone,
                           const char          *language,
                           const char *const   *rejected_children,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, read_activated_account, FRT_API_PREFIX "/account/activation");
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "new_password", frt_secret_get (new_password));
  json_object_set_string_member (body, "email", email);
  if (phone != NULL)
    json_object_set_string_member (body, "phone", phone);
  if (language != NULL)
    json_object_set_string_member (body, "language", language);
  if (rejected_children != NULL) {
    JsonArray *ids = json_array_new ();

    for (gsize i = 0; rejected_children[i] != NULL; i++)
      json_array_add_string_element (ids, rejected_children[i]);
    json_object_set_array_member (body, "rejected_children", ids);
  }
  frt_call_set_body (call, body);
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_activate_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether the account is active; %FALSE with %FRT_ERROR_WEAK_PASSWORD (member "reasons"),
 *   %FRT_ERROR_INVALID_REQUEST (member "errors") or another error
 */
gboolean
frt_client_activate_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_done_finish (self, result, error);
}

/**
 * frt_client_load_account_async:
 * @self: a client
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks anew who is signed in; the "account" property follows.
 */
void
frt_client_load_account_async (FrtClient           *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  frt_client_call_async (self, frt_call_new (SOUP_METHOD_GET, frt_client_read_account, FRT_API_PREFIX "/account"), cancellable,
                         callback, user_data);
}

/**
 * frt_client_load_account_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the account
 */
FrtAccount *
frt_client_load_account_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/**
 * frt_client_list_children_async:
 * @self: a client
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks for the children of the account, of all schools.
 */
void
frt_client_list_children_async (FrtClient           *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  frt_client_call_async (self, frt_call_new (SOUP_METHOD_GET, read_children, FRT_API_PREFIX "/children"), cancellable,
                         callback, user_data);
}

/**
 * frt_client_list_children_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): a list of #FrtChild, by school then first name
 */
GListModel *
frt_client_list_children_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}
