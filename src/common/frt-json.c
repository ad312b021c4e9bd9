/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-json.h"

#include "common/frt-error.h"
#include "common/frt-json-check.h"
#include "common/frt-time.h"

#include <string.h>

/**
 * frt_json_parse:
 * @text: what came in
 * @length: its bytes
 * @max_bytes: more are refused
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the value; %NULL with %FRT_ERROR_PAYLOAD_TOO_LARGE or %FRT_ERROR_MALFORMED
 */
JsonNode *
frt_json_parse (const char *text, gsize length, gsize max_bytes, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local = NULL;
  const char *fault;

  if (length > max_bytes) {
    frt_error_set (error, FRT_ERROR_PAYLOAD_TOO_LARGE, "more than %" G_GSIZE_FORMAT " bytes of JSON", max_bytes);
    return NULL;
  }
  fault = frt_json_check (text, length, FRT_JSON_MAX_DEPTH);
  if (fault != NULL) {
    frt_error_set (error, FRT_ERROR_MALFORMED, "not JSON: %s", fault);
    return NULL;
  }
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) length, &local)) {
    frt_error_set (error, FRT_ERROR_MALFORMED, "not JSON that json-glib reads");
    return NULL;
  }
  return json_parser_steal_root (parser);
}

/**
 * frt_json_parse_object:
 * @text: what came in
 * @length: its bytes
 * @max_bytes: more are refused
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the object; %NULL with %FRT_ERROR_PAYLOAD_TOO_LARGE or %FRT_ERROR_MALFORMED
 */
JsonObject *
frt_json_parse_object (const char *text, gsize length, gsize max_bytes, GError **error)
{
  g_autoptr (JsonNode) node = frt_json_parse (text, length, max_bytes, error);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    frt_error_set (error, FRT_ERROR_MALFORMED, "JSON, but not an object");
    return NULL;
  }
  return json_node_dup_object (node);
}

/**
 * frt_json_write:
 * @node: a value
 * @length: (out) (nullable): bytes of the text
 *
 * Returns: (transfer full): its text; if it holds a secret, wipe it
 */
char *
frt_json_write (JsonNode *node, gsize *length)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, node);
  return json_generator_to_data (generator, length);
}

static void
wipe_element (JsonArray *array, guint index, JsonNode *node, gpointer unused)
{
  const char *text;

  if (JSON_NODE_HOLDS_OBJECT (node))
    frt_json_wipe (json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), wipe_element, NULL);
  else if (JSON_NODE_HOLDS_VALUE (node) && (text = json_node_get_string (node)) != NULL)
    explicit_bzero ((char *) text, strlen (text));
}

static void
wipe_member (JsonObject *object, const char *name, JsonNode *node, gpointer unused)
{
  wipe_element (NULL, 0, node, NULL);
}

/* See the header. */
void
frt_json_wipe (JsonObject *object)
{
  json_object_foreach_member (object, wipe_member, NULL);
}

typedef enum { TEXT, FLAG, NUMBER, OBJECT, ARRAY } Kind;

static const char *const kind_names[] = {
  [TEXT] = "a string", [FLAG] = "true or false", [NUMBER] = "an integer", [OBJECT] = "an object", [ARRAY] = "a list",
};

static gboolean
is_of_kind (JsonNode *node, Kind kind)
{
  switch (kind) {
  case OBJECT:
    return JSON_NODE_HOLDS_OBJECT (node);
  case ARRAY:
    return JSON_NODE_HOLDS_ARRAY (node);
  case TEXT:
    return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
  case FLAG:
    return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN;
  case NUMBER:
  default:
    return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;
  }
}

/* *node is NULL when an optional member is missing or null. */
static gboolean
find (JsonObject *object, const char *name, Kind kind, gboolean optional, JsonNode **node, GError **error)
{
  g_autofree char *pointer = NULL;

  *node = json_object_get_member (object, name);
  if (*node != NULL && JSON_NODE_HOLDS_NULL (*node) && optional)
    *node = NULL;
  if (*node == NULL ? optional : is_of_kind (*node, kind))
    return TRUE;
  pointer = g_strconcat ("/", name, NULL);
  if (*node == NULL)
    return frt_error_set_field (error, pointer, "missing");
  return frt_error_set_field (error, pointer, "must be %s", kind_names[kind]);
}

/* See frt-json.h for all of these. */
#define DEFINE_GETTERS(name_, Type, kind_, read_)                                                     \
  static gboolean                                                                                     \
  find_##name_ (JsonObject *object, const char *name, gboolean optional, Type *value, GError **error) \
  {                                                                                                   \
    JsonNode *node;                                                                                   \
                                                                                                      \
    if (!find (object, name, kind_, optional, &node, error))                                          \
      return FALSE;                                                                                   \
    if (node != NULL)                                                                                 \
      *value = read_ (node);                                                                          \
    return TRUE;                                                                                      \
  }                                                                                                   \
                                                                                                      \
  gboolean                                                                                            \
  frt_json_get_##name_ (JsonObject *object, const char *name, Type *value, GError **error)            \
  {                                                                                                   \
    return find_##name_ (object, name, FALSE, value, error);                                          \
  }                                                                                                   \
                                                                                                      \
  gboolean                                                                                            \
  frt_json_get_optional_##name_ (JsonObject *object, const char *name, Type *value, GError **error)   \
  {                                                                                                   \
    return find_##name_ (object, name, TRUE, value, error);                                           \
  }

DEFINE_GETTERS (string, const char *, TEXT, json_node_get_string)
DEFINE_GETTERS (boolean, gboolean, FLAG, json_node_get_boolean)
DEFINE_GETTERS (int, gint64, NUMBER, json_node_get_int)
DEFINE_GETTERS (object, JsonObject *, OBJECT, json_node_get_object)
DEFINE_GETTERS (array, JsonArray *, ARRAY, json_node_get_array)

/**
 * frt_json_check_members:
 * @object: a request
 * @names: %NULL-terminated: the members it may have
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_REQUEST when it has another one
 */
gboolean
frt_json_check_members (JsonObject *object, const char *const *names, GError **error)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    if (!g_strv_contains (names, name)) {
      g_autofree char *escaped = g_uri_escape_string (name, NULL, TRUE);
      g_autofree char *pointer = g_strdup_printf ("/%.60s", escaped);

      return frt_error_set_field (error, pointer, "no such member");
    }
  return TRUE;
}

/**
 * frt_json_set_string:
 * @object: an object
 * @name: a member's name
 * @value: (nullable): its value, null when %NULL
 */
void
frt_json_set_string (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

/**
 * frt_json_set_time:
 * @object: an object
 * @name: a member's name
 * @seconds: a moment, null when 0
 */
void
frt_json_set_time (JsonObject *object, const char *name, gint64 seconds)
{
  g_autofree char *text = frt_time_format (seconds);

  frt_json_set_string (object, name, text);
}
