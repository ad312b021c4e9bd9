/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-settings.h"

#include "common/frt-error.h"

#define SCHEMA_ID "fr.fratrie.Fratrie"

struct _FrtSettings {
  GObject    parent_instance;

  GSettings *settings;     /* (owned) */
};

G_DEFINE_FINAL_TYPE (FrtSettings, frt_settings, G_TYPE_OBJECT)

/* The system's schemas, else those of the prefix the app was installed to, which the system need not know. */
static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *system = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) own = NULL;
  g_autofree char *directory = g_build_filename (FRT_DATA_DIR, "..", "glib-2.0", "schemas", NULL);
  GSettingsSchema *schema = system != NULL ? g_settings_schema_source_lookup (system, SCHEMA_ID, TRUE) : NULL;

  if (schema != NULL)
    return schema;

  own = g_settings_schema_source_new_from_directory (directory, system, TRUE, NULL);

  return own != NULL ? g_settings_schema_source_lookup (own, SCHEMA_ID, TRUE) : NULL;
}

static void
frt_settings_dispose (GObject *object)
{
  g_clear_object (&FRT_SETTINGS (object)->settings);

  G_OBJECT_CLASS (frt_settings_parent_class)->dispose (object);
}

static void
frt_settings_class_init (FrtSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frt_settings_dispose;
}

static void
frt_settings_init (FrtSettings *self)
{
}

/**
 * frt_settings_new:
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the settings; %NULL with %FRT_ERROR_USAGE when the app is not installed as it should be
 */
FrtSettings *
frt_settings_new (GError **error)
{
  g_autoptr (GSettingsSchema) schema = find_schema ();
  FrtSettings *self;

  if (schema == NULL) {
    frt_error_set (error, FRT_ERROR_USAGE, "the settings schema %s is not installed", SCHEMA_ID);
    return NULL;
  }

  self = g_object_new (FRT_TYPE_SETTINGS, NULL);
  self->settings = g_settings_new_full (schema, NULL, NULL);

  return self;
}

/**
 * frt_settings_dup_server:
 * @self: the settings
 *
 * Returns: (transfer full) (nullable): the service's address, as used last; %NULL when none was
 */
char *
frt_settings_dup_server (FrtSettings *self)
{
  g_autofree char *server = g_settings_get_string (self->settings, "server");

  return *server != '\0' ? g_steal_pointer (&server) : NULL;
}

/**
 * frt_settings_set_server:
 * @self: the settings
 * @server: an address that a service answered at
 */
void
frt_settings_set_server (FrtSettings *self, const char *server)
{
  g_settings_set_string (self->settings, "server", server);
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
  return g_settings_get_boolean (self->settings, "shared-computer");
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
  g_settings_bind (self->settings, "window-width", window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", window, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", window, "maximized", G_SETTINGS_BIND_DEFAULT);
}
