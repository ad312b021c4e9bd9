/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-recovery.h"

#include "client/frt-client-private.h"

#define RECOVERY_PATH FRT_API_PREFIX "/recovery"

static FrtCall *
new_open_call (const char *path, JsonObject *body)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, frt_client_read_done, RECOVERY_PATH "/%s", path);

  call->open = TRUE;
  frt_call_set_body (call, body);

  return call;
}

/**
 * frt_client_recover_username_async:
 * @self: a client
 * @email: a confirmed one
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Has the usernames that belong to @email sent there.
 */
void
frt_client_recover_username_async (FrtClient           *self,
                                   const char          *email,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "email", email);
  frt_client_call_async (self, new_open_call ("username", body), cancellable, callback, user_data);
}

/**
 * frt_client_recover_username_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether the service has been asked
 */
gboolean
frt_client_recover_username_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_done_finish (self, result, error);
}

/**
 * frt_client_recover_password_async:
 * @self: a client
 * @username: as typed
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Has a code sent to the confirmed email address of @username.
 */
void
frt_client_recover_password_async (FrtClient           *self,
                                   const char          *username,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "username", username);
  frt_client_call_async (self, new_open_call ("password", body), cancellable, callback, user_data);
}

/**
 * frt_client_recover_password_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether the service has been asked
 */
gboolean
frt_client_recover_password_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_done_finish (self, result, error);
}

/**
 * frt_client_reset_password_async:
 * @self: a client
 * @username: as typed
 * @code: the one received by email
 * @new_password: the one chosen
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Replaces a forgotten password. Every session of the account ends.
 */
void
frt_client_reset_password_async (FrtClient           *self,
                                 const char          *username,
                                 const char          *code,
                                 FrtSecret           *new_password,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "username", username);
  json_object_set_string_member (body, "code", code);
  json_object_set_string_member (body, "new_password", frt_secret_get (new_password));
  frt_client_call_async (self, new_open_call ("password/confirm", body), cancellable, callback, user_data);
}

/**
 * frt_client_reset_password_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether the password is the new one; %FALSE with %FRT_ERROR_INVALID_REQUEST at "/code" (it is wrong or too old),
 *   %FRT_ERROR_WEAK_PASSWORD or another error
 */
gboolean
frt_client_reset_password_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_done_finish (self, result, error);
}
