/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-settings.h"

#include "widgets/frt-schema.h"

#define SCHEMA_ID    "fr.fratrie.Fratrie"
#define IDLE_MINUTES 5

struct _FrtSettings {
  GObject    parent_instance;

  GSettings *settings;     /* (owned) */
  FrtPolicy *policy;       /* (owned) */
};

G_DEFINE_FINAL_TYPE (FrtSettings, frt_settings, G_TYPE_OBJECT)

static void
frt_settings_dispose (GObject *object)
{
  g_clear_object (&FRT_SETTINGS (object)->settings);

  G_OBJECT_CLASS (frt_settings_parent_class)->dispose (object);
}

static void
frt_settings_finalize (GObject *object)
{
  frt_policy_free (FRT_SETTINGS (object)->policy);

  G_OBJECT_CLASS (frt_settings_parent_class)->finalize (object);
}

static void
frt_settings_class_init (FrtSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frt_settings_dispose;
  G_OBJECT_CLASS (klass)->finalize = frt_settings_finalize;
}

static void
frt_settings_init (FrtSettings *self)
{
}

/**
 * frt_settings_new:
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the settings, under the policy of this computer; %NULL with %FRT_ERROR_USAGE when the app is not
 *   installed as it should be
 */
FrtSettings *
frt_settings_new (GError **error)
{
  return frt_settings_new_with_policy (frt_policy_new_system (), error);
}

/**
 * frt_settings_new_with_policy:
 * @policy: (transfer full): what the administrator has decided
 * @error: return location for a #GError
 *
 * Returns: (transfer full): as frt_settings_new()
 */
FrtSettings *
frt_settings_new_with_policy (FrtPolicy *policy, GError **error)
{
  g_autoptr (FrtPolicy) owned = policy;
  GSettings *settings = frt_schema_open (SCHEMA_ID, error);
  FrtSettings *self;

  if (settings == NULL)
    return NULL;

  self = g_object_new (FRT_TYPE_SETTINGS, NULL);
  self->settings = settings;
  self->policy = g_steal_pointer (&owned);

  return self;
}

/**
 * frt_settings_dup_server:
 * @self: the settings
 *
 * Returns: (transfer full) (nullable): the service's address: the administrator's, else the one used last; %NULL for none
 */
char *
frt_settings_dup_server (FrtSettings *self)
{
  g_autofree char *server = g_settings_get_string (self->settings, "server");

  if (self->policy->server != NULL)
    return g_strdup (self->policy->server);

  return *server != '\0' ? g_steal_pointer (&server) : NULL;
}

/**
 * frt_settings_set_server:
 * @self: the settings
 * @server: an address that a service answered at
 *
 * Remembers it, unless the administrator has fixed another.
 */
void
frt_settings_set_server (FrtSettings *self, const char *server)
{
  if (!frt_settings_is_server_fixed (self))
    g_settings_set_string (self->settings, "server", server);
}

/**
 * frt_settings_is_server_fixed:
 * @self: the settings
 *
 * Returns: whether the administrator has chosen the service's address, so that there is nothing to ask. That nothing can be
 *   written, in a home that is read-only or full, says nothing of the kind.
 */
gboolean
frt_settings_is_server_fixed (FrtSettings *self)
{
  g_autofree char *server = g_settings_get_string (self->settings, "server");

  return self->policy->server != NULL || (*server != '\0' && !g_settings_is_writable (self->settings, "server"));
}

/**
 * frt_settings_get_shared_computer:
 * @self: the settings
 *
 * Returns: whether nothing may be kept on this computer
 */
gboolean
frt_settings_get_shared_computer (FrtSettings *self)
{
  if (self->policy->shared_computer != FRT_POLICY_UNSAID)
    return self->policy->shared_computer == FRT_POLICY_YES;

  return g_settings_get_boolean (self->settings, "shared-computer");
}

/**
 * frt_settings_set_shared_computer:
 * @self: the settings
 * @shared: whether nothing may be kept on this computer
 *
 * Remembers it, unless the administrator has decided.
 */
void
frt_settings_set_shared_computer (FrtSettings *self, gboolean shared)
{
  if (!frt_settings_is_shared_computer_fixed (self))
    g_settings_set_boolean (self->settings, "shared-computer", shared);
}

/**
 * frt_settings_is_shared_computer_fixed:
 * @self: the settings
 *
 * Returns: whether the administrator has decided that this computer is shared, or is not
 */
gboolean
frt_settings_is_shared_computer_fixed (FrtSettings *self)
{
  return self->policy->shared_computer != FRT_POLICY_UNSAID ||
         !g_settings_is_writable (self->settings, "shared-computer");
}

/**
 * frt_settings_get_idle_seconds:
 * @self: the settings
 *
 * Returns: seconds without a touch until a shared computer signs out, 60 to 3600
 */
guint
frt_settings_get_idle_seconds (FrtSettings *self)
{
  return 60 * (self->policy->idle_minutes > 0 ? self->policy->idle_minutes : IDLE_MINUTES);
}

/**
 * frt_settings_get_letter_reading:
 * @self: the settings
 *
 * Returns: whether letters may be opened from a picture or a PDF
 */
gboolean
frt_settings_get_letter_reading (FrtSettings *self)
{
  return self->policy->letter_reading;
}

/**
 * frt_settings_offers_language:
 * @self: the settings
 * @code: a language the service has, such as "fr"
 *
 * Returns: whether it may be chosen on this computer
 */
gboolean
frt_settings_offers_language (FrtSettings *self, const char *code)
{
  return self->policy->languages == NULL || g_strv_contains ((const char *const *) self->policy->languages, code);
}

/**
 * frt_settings_is_managed:
 * @self: the settings
 *
 * Returns: whether the administrator of this computer has decided something, by a policy or by dconf's locks
 */
gboolean
frt_settings_is_managed (FrtSettings *self)
{
  return self->policy->managed ||
         frt_settings_is_server_fixed (self) ||
         !g_settings_is_writable (self->settings, "shared-computer");
}

/**
 * frt_settings_get_policy_problem:
 * @self: the settings
 *
 * Returns: (transfer none) (nullable): what is wrong with the policy's file, in English, for whoever mends it
 */
const char *
frt_settings_get_policy_problem (FrtSettings *self)
{
  return self->policy->problem;
}

/**
 * frt_settings_bind_window:
 * @self: the settings
 * @window: a window that is not shown yet
 *
 * Gives @window the size it had last, and remembers its size from now on.
 */
void
frt_settings_bind_window (FrtSettings *self, GtkWindow *window)
{
  g_settings_bind (self->settings, "window-width", window, "default-width", G_SETTINGS_BIND_NO_SENSITIVITY);
  g_settings_bind (self->settings, "window-height", window, "default-height", G_SETTINGS_BIND_NO_SENSITIVITY);
  g_settings_bind (self->settings, "window-maximized", window, "maximized", G_SETTINGS_BIND_NO_SENSITIVITY);
}
