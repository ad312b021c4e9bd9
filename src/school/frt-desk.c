/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-desk.h"

struct _FrtDesk {
  GObject       parent_instance;

  FrtDeskStage  stage;
  char         *server;       /* (owned) (nullable) */
  FrtClient    *client;       /* (owned) (nullable) */
  char         *username;     /* (owned) (nullable) */
  char         *uai;          /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (FrtDesk, frt_desk, G_TYPE_OBJECT)

enum { PROP_0, PROP_STAGE, PROP_SERVER, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
set_stage (FrtDesk *self, FrtDeskStage stage)
{
  self->stage = stage;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STAGE]);
}

static void
on_session_ended (FrtDesk *self)
{
  if (self->stage != FRT_DESK_CLOSED)
    set_stage (self, self->stage == FRT_DESK_OPEN ? FRT_DESK_ENDED : FRT_DESK_CLOSED);
}

static void
take_client (FrtDesk *self, FrtClient *client)
{
  if (self->client != NULL)
    g_signal_handlers_disconnect_by_data (self->client, self);
  g_set_object (&self->client, client);
  if (client != NULL)
    g_signal_connect_object (client, "session-ended", G_CALLBACK (on_session_ended), self, G_CONNECT_SWAPPED);
}

static void
frt_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtDesk *self = FRT_DESK (object);

  if (id == PROP_STAGE)
    g_value_set_int (value, self->stage);
  else if (id == PROP_SERVER)
    g_value_set_string (value, self->server);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_desk_finalize (GObject *object)
{
  FrtDesk *self = FRT_DESK (object);

  take_client (self, NULL);
  g_free (self->server);
  g_free (self->username);
  g_free (self->uai);

  G_OBJECT_CLASS (frt_desk_parent_class)->finalize (object);
}

static void
frt_desk_class_init (FrtDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = frt_desk_get_property;
  object_class->finalize = frt_desk_finalize;

  props[PROP_STAGE] = g_param_spec_int ("stage", NULL, NULL, FRT_DESK_CLOSED, FRT_DESK_ENDED, FRT_DESK_CLOSED,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SERVER] = g_param_spec_string ("server", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_desk_init (FrtDesk *self)
{
}

/**
 * frt_desk_new:
 * @server: (nullable): an address to begin with
 *
 * Returns: (transfer full): a desk nobody sits at
 */
FrtDesk *
frt_desk_new (const char *server)
{
  FrtDesk *self = g_object_new (FRT_TYPE_DESK, NULL);

  self->server = g_strdup (server);

  return self;
}

FrtDeskStage
frt_desk_get_stage (FrtDesk *self)
{
  return self->stage;
}

const char *
frt_desk_get_server (FrtDesk *self)
{
  return self->server;
}

FrtClient *
frt_desk_get_client (FrtDesk *self)
{
  return self->client;
}

const char *
frt_desk_get_uai (FrtDesk *self)
{
  return self->uai;
}

const char *
frt_desk_get_username (FrtDesk *self)
{
  return self->username;
}

/**
 * frt_desk_open:
 * @self: a #FrtDesk
 * @client: what somebody of a school's staff has just signed in with
 * @with_code: whether a code was needed, and was right
 */
void
frt_desk_open (FrtDesk *self, FrtClient *client, gboolean with_code)
{
  const FrtAccountFields *account = frt_account_get_fields (frt_client_get_account (client));

  take_client (self, client);
  g_free (self->username);
  self->username = g_strdup (account->username);
  g_free (self->uai);
  self->uai = g_strdup (account->uai);
  g_free (self->server);
  self->server = g_strdup (frt_client_get_server (client));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SERVER]);

  if (frt_client_get_scope (client) == FRT_SCOPE_ACTIVATION)
    set_stage (self, FRT_DESK_ACTIVATING);
  else
    set_stage (self, with_code ? FRT_DESK_OPEN : FRT_DESK_ENROLLING);
}

/**
 * frt_desk_go_on:
 * @self: a #FrtDesk whose account has just been activated, or whose second factor was proved
 */
void
frt_desk_go_on (FrtDesk *self)
{
  set_stage (self, self->stage == FRT_DESK_ACTIVATING ? FRT_DESK_ENROLLING : FRT_DESK_OPEN);
}

/**
 * frt_desk_close:
 * @self: a #FrtDesk
 *
 * Signs out, and forgets the session here even when the service is away.
 */
void
frt_desk_close (FrtDesk *self)
{
  g_autoptr (FrtClient) client = self->client != NULL ? g_object_ref (self->client) : NULL;

  take_client (self, NULL);
  set_stage (self, FRT_DESK_CLOSED);
  if (client != NULL)
    frt_client_sign_out_async (client, NULL, NULL, NULL);
}
