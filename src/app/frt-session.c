/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-session.h"

#define START_LIMIT 3    /* seconds a keyring may hold up the start */

struct _FrtSession {
  GObject           parent_instance;

  FrtClient        *client;           /* (owned) */
  FrtKeyring       *keyring;          /* (owned) (nullable) on a shared computer */
  FrtKeyringStatus  keyring_state;
  char             *username;         /* (owned) (nullable) whose session it is, or was last */
  gboolean          stayed;           /* the session, or the last, was to outlive the app */
  gboolean          refused;          /* the keyring would not open for this session: do not ask again by ourselves */
  gboolean          signing_out;
};

G_DEFINE_FINAL_TYPE (FrtSession, frt_session, G_TYPE_OBJECT)

enum { PROP_0, PROP_KEYRING_STATE, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
set_keyring_state (FrtSession *self, FrtKeyringStatus state)
{
  if (self->keyring_state == state)
    return;

  self->keyring_state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KEYRING_STATE]);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtSession) self = user_data;
  FrtKeyringStatus status = frt_keyring_finish (FRT_KEYRING (source), result);

  self->refused = status == FRT_KEYRING_LOCKED;
  set_keyring_state (self, status);
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtSession) self = user_data;
  FrtKeyringStatus status = frt_keyring_finish (FRT_KEYRING (source), result);

  if (self->keyring != NULL)
    set_keyring_state (self, status);
}

/* It was slow; somebody may have been typing the keyring's password. */
static void
on_kept_late (FrtKeyring *keyring, FrtSecret *kept, gpointer user_data)
{
  FrtSession *self = FRT_SESSION (user_data);
  FrtSecret *token = frt_client_get_refresh_token (self->client);

  self->refused = FALSE;
  if (token != NULL && g_str_equal (frt_secret_get (token), frt_secret_get (kept)))
    set_keyring_state (self, FRT_KEYRING_OK);
  else
    frt_session_keep (self);      /* it was renewed meanwhile */
}

static void
take_keyring (FrtSession *self, FrtKeyring *keyring)
{
  self->keyring = g_object_ref (keyring);
  g_signal_connect_object (keyring, "kept-late", G_CALLBACK (on_kept_late), self, 0);
}

static void
clear (FrtSession *self)
{
  if (self->keyring != NULL && self->username != NULL)
    frt_keyring_clear_async (self->keyring, frt_client_get_server (self->client), self->username, on_cleared,
                             g_object_ref (self));
}

static void
on_refresh_token_changed (FrtClient *client, gpointer user_data)
{
  FrtSession *self = FRT_SESSION (user_data);
  const FrtAccountFields *account = frt_account_get_fields (frt_client_get_account (client));

  if (self->signing_out)
    return;

  g_free (self->username);
  self->username = g_strdup (account->username);
  self->stayed = frt_client_get_persistent (client);
  if (self->refused || self->keyring == NULL)
    return;
  if (frt_client_get_persistent (client))
    frt_session_keep (self);
  else if (self->keyring_state == FRT_KEYRING_OK)      /* what an earlier session left must not come back */
    clear (self);
}

static void
on_session_ended (FrtClient *client, gpointer user_data)
{
  FrtSession *self = FRT_SESSION (user_data);

  self->refused = FALSE;
  clear (self);
}

static void
frt_session_dispose (GObject *object)
{
  FrtSession *self = FRT_SESSION (object);

  g_clear_object (&self->client);
  g_clear_object (&self->keyring);
  g_clear_pointer (&self->username, g_free);

  G_OBJECT_CLASS (frt_session_parent_class)->dispose (object);
}

