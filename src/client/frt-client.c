/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client.h"

#include "client/frt-client-private.h"
#include "common/frt-time.h"
#include "config.h"

/* The object: where it talks to and who is signed in. What it says and hears is in the other frt-client-*.c files. */

#define DEFAULT_TIMEOUT 30
#define RENEWAL_MARGIN  30    /* seconds before its end at which an access token counts as spent */

G_DEFINE_FINAL_TYPE (FrtClient, frt_client, G_TYPE_OBJECT)

enum { PROP_0, PROP_SERVER, PROP_TIMEOUT, PROP_ACCOUNT, PROP_SIGNED_IN, PROP_OFFLINE, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { SESSION_ENDED, REFRESH_TOKEN_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gint64
now (void)
{
  FrtClock clock = frt_clock_system ();

  return frt_clock_now (&clock);
}

/* frt_client_needs_renewal: whether the access token is about to expire, by this machine's clock. */
gboolean
frt_client_needs_renewal (FrtClient *self)
{
  return self->tokens != NULL && now () >= self->renew_at;
}

/* Sets what the session is worth and says what changed. */
static void
publish (FrtClient *self, FrtAccount *account, FrtScope scope, gboolean was_signed_in)
{
  g_object_freeze_notify (G_OBJECT (self));
  self->scope = scope;
  if (g_set_object (&self->account, account))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCOUNT]);
  if (was_signed_in != frt_client_get_signed_in (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIGNED_IN]);
  g_object_thaw_notify (G_OBJECT (self));
}

/* frt_client_set_account: keeps the newest we heard of the account. */
void
frt_client_set_account (FrtClient *self, FrtAccount *account, FrtScope scope)
{
  publish (self, account, scope, frt_client_get_signed_in (self));
}

/* frt_client_take_tokens: takes @tokens, of a new session or of the one there is. */
void
frt_client_take_tokens (FrtClient *self, FrtTokens *tokens, gboolean persistent)
{
  gboolean was_signed_in = frt_client_get_signed_in (self);

  g_clear_pointer (&self->tokens, frt_tokens_free);
  self->tokens = tokens;
  self->persistent = persistent;
  self->renew_at = now () + MAX (tokens->expires_in - RENEWAL_MARGIN, tokens->expires_in / 2);

  publish (self, tokens->account, tokens->scope, was_signed_in);
  g_signal_emit (self, signals[REFRESH_TOKEN_CHANGED], 0);
}

/* frt_client_set_offline: what the last call found. */
void
frt_client_set_offline (FrtClient *self, gboolean offline)
{
  if (self->offline == offline)
    return;

  self->offline = offline;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OFFLINE]);
}

/* frt_client_end_session: the service ended it. */
void
frt_client_end_session (FrtClient *self)
{
  frt_client_forget (self);
  g_signal_emit (self, signals[SESSION_ENDED], 0);
}

static void
set_server (FrtClient *self, const char *server)
{
  g_autofree char *origin = frt_client_normalise_address (server, &self->address_error);

  self->server = g_strdup (origin != NULL ? origin : server);
  if (origin != NULL)
    self->base = g_uri_parse (origin, SOUP_HTTP_URI_FLAGS, NULL);
}

/* frt_client_use_new_connections: lets go of the open ones, of which each keeps what was sent on it last, such as a token.
 * What is under way still comes to its end on those. */
void
frt_client_use_new_connections (FrtClient *self)
{
  g_clear_object (&self->session);
  self->session = soup_session_new_with_options ("user-agent", "fratrie/" FRT_VERSION,
                                                 "accept-language-auto", TRUE,
                                                 "timeout", self->timeout,
                                                 NULL);
  /* Neither a cookie jar nor a sniffer is there unless asked for; answers are short, so nothing needs unpacking. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
  /* Plain HTTP is for this machine only, and a proxy would carry it away. */
  if (self->base != NULL && frt_client_host_is_loopback (g_uri_get_host (self->base)))
    soup_session_set_proxy_resolver (self->session, NULL);
}

static void
frt_client_constructed (GObject *object)
{
  G_OBJECT_CLASS (frt_client_parent_class)->constructed (object);

  frt_client_use_new_connections (FRT_CLIENT (object));
}

static void
frt_client_dispose (GObject *object)
{
  FrtClient *self = FRT_CLIENT (object);

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (frt_client_parent_class)->dispose (object);
}

static void
frt_client_finalize (GObject *object)
{
  FrtClient *self = FRT_CLIENT (object);

  g_clear_pointer (&self->tokens, frt_tokens_free);
  g_clear_object (&self->account);
  g_clear_pointer (&self->base, g_uri_unref);
  g_clear_error (&self->address_error);
  g_free (self->server);

  G_OBJECT_CLASS (frt_client_parent_class)->finalize (object);
}

