/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-staff.h"

#include "client/frt-client-private.h"
#include "common/frt-json.h"

/* Staff's sign-in and their second factor. */

/**
 * frt_client_sign_in_staff_async:
 * @self: a client
 * @username: as typed
 * @password: as typed
 * @code: (nullable): six digits of the authentication application, as typed
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Begins a session that is not kept.
 */
void
frt_client_sign_in_staff_async (FrtClient           *self,
                                const char          *username,
                                FrtSecret           *password,
                                const char          *code,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, frt_client_read_session, FRT_API_PREFIX "/sessions");
  JsonObject *body = frt_client_new_sign_in (username, password);

  if (code != NULL)
    json_object_set_string_member (body, "otp", code);
  frt_call_set_body (call, body);
  call->open = TRUE;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_sign_in_staff_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether there is a session now; %FALSE with what frt_client_sign_in_finish() tells, %FRT_ERROR_OTP_REQUIRED when
 *   the password was right and a code is needed
 */
gboolean
frt_client_sign_in_staff_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_done_finish (self, result, error);
}

static gpointer
read_enrolment (FrtClient *self, JsonObject *answer, GError **error)
{
  const char *uri = NULL;

  return frt_json_get_string (answer, "otpauth_uri", &uri, error) ? frt_secret_new (uri) : NULL;
}

/**
 * frt_client_enrol_code_async:
 * @self: a client signed in by a member of staff who has no second factor yet
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks for a second factor; one asked for before and not confirmed is void.
 */
void
frt_client_enrol_code_async (FrtClient *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, read_enrolment, FRT_API_PREFIX "/account/otp");

  call->free_result = (GDestroyNotify) frt_secret_unref;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_enrol_code_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): an otpauth: address, told this once; %NULL with %FRT_ERROR_FORBIDDEN or an error of the connection
 */
FrtSecret *
frt_client_enrol_code_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/**
 * frt_client_confirm_code_async:
 * @self: a client
 * @code: six digits, as typed
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 */
void
frt_client_confirm_code_async (FrtClient           *self,
                               const char          *code,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, frt_client_read_done, FRT_API_PREFIX "/account/otp/confirm");
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "code", code);
  frt_call_set_body (call, body);
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_confirm_code_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether the second factor is in force now; %FALSE with %FRT_ERROR_INVALID_CREDENTIALS
 */
gboolean
frt_client_confirm_code_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_done_finish (self, result, error);
}
