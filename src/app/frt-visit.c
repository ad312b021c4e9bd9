/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-visit.h"

#include "app/frt-demo-service.h"

/* What is said of the service and of the session by the objects below comes together here as one stage, so that the
 * window need only look at that. */
struct _FrtVisit {
  GObject          parent_instance;

  FrtSettings     *settings;        /* (owned) */
  FrtFamily       *family;          /* (owned) */
  FrtDemoService  *demo;            /* (owned) (nullable): a service of our own, with sample letters */
  FrtClient       *client;          /* (owned) (nullable) until a service is known */
  FrtSession      *session;         /* (owned) (nullable) as long as there is a client */
  FrtServiceInfo  *info;            /* (owned) (nullable) until the service has told */
  GCancellable    *cancellable;     /* (owned) (nullable): of what is asked of @client, or of @demo, here */

  FrtStage         stage;
  GError          *problem;         /* (owned) (nullable) */
  gboolean         leaving;         /* the parent is ending the session */
  char            *username;        /* (owned) (nullable): whose @family is */
  char            *server;          /* (owned) (nullable): to begin with */
};

G_DEFINE_FINAL_TYPE (FrtVisit, frt_visit, G_TYPE_OBJECT)

enum { PROP_0, PROP_STAGE, PROP_CLIENT, PROP_INFO, PROP_PROBLEM, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
notify (FrtVisit *self, guint id)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[id]);
}

static void
take_problem (FrtVisit *self, GError *problem)
{
  g_clear_error (&self->problem);
  self->problem = problem;
  notify (self, PROP_PROBLEM);
}

static void
take_info (FrtVisit *self, FrtServiceInfo *info)
{
  g_clear_pointer (&self->info, frt_service_info_free);
  self->info = info;
  notify (self, PROP_INFO);
}

/* Asks for the children; those of somebody else are forgotten first. */
static void
load_family (FrtVisit *self)
{
  const char *username = frt_account_get_fields (frt_client_get_account (self->client))->username;

  if (g_strcmp0 (self->username, username) != 0)
    frt_family_forget (self->family);
  g_free (self->username);
  self->username = g_strdup (username);
  frt_family_load (self->family, self->client);
}

static void
set_stage (FrtVisit *self, FrtStage stage)
{
  if (self->stage == stage)
    return;

  self->stage = stage;
  if (stage <= FRT_STAGE_SIGNED_OUT) {
    frt_family_forget (self->family);
    g_clear_pointer (&self->username, g_free);
  }
  notify (self, PROP_STAGE);

  if (stage == FRT_STAGE_ACTIVATING || stage == FRT_STAGE_SIGNED_IN)
    load_family (self);
  if (stage == FRT_STAGE_SIGNED_IN && self->demo == NULL)     /* the next start begins here */
    frt_settings_set_server (self->settings, frt_client_get_server (self->client));
}

static void
on_session_changed (FrtVisit *self)
{
  if (frt_client_get_signed_in (self->client))
    set_stage (self, FRT_STAGE_SIGNED_IN);
  else if (frt_client_get_account (self->client) != NULL)
    set_stage (self, FRT_STAGE_ACTIVATING);
  else if (self->stage >= FRT_STAGE_ACTIVATING)
    set_stage (self, self->leaving ? FRT_STAGE_SIGNED_OUT : FRT_STAGE_ENDED);
}

static void
drop_service (FrtVisit *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->client != NULL)
    g_signal_handlers_disconnect_by_data (self->client, self);
  g_clear_object (&self->session);
  g_clear_object (&self->client);
  g_clear_error (&self->problem);
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtVisit) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean restored = frt_session_restore_finish (FRT_SESSION (source), result, &error);

  if (FRT_SESSION (source) != self->session || self->stage > FRT_STAGE_OPENING)
    return;

  if (restored)
    on_session_changed (self);
  else if (g_error_matches (error, FRT_ERROR, FRT_ERROR_NOT_FOUND) ||
           g_error_matches (error, FRT_ERROR, FRT_ERROR_SESSION_EXPIRED))
    set_stage (self, FRT_STAGE_SIGNED_OUT);
  else
    take_problem (self, g_steal_pointer (&error));     /* there is a session, but nobody to ask: the stage stays */
}

/* Goes on with a session kept from before; without one the parent signs in. */
static void
restore (FrtVisit *self)
{
  take_problem (self, NULL);
  frt_session_restore_async (self->session, self->cancellable, on_restored, g_object_ref (self));
}

static void
on_service_told (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtVisit) self = user_data;
  g_autoptr (FrtServiceInfo) info = frt_client_discover_finish (FRT_CLIENT (source), result, NULL);

  /* What failed is said where it matters, when somebody signs in. */
  if (info != NULL && FRT_CLIENT (source) == self->client)
    take_info (self, g_steal_pointer (&info));
}

static void
discover (FrtVisit *self)
{
  frt_client_discover_async (self->client, self->cancellable, on_service_told, g_object_ref (self));
}

