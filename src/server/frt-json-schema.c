/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-json-schema.h"

#include "common/frt-error.h"

#include <string.h>

#define MOST_ERRORS   20      /* told at once */
#define REFERENCE     "#/components/schemas/"

typedef struct {
  JsonObject *document;
  JsonArray  *errors;         /* (owned): {pointer, detail} */
} Check;

static void check_value (Check *self, JsonObject *schema, JsonNode *value, const char *pointer);

static void G_GNUC_PRINTF (3, 4)
complain (Check *self, const char *pointer, const char *format, ...)
{
  g_autofree char *detail = NULL;
  JsonObject *fault;
  va_list arguments;

  if (json_array_get_length (self->errors) >= MOST_ERRORS)
    return;
  va_start (arguments, format);
  detail = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fault = json_object_new ();
  json_object_set_string_member (fault, "pointer", pointer);
  json_object_set_string_member (fault, "detail", detail);
  json_array_add_object_element (self->errors, fault);
}

/* A member's name as a JSON Pointer has it (RFC 6901), kept short: it may be a stranger's. */
static char *
descend (const char *pointer, const char *name)
{
  g_autofree char *shortened = g_utf8_substring (name, 0, MIN (60, g_utf8_strlen (name, -1)));
  g_autoptr (GString) escaped = g_string_new (shortened);

  g_string_replace (escaped, "~", "~0", 0);
  g_string_replace (escaped, "/", "~1", 0);
  return g_strconcat (pointer, "/", escaped->str, NULL);
}

JsonObject *
frt_json_schema_resolve (JsonObject *document, JsonObject *schema)
{
  const char *reference = json_object_get_string_member_with_default (schema, "$ref", NULL);
  JsonObject *components;

  if (reference == NULL)
    return schema;
  g_assert (g_str_has_prefix (reference, REFERENCE));
  components = json_object_get_object_member (document, "components");
  return json_object_get_object_member (json_object_get_object_member (components, "schemas"), reference + strlen (REFERENCE));
}

static const char *
name_type (JsonNode *value)
{
  switch (json_node_get_node_type (value)) {
  case JSON_NODE_OBJECT:
    return "object";
  case JSON_NODE_ARRAY:
    return "array";
  case JSON_NODE_NULL:
    return "null";
  case JSON_NODE_VALUE:
  default:
    return json_node_get_value_type (value) == G_TYPE_STRING ? "string"
         : json_node_get_value_type (value) == G_TYPE_BOOLEAN ? "boolean"
         : json_node_get_value_type (value) == G_TYPE_INT64 ? "integer" : "number";
  }
}

/* "type" is a name or a list of names. */
static gboolean
has_type (JsonNode *type, const char *name)
{
  JsonArray *names;

  if (JSON_NODE_HOLDS_VALUE (type))
    return g_str_equal (json_node_get_string (type), name);
  names = json_node_get_array (type);
  for (guint i = 0; i < json_array_get_length (names); i++)
    if (g_str_equal (json_array_get_string_element (names, i), name))
      return TRUE;
  return FALSE;
}

static gboolean
exceeds (JsonObject *schema, const char *least, const char *most, gint64 measure)
{
  return measure < json_object_get_int_member_with_default (schema, least, G_MININT64) ||
         measure > json_object_get_int_member_with_default (schema, most, G_MAXINT64);
}

static void
check_object (Check *self, JsonObject *schema, JsonObject *value, const char *pointer)
{
  JsonObject *properties = json_object_has_member (schema, "properties")
    ? json_object_get_object_member (schema, "properties") : NULL;
  JsonArray *required = json_object_has_member (schema, "required") ? json_object_get_array_member (schema, "required") : NULL;
  gboolean open = json_object_get_boolean_member_with_default (schema, "additionalProperties", TRUE);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  for (guint i = 0; required != NULL && i < json_array_get_length (required); i++) {
    g_autofree char *missing = descend (pointer, json_array_get_string_element (required, i));

    if (!json_object_has_member (value, json_array_get_string_element (required, i)))
      complain (self, missing, "missing");
  }
  json_object_iter_init_ordered (&iter, value);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    g_autofree char *there = descend (pointer, name);

    if (properties != NULL && json_object_has_member (properties, name))
      check_value (self, json_object_get_object_member (properties, name), member, there);
    else if (!open)
      complain (self, there, "no such member");
  }
}

