/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-private.h"

/* Signing in, going on from before, signing out. */

#define DEVICE_NAME_MAX 64    /* characters */

static gpointer
begin_session (FrtClient *self, JsonObject *answer, gboolean persistent, GError **error)
{
  FrtTokens *tokens = frt_tokens_new_from_json (answer, error);

  if (tokens == NULL)
    return NULL;

  self->generation++;
  frt_client_take_tokens (self, tokens, persistent);

  return g_object_ref (self);
}

static gpointer
read_persistent_session (FrtClient *self, JsonObject *answer, GError **error)
{
  return begin_session (self, answer, TRUE, error);
}

/* By this name a parent knows the device in the list of those signed in. */
static char *
dup_device_name (void)
{
  g_autofree char *name = g_utf8_make_valid (g_get_host_name (), -1);

  return g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), DEVICE_NAME_MAX));
}

/* frt_client_new_sign_in: (transfer full): what every sign-in says. */
JsonObject *
frt_client_new_sign_in (const char *username, FrtSecret *password)
{
  g_autofree char *device_name = dup_device_name ();
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "username", username);
  json_object_set_string_member (body, "password", frt_secret_get (password));
  json_object_set_string_member (body, "device_name", device_name);

  return body;
}

/* frt_client_read_session: begins the session that a sign-in was answered with; it lives as long as the program. */
gpointer
frt_client_read_session (FrtClient *self, JsonObject *answer, GError **error)
{
  return begin_session (self, answer, FALSE, error);
}

/**
 * frt_client_sign_in_async:
 * @self: a client
 * @username: as typed
 * @password: as typed
 * @persistent: whether the session shall outlive the app
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Begins a session; one that was there is forgotten once the new one is.
 */
void
frt_client_sign_in_async (FrtClient           *self,
                          const char          *username,
                          FrtSecret           *password,
                          gboolean             persistent,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  JsonObject *body = frt_client_new_sign_in (username, password);
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, persistent ? read_persistent_session : frt_client_read_session,
                                FRT_API_PREFIX "/sessions");

  json_object_set_boolean_member (body, "persistent", persistent);
  frt_call_set_body (call, body);
  call->open = TRUE;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_sign_in_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether there is a session now, of the scope frt_client_get_scope() tells; %FALSE with
 *   %FRT_ERROR_INVALID_CREDENTIALS (member "tries_left"), %FRT_ERROR_TOO_MANY_ATTEMPTS (member "retry_after"),
 *   %FRT_ERROR_LETTER_EXPIRED, %FRT_ERROR_ACCOUNT_GROUPED (member "primary_hint"), %FRT_ERROR_ACCOUNT_DISABLED,
 *   %FRT_ERROR_OTP_REQUIRED or an error of the connection
 */
gboolean
frt_client_sign_in_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_done_finish (self, result, error);
}

/**
 * frt_client_restore_async:
 * @self: a client nobody is signed in with
 * @refresh_token: kept from before
 * @cancellable: (nullable): stops the wait; the session is there all the same when the service answers later
 * @callback: called when done
 * @user_data: for @callback
 *
 * Goes on with a session kept from before. The token is spent by it: keep the new one at "refresh-token-changed".
 */
void
frt_client_restore_async (FrtClient           *self,
                          FrtSecret           *refresh_token,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (self->tokens == NULL);

  frt_client_renew_async (self, refresh_token, cancellable, callback, user_data);
}

/**
 * frt_client_restore_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether the session goes on; %FALSE with %FRT_ERROR_SESSION_EXPIRED (the token is worth nothing any more: forget
 *   it), or with an error of the connection after which the token is still good
 */
gboolean
frt_client_restore_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_renew_finish (self, result, error);
}

static void
on_signed_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FrtClient *self = FRT_CLIENT (source);
  FrtCall *call = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gboolean done = frt_client_done_finish (self, result, &error);

  if (self->generation == call->generation) {    /* nobody has signed in since */
    frt_client_forget (self);
    frt_client_use_new_connections (self);
  }
  if (done || g_error_matches (error, FRT_ERROR, FRT_ERROR_SESSION_EXPIRED)) {
    g_clear_error (&error);
    g_task_return_boolean (task, TRUE);
  } else
    g_task_return_error (task, error);
}

/**
 * frt_client_sign_out_async:
 * @self: a client
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Ends the session at the service, and forgets it here whatever comes of that, also when cancelled.
 */
void
frt_client_sign_out_async (FrtClient           *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_DELETE, frt_client_read_done, FRT_API_PREFIX "/sessions/current");
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, frt_client_sign_out_async);
  frt_client_call_async (self, call, cancellable, on_signed_out, task);
}

/**
 * frt_client_sign_out_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether the service knows; %FALSE with an error of the connection when it does not: the session is forgotten
 *   here all the same, and ends there by itself
 */
gboolean
frt_client_sign_out_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
