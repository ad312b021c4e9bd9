/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-school-settings.h"

#include "common/frt-json.h"

/**
 * frt_school_settings_new_from_json:
 * @object: a SchoolSettings of the contract
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the settings; %NULL with %FRT_ERROR_INVALID_REQUEST
 */
FrtSchoolSettings *
frt_school_settings_new_from_json (JsonObject *object, GError **error)
{
  g_autoptr (FrtSchoolSettings) self = g_new0 (FrtSchoolSettings, 1);
  const char *address = NULL;

  self->school = frt_school_new_from_json (object, error);
  if (self->school == NULL || !frt_json_get_optional_string (object, "address", &address, error) ||
      !frt_json_get_boolean (object, "siblings", &self->siblings, error))
    return NULL;

  self->address = g_strdup (address);

  return g_steal_pointer (&self);
}

void
frt_school_settings_free (FrtSchoolSettings *self)
{
  g_clear_pointer (&self->school, frt_school_unref);
  g_free (self->address);
  g_free (self);
}