/* Whoever could not be asked who they are may be asked now. */
static void
on_offline_changed (FrtVisit *self)
{
  gboolean offline;

  g_object_get (self->client, "offline", &offline, NULL);
  if (!offline && self->info == NULL)
    discover (self);
}

static void
open_service (FrtVisit *self, const char *server)
{
  g_autoptr (FrtClient) client = frt_client_new (server);

  frt_visit_take_service (self, client, NULL);
  discover (self);
}

static void
on_demo_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtVisit) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *server = frt_demo_service_start_finish (FRT_DEMO_SERVICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (server != NULL) {
    open_service (self, server);
  } else {
    g_clear_object (&self->demo);
    take_problem (self, g_steal_pointer (&error));
    set_stage (self, FRT_STAGE_NO_SERVICE);
  }
}

static void
frt_visit_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtVisit *self = FRT_VISIT (object);

  switch (id) {
  case PROP_STAGE:
    g_value_set_int (value, self->stage);
    break;
  case PROP_CLIENT:
    g_value_set_object (value, self->client);
    break;
  case PROP_INFO:
    g_value_set_pointer (value, self->info);
    break;
  case PROP_PROBLEM:
    g_value_set_boxed (value, self->problem);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_visit_dispose (GObject *object)
{
  FrtVisit *self = FRT_VISIT (object);

  drop_service (self);
  g_clear_object (&self->demo);
  g_clear_object (&self->family);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->info, frt_service_info_free);
  g_clear_pointer (&self->server, g_free);
  g_clear_pointer (&self->username, g_free);

  G_OBJECT_CLASS (frt_visit_parent_class)->dispose (object);
}

static void
frt_visit_class_init (FrtVisitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = frt_visit_get_property;
  object_class->dispose = frt_visit_dispose;

  props[PROP_STAGE] = g_param_spec_int ("stage", NULL, NULL, FRT_STAGE_NO_SERVICE, FRT_STAGE_ENDED, FRT_STAGE_NO_SERVICE,
                                        flags);
  props[PROP_CLIENT] = g_param_spec_object ("client", NULL, NULL, FRT_TYPE_CLIENT, flags);
  props[PROP_INFO] = g_param_spec_pointer ("info", NULL, NULL, flags);
  props[PROP_PROBLEM] = g_param_spec_boxed ("problem", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_visit_init (FrtVisit *self)
{
  self->family = frt_family_new ();
}

/**
 * frt_visit_new:
 * @settings: reffed
 * @server: (nullable): the address of the service to begin with
 * @demo: whether to begin with a service of its own instead
 *
 * Returns: (transfer full): a visit that asks nobody anything before frt_visit_begin()
 */
FrtVisit *
frt_visit_new (FrtSettings *settings, const char *server, gboolean demo)
{
  FrtVisit *self = g_object_new (FRT_TYPE_VISIT, NULL);

  self->settings = g_object_ref (settings);
  self->server = demo ? NULL : g_strdup (server);
  self->stage = demo || server != NULL ? FRT_STAGE_OPENING : FRT_STAGE_NO_SERVICE;

  return self;
}

/**
 * frt_visit_begin:
 * @self: a #FrtVisit
 *
 * Asks the service it was made for, if any: for a session kept from before, and what it is called.
 */
void
frt_visit_begin (FrtVisit *self)
{
  if (self->server != NULL)
    open_service (self, self->server);
  else if (self->stage == FRT_STAGE_OPENING)
    frt_visit_begin_demo (self);
}

/**
 * frt_visit_begin_demo:
 * @self: a #FrtVisit
 *
 * Starts a service of its own on sample letters, and goes on with that.
 */
void
frt_visit_begin_demo (FrtVisit *self)
{
  drop_service (self);
  take_problem (self, NULL);
  g_clear_object (&self->demo);
  self->demo = frt_demo_service_new ();
  self->cancellable = g_cancellable_new ();
  set_stage (self, FRT_STAGE_OPENING);
  frt_demo_service_start_async (self->demo, self->cancellable, on_demo_started, g_object_ref (self));
}

/**
 * frt_visit_take_service:
 * @self: a #FrtVisit
 * @client: of a service that answers; reffed
 * @info: (nullable) (transfer full): what it says of itself
 *
 * Goes on with @client: with a session kept from before, else to sign in.
 */
void
frt_visit_take_service (FrtVisit *self, FrtClient *client, FrtServiceInfo *info)
{
  g_autoptr (FrtKeyring) keyring = frt_visit_get_can_stay (self) ? frt_keyring_new (FRT_KEYRING_LIMIT) : NULL;

  drop_service (self);
  self->cancellable = g_cancellable_new ();
  self->client = g_object_ref (client);
  self->session = frt_session_new (client, keyring);
  g_signal_connect_swapped (client, "notify::account", G_CALLBACK (on_session_changed), self);
  g_signal_connect_swapped (client, "notify::signed-in", G_CALLBACK (on_session_changed), self);
  g_signal_connect_swapped (client, "notify::offline", G_CALLBACK (on_offline_changed), self);
  notify (self, PROP_CLIENT);
  take_info (self, info);
  restore (self);
}

/**
 * frt_visit_leave_service:
 * @self: a #FrtVisit nobody is signed in with
 *
 * Goes back to asking which service it is to be. A service of our own ends.
 */
void
frt_visit_leave_service (FrtVisit *self)
{
  drop_service (self);
  g_clear_object (&self->demo);
  notify (self, PROP_CLIENT);
  take_info (self, NULL);
  take_problem (self, NULL);
  set_stage (self, FRT_STAGE_NO_SERVICE);
}

static void
on_signed_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtVisit) self = user_data;

  /* When the service was away the session is forgotten here all the same, and ends there by itself. */
  frt_session_sign_out_finish (FRT_SESSION (source), result, NULL);
  self->leaving = FALSE;
}

