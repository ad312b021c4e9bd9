/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-service-info.h"

#include "common/frt-error.h"
#include "common/frt-identifier.h"
#include "common/frt-json.h"

static gboolean
read_languages (JsonArray *array, char ***languages, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
      return frt_error_set_field (error, "/languages", "not a list of strings");
    g_strv_builder_add (builder, json_node_get_string (node));
  }
  *languages = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_support (JsonObject *support, FrtServiceInfo *self, GError **error)
{
  const char *email = NULL, *phone = NULL, *url = NULL;

  if (!frt_json_get_optional_string (support, "email", &email, error) ||
      !frt_json_get_optional_string (support, "phone", &phone, error) ||
      !frt_json_get_optional_string (support, "url", &url, error))
    return FALSE;
  self->support_email = g_strdup (email);
  self->support_phone = g_strdup (phone);
  self->support_url = g_strdup (url);
  return TRUE;
}

/**
 * frt_service_info_new_from_json:
 * @object: what a service says of itself
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the same, read; %NULL with %FRT_ERROR_INVALID_REQUEST
 */
FrtServiceInfo *
frt_service_info_new_from_json (JsonObject *object, GError **error)
{
  g_autoptr (FrtServiceInfo) self = g_new0 (FrtServiceInfo, 1);
  const char *name, *version = "";
  JsonArray *languages;
  JsonObject *policy = NULL, *support = NULL;
  gint64 min_length = FRT_PASSWORD_MIN_LENGTH;

  if (!frt_json_get_string (object, "name", &name, error) ||
      !frt_json_get_optional_string (object, "version", &version, error) ||
      !frt_json_get_array (object, "languages", &languages, error) ||
      !frt_json_get_optional_object (object, "password_policy", &policy, error) ||
      (policy != NULL && !frt_json_get_optional_int (policy, "min_length", &min_length, error)) ||
      !frt_json_get_optional_object (object, "support", &support, error) ||
      !frt_json_get_optional_boolean (object, "demo", &self->demo, error))
    return NULL;
  self->name = g_strdup (name);
  self->version = g_strdup (version);
  self->password_min_length = (guint) CLAMP (min_length, 1, FRT_PASSWORD_MAX_BYTES);
  if (!read_languages (languages, &self->languages, error) || (support != NULL && !read_support (support, self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * frt_service_info_to_json:
 * @self: what a service says of itself
 *
 * Returns: (transfer full): the same, for the wire
 */
JsonNode *
frt_service_info_to_json (const FrtServiceInfo *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonObject *policy = json_object_new (), *support = json_object_new ();
  JsonArray *languages = json_array_new ();

  for (guint i = 0; self->languages[i] != NULL; i++)
    json_array_add_string_element (languages, self->languages[i]);
  json_object_set_int_member (policy, "min_length", self->password_min_length);
  frt_json_set_string (support, "email", self->support_email);
  frt_json_set_string (support, "phone", self->support_phone);
  frt_json_set_string (support, "url", self->support_url);
  json_object_set_string_member (object, "name", self->name);
  json_object_set_string_member (object, "api", "v1");
  json_object_set_array_member (object, "languages", languages);
  json_object_set_object_member (object, "password_policy", policy);
  json_object_set_object_member (object, "support", support);
  json_object_set_string_member (object, "version", self->version);
  json_object_set_boolean_member (object, "demo", self->demo);
  return json_node_init_object (json_node_alloc (), object);
}

/**
 * frt_service_info_free:
 * @self: (transfer full): what a service said of itself
 */
void
frt_service_info_free (FrtServiceInfo *self)
{
  g_free (self->name);
  g_free (self->version);
  g_strfreev (self->languages);
  g_free (self->support_email);
  g_free (self->support_phone);
  g_free (self->support_url);
  g_free (self);
}