static void
frt_client_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtClient *self = FRT_CLIENT (object);

  switch (id) {
  case PROP_SERVER:
    g_value_set_string (value, self->server);
    break;
  case PROP_TIMEOUT:
    g_value_set_uint (value, self->timeout);
    break;
  case PROP_ACCOUNT:
    g_value_set_object (value, self->account);
    break;
  case PROP_SIGNED_IN:
    g_value_set_boolean (value, frt_client_get_signed_in (self));
    break;
  case PROP_OFFLINE:
    g_value_set_boolean (value, self->offline);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_client_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FrtClient *self = FRT_CLIENT (object);

  switch (id) {
  case PROP_SERVER:
    set_server (self, g_value_get_string (value));
    break;
  case PROP_TIMEOUT:
    self->timeout = g_value_get_uint (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_client_class_init (FrtClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = frt_client_constructed;
  object_class->dispose = frt_client_dispose;
  object_class->finalize = frt_client_finalize;
  object_class->get_property = frt_client_get_property;
  object_class->set_property = frt_client_set_property;

  props[PROP_SERVER] = g_param_spec_string ("server", NULL, NULL, "", construct);
  props[PROP_TIMEOUT] = g_param_spec_uint ("timeout", NULL, NULL, 1, 3600, DEFAULT_TIMEOUT, construct);
  props[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL, FRT_TYPE_ACCOUNT, read);
  props[PROP_SIGNED_IN] = g_param_spec_boolean ("signed-in", NULL, NULL, FALSE, read);
  props[PROP_OFFLINE] = g_param_spec_boolean ("offline", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SESSION_ENDED] = g_signal_new ("session-ended", FRT_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[REFRESH_TOKEN_CHANGED] = g_signal_new ("refresh-token-changed", FRT_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
frt_client_init (FrtClient *self)
{
  g_queue_init (&self->renewal_waiters);
}

/**
 * frt_client_new:
 * @server: the service's address, as frt_client_normalise_address() makes it
 *
 * With an address that may not be used, every call fails with the error of frt_client_normalise_address() before a byte is
 * sent.
 *
 * Returns: (transfer full): a client nobody is signed in with
 */
FrtClient *
frt_client_new (const char *server)
{
  return g_object_new (FRT_TYPE_CLIENT, "server", server, NULL);
}

/**
 * frt_client_get_server:
 * @self: a client
 *
 * Returns: (transfer none): the address as used
 */
const char *
frt_client_get_server (FrtClient *self)
{
  return self->server;
}

/**
 * frt_client_get_address_error:
 * @self: a client
 *
 * Returns: (transfer none) (nullable): why its address may not be used, as every call will say; %NULL when it may
 */
const GError *
frt_client_get_address_error (FrtClient *self)
{
  return self->address_error;
}

/**
 * frt_client_get_account:
 * @self: a client
 *
 * Returns: (transfer none) (nullable): the account signed in, as last heard of
 */
FrtAccount *
frt_client_get_account (FrtClient *self)
{
  return self->account;
}

/**
 * frt_client_get_scope:
 * @self: a client
 *
 * Returns: what the session may do; %FRT_SCOPE_ACTIVATION when there is none
 */
FrtScope
frt_client_get_scope (FrtClient *self)
{
  return self->scope;
}

/**
 * frt_client_get_signed_in:
 * @self: a client
 *
 * Returns: whether there is a session that may do everything
 */
gboolean
frt_client_get_signed_in (FrtClient *self)
{
  return self->tokens != NULL && self->scope == FRT_SCOPE_FULL;
}

/**
 * frt_client_get_persistent:
 * @self: a client
 *
 * Returns: whether the session was asked to outlive the app
 */
gboolean
frt_client_get_persistent (FrtClient *self)
{
  return self->persistent;
}

/**
 * frt_client_get_refresh_token:
 * @self: a client
 *
 * Returns: (transfer none) (nullable): what to give to frt_client_restore_async() at the next start
 */
FrtSecret *
frt_client_get_refresh_token (FrtClient *self)
{
  return self->tokens != NULL ? self->tokens->refresh_token : NULL;
}

/**
 * frt_client_forget:
 * @self: a client
 *
 * Forgets the session here, without a word to the service.
 */
void
frt_client_forget (FrtClient *self)
{
  gboolean was_signed_in = frt_client_get_signed_in (self);

  self->generation++;
  self->persistent = FALSE;
  g_clear_pointer (&self->tokens, frt_tokens_free);
  publish (self, NULL, FRT_SCOPE_ACTIVATION, was_signed_in);
}