static void
frt_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_KEYRING_STATE:
    g_value_set_int (value, FRT_SESSION (object)->keyring_state);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_session_class_init (FrtSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = frt_session_dispose;
  object_class->get_property = frt_session_get_property;

  props[PROP_KEYRING_STATE] = g_param_spec_int ("keyring-state", NULL, NULL, FRT_KEYRING_OK, FRT_KEYRING_ABSENT,
                                                FRT_KEYRING_OK, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_session_init (FrtSession *self)
{
}

/**
 * frt_session_new:
 * @client: reffed
 * @keyring: (nullable): reffed; %NULL keeps nothing, as on a shared computer
 *
 * Returns: (transfer full): the session of @client, whoever's it is
 */
FrtSession *
frt_session_new (FrtClient *client, FrtKeyring *keyring)
{
  FrtSession *self = g_object_new (FRT_TYPE_SESSION, NULL);

  self->client = g_object_ref (client);
  if (keyring != NULL)
    take_keyring (self, keyring);
  g_signal_connect_object (client, "refresh-token-changed", G_CALLBACK (on_refresh_token_changed), self, 0);
  g_signal_connect_object (client, "session-ended", G_CALLBACK (on_session_ended), self, 0);

  return self;
}

/**
 * frt_session_get_client:
 * @self: a session
 *
 * Returns: (transfer none): its client
 */
FrtClient *
frt_session_get_client (FrtSession *self)
{
  return self->client;
}

/**
 * frt_session_get_keyring_state:
 * @self: a session
 *
 * Returns: how the keyring did last
 */
FrtKeyringStatus
frt_session_get_keyring_state (FrtSession *self)
{
  return self->keyring_state;
}

/**
 * frt_session_get_username:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): who was signed in last, to be offered when signing in again
 */
const char *
frt_session_get_username (FrtSession *self)
{
  return self->username;
}

/**
 * frt_session_get_stayed:
 * @self: a session
 *
 * Returns: whether "stay signed in" was asked for the session there was last, to be offered when signing in again
 */
gboolean
frt_session_get_stayed (FrtSession *self)
{
  return self->stayed;
}

/**
 * frt_session_keep:
 * @self: a session
 *
 * Tries to keep the session's token in the keyring, now: what the banner's button does. The desktop may ask to unlock it.
 */
void
frt_session_keep (FrtSession *self)
{
  FrtSecret *token = frt_client_get_refresh_token (self->client);

  if (self->keyring != NULL && token != NULL && frt_client_get_persistent (self->client))
    frt_keyring_store_async (self->keyring, frt_client_get_server (self->client), self->username, token, on_stored,
                             g_object_ref (self));
}

/**
 * frt_session_set_can_stay:
 * @self: a session
 * @can_stay: whether anything may be kept on this computer
 *
 * When it may not, what is kept is taken out of the keyring, which is not used any more.
 */
void
frt_session_set_can_stay (FrtSession *self, gboolean can_stay)
{
  if (can_stay == (self->keyring != NULL))
    return;

  if (can_stay) {
    g_autoptr (FrtKeyring) keyring = frt_keyring_new (FRT_KEYRING_LIMIT);

    take_keyring (self, keyring);
    return;
  }

  clear (self);
  g_signal_handlers_disconnect_by_data (self->keyring, self);
  g_clear_object (&self->keyring);
  set_keyring_state (self, FRT_KEYRING_OK);
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FrtSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (frt_client_restore_finish (FRT_CLIENT (source), result, &error)) {
    g_task_return_boolean (task, TRUE);
    return;
  }

  if (g_error_matches (error, FRT_ERROR, FRT_ERROR_SESSION_EXPIRED))
    clear (self);
  g_task_return_error (task, error);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FrtSession *self = g_task_get_source_object (task);
  FrtKeyringStatus status;
  g_autoptr (FrtKeyringItem) item = frt_keyring_lookup_finish (FRT_KEYRING (source), result, &status);

  set_keyring_state (self, status);
  if (frt_client_get_refresh_token (self->client) != NULL) {      /* somebody signed in meanwhile */
    g_task_return_boolean (task, TRUE);
  } else if (item == NULL) {
    g_task_return_error (task, frt_error_new (FRT_ERROR_NOT_FOUND, "no session was kept"));
  } else {
    g_free (self->username);
    self->username = g_strdup (item->username);
    frt_client_restore_async (self->client, item->refresh_token, g_task_get_cancellable (task), on_restored,
                              g_object_ref (task));
  }
}

/**
 * frt_session_restore_async:
 * @self: a session nobody has begun
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Goes on with the session kept at an earlier start. A keyring that does not answer is waited for three seconds, no more.
 */
void
frt_session_restore_async (FrtSession          *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, frt_session_restore_async);
  if (self->keyring == NULL)
    g_task_return_error (task, frt_error_new (FRT_ERROR_NOT_FOUND, "nothing is kept on this computer"));
  else
    frt_keyring_lookup_async (self->keyring, frt_client_get_server (self->client), START_LIMIT, on_looked_up,
                              g_object_ref (task));
}

/**
 * frt_session_restore_finish:
 * @self: a session
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether somebody is signed in; %FALSE with %FRT_ERROR_NOT_FOUND (no session was kept, or the keyring does not
 *   give it: see frt_session_get_keyring_state()), %FRT_ERROR_SESSION_EXPIRED (it is over, and forgotten) or an error of
 *   the connection, after which restoring may be tried again
 */
gboolean
frt_session_restore_finish (FrtSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_signed_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FrtSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->signing_out = FALSE;
  self->refused = FALSE;
  g_clear_pointer (&self->username, g_free);
  if (frt_client_sign_out_finish (FRT_CLIENT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * frt_session_sign_out_async:
 * @self: a session
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Signs out: the keyring is cleared at once, the session forgotten here whatever the service says.
 */
void
frt_session_sign_out_async (FrtSession          *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, frt_session_sign_out_async);
  self->signing_out = TRUE;
  clear (self);
  frt_client_sign_out_async (self->client, cancellable, on_signed_out, g_steal_pointer (&task));
}

/**
 * frt_session_sign_out_finish:
 * @self: a session
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether the service knows; %FALSE with an error of the connection when it does not, and the session ends there
 *   by itself
 */
gboolean
frt_session_sign_out_finish (FrtSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