/**
 * frt_visit_sign_out:
 * @self: a #FrtVisit with a session, be it one that has ended
 *
 * Signs out; the parent sees it done at once.
 */
void
frt_visit_sign_out (FrtVisit *self)
{
  self->leaving = TRUE;
  frt_session_sign_out_async (self->session, NULL, on_signed_out, g_object_ref (self));
  set_stage (self, FRT_STAGE_SIGNED_OUT);
}

/**
 * frt_visit_retry:
 * @self: a #FrtVisit with a service that did not answer
 *
 * Asks again what had no answer: a kept session, the children, or only whether the service is there.
 */
void
frt_visit_retry (FrtVisit *self)
{
  if (self->stage == FRT_STAGE_OPENING)
    restore (self);
  else if (self->stage == FRT_STAGE_SIGNED_IN || self->stage == FRT_STAGE_ACTIVATING)
    frt_family_load (self->family, self->client);
  else if (self->client != NULL)
    discover (self);
}

/**
 * frt_visit_load_other_children:
 * @self: a #FrtVisit with a session
 *
 * Asks for the children again, since those known are not those of the account any more.
 */
void
frt_visit_load_other_children (FrtVisit *self)
{
  frt_family_forget (self->family);
  frt_family_load (self->family, self->client);
}

/**
 * frt_visit_get_stage:
 * @self: a #FrtVisit
 *
 * Returns: how far the parent has come
 */
FrtStage
frt_visit_get_stage (FrtVisit *self)
{
  return self->stage;
}

/**
 * frt_visit_get_settings:
 * @self: a #FrtVisit
 *
 * Returns: (transfer none): what the app remembers
 */
FrtSettings *
frt_visit_get_settings (FrtVisit *self)
{
  return self->settings;
}

/**
 * frt_visit_get_client:
 * @self: a #FrtVisit
 *
 * Returns: (transfer none) (nullable): what speaks to the service; %NULL until one is known
 */
FrtClient *
frt_visit_get_client (FrtVisit *self)
{
  return self->client;
}

/**
 * frt_visit_get_session:
 * @self: a #FrtVisit
 *
 * Returns: (transfer none) (nullable): what keeps the session; %NULL until a service is known
 */
FrtSession *
frt_visit_get_session (FrtVisit *self)
{
  return self->session;
}

/**
 * frt_visit_get_family:
 * @self: a #FrtVisit
 *
 * Returns: (transfer none): the children of the account
 */
FrtFamily *
frt_visit_get_family (FrtVisit *self)
{
  return self->family;
}

/**
 * frt_visit_get_info:
 * @self: a #FrtVisit
 *
 * Returns: (transfer none) (nullable): what the service says of itself; %NULL until it has
 */
const FrtServiceInfo *
frt_visit_get_info (FrtVisit *self)
{
  return self->info;
}

/**
 * frt_visit_get_problem:
 * @self: a #FrtVisit
 *
 * Returns: (transfer none) (nullable): why the opening does not come to an end
 */
const GError *
frt_visit_get_problem (FrtVisit *self)
{
  return self->problem;
}

/**
 * frt_visit_get_can_stay:
 * @self: a #FrtVisit
 *
 * Returns: whether a session may outlive the app: not on a shared computer, nor with a service that ends with the app
 */
gboolean
frt_visit_get_can_stay (FrtVisit *self)
{
  return self->demo == NULL && !frt_settings_get_shared_computer (self->settings);
}

/**
 * frt_visit_set_shared_computer:
 * @self: a #FrtVisit
 * @shared: whether nothing may be kept on this computer
 *
 * Remembers it; what the keyring holds of this session is taken out of it at once.
 */
void
frt_visit_set_shared_computer (FrtVisit *self, gboolean shared)
{
  frt_settings_set_shared_computer (self->settings, shared);
  if (self->session != NULL)
    frt_session_set_can_stay (self->session, frt_visit_get_can_stay (self));
}