static void
check_array (Check *self, JsonObject *schema, JsonArray *value, const char *pointer)
{
  JsonObject *items = json_object_has_member (schema, "items") ? json_object_get_object_member (schema, "items") : NULL;

  if (exceeds (schema, "minItems", "maxItems", json_array_get_length (value)))
    complain (self, pointer, "too few elements, or too many");
  for (guint i = 0; items != NULL && i < json_array_get_length (value); i++) {
    g_autofree char *there = g_strdup_printf ("%s/%u", pointer, i);

    check_value (self, items, json_array_get_element (value, i), there);
  }
}

static gboolean
is_listed (JsonObject *schema, const char *text)
{
  JsonArray *values = json_object_get_array_member (schema, "enum");

  for (guint i = 0; i < json_array_get_length (values); i++)
    if (g_strcmp0 (json_array_get_string_element (values, i), text) == 0)
      return TRUE;
  return FALSE;
}

static void
check_string (Check *self, JsonObject *schema, const char *text, const char *pointer)
{
  if (exceeds (schema, "minLength", "maxLength", g_utf8_strlen (text, -1)))
    complain (self, pointer, "too short, or too long");
  if (json_object_has_member (schema, "enum") && !is_listed (schema, text))
    complain (self, pointer, "not one of those that are known");
}

static void
check_value (Check *self, JsonObject *given, JsonNode *value, const char *pointer)
{
  JsonObject *schema = frt_json_schema_resolve (self->document, given);
  JsonNode *type = json_object_get_member (schema, "type");
  const char *name = name_type (value);

  if (type != NULL && !has_type (type, name)) {
    g_autofree char *expected = json_to_string (type, FALSE);

    complain (self, pointer, "must be %s, not %s", expected, name);
  } else if (JSON_NODE_HOLDS_OBJECT (value))
    check_object (self, schema, json_node_get_object (value), pointer);
  else if (JSON_NODE_HOLDS_ARRAY (value))
    check_array (self, schema, json_node_get_array (value), pointer);
  else if (g_str_equal (name, "string"))
    check_string (self, schema, json_node_get_string (value), pointer);
  else if (g_str_equal (name, "integer") && exceeds (schema, "minimum", "maximum", json_node_get_int (value)))
    complain (self, pointer, "too small, or too large");
}

gboolean
frt_json_schema_check (JsonObject *document, JsonObject *schema, JsonNode *value, const char *pointer, GError **error)
{
  Check self = { document, json_array_new () };
  g_autoptr (GError) refused = NULL;

  check_value (&self, schema, value, pointer);
  if (json_array_get_length (self.errors) == 0) {
    json_array_unref (self.errors);
    return TRUE;
  }
  refused = frt_error_new (FRT_ERROR_INVALID_REQUEST, "%u fields are wrong", json_array_get_length (self.errors));
  json_object_set_array_member (frt_error_get_members (refused), "errors", self.errors);
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

static gboolean
members_are_known (JsonObject *document, JsonObject *schemas, GError **error)
{
  JsonObjectIter iter;
  JsonNode *node;

  json_object_iter_init (&iter, schemas);
  while (json_object_iter_next (&iter, NULL, &node))
    if (!frt_json_schema_is_known (document, json_node_get_object (node), error))
      return FALSE;
  return TRUE;
}

gboolean
frt_json_schema_is_known (JsonObject *document, JsonObject *given, GError **error)
{
  static const char *const keywords[] = {
    "$ref", "type", "properties", "required", "additionalProperties", "items", "enum", "minLength", "maxLength", "minimum",
    "maximum", "minItems", "maxItems", "description", "title", "examples", "format", "default", "writeOnly", NULL,
  };
  JsonObject *schema = frt_json_schema_resolve (document, given);
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, schema);
  while (json_object_iter_next (&iter, &name, NULL))
    if (!g_strv_contains (keywords, name))
      return frt_error_set (error, FRT_ERROR_INTERNAL, "the keyword %s of a request's schema is not checked", name);
  if (json_object_has_member (schema, "properties") &&
      !members_are_known (document, json_object_get_object_member (schema, "properties"), error))
    return FALSE;
  return !json_object_has_member (schema, "items") ||
         frt_json_schema_is_known (document, json_object_get_object_member (schema, "items"), error);
}
