/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-schema.h"

#include "common/frt-error.h"

/* The system's schemas, else those of the prefix we were installed to, which the system need not know. */
static GSettingsSchema *
find_schema (const char *id)
{
  GSettingsSchemaSource *system = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) own = NULL;
  g_autofree char *directory = g_build_filename (FRT_DATA_DIR, "..", "glib-2.0", "schemas", NULL);
  GSettingsSchema *schema = system != NULL ? g_settings_schema_source_lookup (system, id, TRUE) : NULL;

  if (schema != NULL)
    return schema;

  own = g_settings_schema_source_new_from_directory (directory, system, TRUE, NULL);

  return own != NULL ? g_settings_schema_source_lookup (own, id, TRUE) : NULL;
}

/* See the header. */
GSettings *
frt_schema_open (const char *id, GError **error)
{
  g_autoptr (GSettingsSchema) schema = find_schema (id);

  if (schema != NULL)
    return g_settings_new_full (schema, NULL, NULL);

  frt_error_set (error, FRT_ERROR_USAGE, "the settings schema %s is not installed", id);
  return NULL;
}
