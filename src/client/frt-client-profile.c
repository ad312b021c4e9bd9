/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-profile.h"

#include "client/frt-client-private.h"

#define ACCOUNT_PATH FRT_API_PREFIX "/account"

/**
 * frt_client_change_profile_async:
 * @self: a client somebody is signed in with
 * @email: (nullable): a new one, which counts once it is confirmed
 * @phone: (nullable): a new one
 * @language: (nullable): ISO 639-1
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Changes what is given. A code goes to a new email address.
 */
void
frt_client_change_profile_async (FrtClient           *self,
                                 const char          *email,
                                 const char          *phone,
                                 const char          *language,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  FrtCall *call = frt_call_new ("PATCH", frt_client_read_account, ACCOUNT_PATH);
  JsonObject *body = json_object_new ();

  if (email != NULL)
    json_object_set_string_member (body, "email", email);
  if (phone != NULL)
    json_object_set_string_member (body, "phone", phone);
  if (language != NULL)
    json_object_set_string_member (body, "language", language);
  frt_call_set_body (call, body);
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_change_profile_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the account now; %NULL with %FRT_ERROR_INVALID_REQUEST (member "errors") or another error
 */
FrtAccount *
frt_client_change_profile_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/**
 * frt_client_confirm_email_async:
 * @self: a client somebody is signed in with
 * @code: the one received by email
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Proves that the email address last typed is one's own.
 */
void
frt_client_confirm_email_async (FrtClient           *self,
                                const char          *code,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, frt_client_read_account, ACCOUNT_PATH "/email/confirm");
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "code", code);
  frt_call_set_body (call, body);
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_confirm_email_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the account, with the address that counts now; %NULL with %FRT_ERROR_INVALID_REQUEST at
 *   "/code" (it is wrong or too old) or another error
 */
FrtAccount *
frt_client_confirm_email_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/**
 * frt_client_change_password_async:
 * @self: a client somebody is signed in with
 * @current_password: the one so far
 * @new_password: the one chosen
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Changes the password. The account's other sessions end.
 */
void
frt_client_change_password_async (FrtClient           *self,
                                  FrtSecret           *current_password,
                                  FrtSecret           *new_password,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, frt_client_read_done, ACCOUNT_PATH "/password");
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "current_password", frt_secret_get (current_password));
  json_object_set_string_member (body, "new_password", frt_secret_get (new_password));
  frt_call_set_body (call, body);
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_change_password_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether the password is the new one; %FALSE with %FRT_ERROR_INVALID_CREDENTIALS (the current one is wrong),
 *   %FRT_ERROR_TOO_MANY_ATTEMPTS, %FRT_ERROR_WEAK_PASSWORD or another error
 */
gboolean
frt_client_change_password_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_done_finish (self, result, error);
}
