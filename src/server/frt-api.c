/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-api.h"

#include "common/frt-error.h"
#include "server/frt-json-schema.h"

#include "frt-server-resources.h"

#include <gio/gio.h>

#define RESOURCE "/fr/fratrie/server/openapi.json"

struct _FrtApi {
  GBytes     *text;             /* (owned) */
  JsonNode   *root;             /* (owned) */
  JsonObject *document;         /* (unowned) */
  GHashTable *operations;       /* (owned): FrtRoute (unowned) → FrtOperation (owned) */
};

static void
operation_free (gpointer data)
{
  FrtOperation *self = data;

  g_hash_table_unref (self->parameters);
  g_strfreev (self->media_types);
  g_free (self);
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  return object != NULL && json_object_has_member (object, name) ? json_object_get_object_member (object, name) : NULL;
}

static JsonObject *
find_operation (FrtApi *self, const FrtRoute *route)
{
  g_autofree char *method = g_ascii_strdown (route->method, -1);

  return get_object (get_object (get_object (self->document, "paths"), route->path), method);
}

static void
read_parameters (JsonObject *described, FrtOperation *operation)
{
  JsonArray *parameters = json_object_has_member (described, "parameters")
    ? json_object_get_array_member (described, "parameters") : NULL;

  for (guint i = 0; parameters != NULL && i < json_array_get_length (parameters); i++) {
    JsonObject *parameter = json_array_get_object_element (parameters, i);

    if (g_str_equal (json_object_get_string_member_with_default (parameter, "in", ""), "query"))
      g_hash_table_insert (operation->parameters, (gpointer) json_object_get_string_member (parameter, "name"),
                           json_object_get_object_member (parameter, "schema"));
  }
}

static gboolean
read_body (FrtApi *self, JsonObject *described, FrtOperation *operation, GError **error)
{
  JsonObject *content = get_object (get_object (described, "requestBody"), "content");
  g_autoptr (GStrvBuilder) types = g_strv_builder_new ();
  JsonObjectIter iter;
  const char *type;

  if (content != NULL) {
    json_object_iter_init (&iter, content);
    while (json_object_iter_next (&iter, &type, NULL))
      g_strv_builder_add (types, type);
    operation->body = get_object (get_object (content, "application/json"), "schema");
  }
  operation->media_types = g_strv_builder_end (types);
  return operation->body == NULL || frt_json_schema_is_known (self->document, operation->body, error);
}

static gboolean
add_route (FrtApi *self, const FrtRoute *route, GError **error)
{
  JsonObject *described = find_operation (self, route);
  FrtOperation *operation = g_new0 (FrtOperation, 1);

  operation->parameters = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (self->operations, (gpointer) route, operation);
  if (described == NULL)
    return frt_error_set (error, FRT_ERROR_INTERNAL, "%s %s is not in the OpenAPI document", route->method, route->path);
  read_parameters (described, operation);
  return read_body (self, described, operation, error);
}

/* How many operations the document has. */
static guint
count_operations (FrtApi *self)
{
  JsonObjectIter paths, methods;
  JsonNode *path;
  const char *name;
  guint count = 0;

  json_object_iter_init (&paths, get_object (self->document, "paths"));
  while (json_object_iter_next (&paths, NULL, &path)) {
    json_object_iter_init (&methods, json_node_get_object (path));
    while (json_object_iter_next (&methods, &name, NULL))
      count += !g_str_equal (name, "parameters");
  }
  return count;
}

/**
 * frt_api_new:
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the contract; %NULL with %FRT_ERROR_INTERNAL when the document and the routes disagree
 */
FrtApi *
frt_api_new (GError **error)
{
  g_autoptr (FrtApi) self = g_new0 (FrtApi, 1);
  g_autoptr (JsonParser) parser = json_parser_new ();
  const FrtRoute *routes;
  guint n_routes;

  self->text = g_resource_lookup_data (frt_server_get_resource (), RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  self->operations = g_hash_table_new_full (NULL, NULL, NULL, operation_free);
  if (self->text == NULL ||
      !json_parser_load_from_data (parser, g_bytes_get_data (self->text, NULL), (gssize) g_bytes_get_size (self->text), error))
    return NULL;
  self->root = json_parser_steal_root (parser);
  self->document = json_node_get_object (self->root);
  routes = frt_routes_get (&n_routes);
  for (guint i = 0; i < n_routes; i++)
    if (!add_route (self, &routes[i], error))
      return NULL;
  if (count_operations (self) != n_routes) {
    frt_error_set (error, FRT_ERROR_INTERNAL, "the OpenAPI document has an operation that no route serves");
    return NULL;
  }
  return g_steal_pointer (&self);
}

/**
 * frt_api_free:
 * @self: (transfer full): the contract
 */
void
frt_api_free (FrtApi *self)
{
  g_clear_pointer (&self->operations, g_hash_table_unref);
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_free (self);
}

/* See the header. */
GBytes *
frt_api_get_text (FrtApi *self)
{
  return self->text;
}

/* See the header. Returns: (transfer none) */
const FrtOperation *
frt_api_get (FrtApi *self, const FrtRoute *route)
{
  return g_hash_table_lookup (self->operations, route);
}

/* See the header. Returns: FALSE with FRT_ERROR_INVALID_REQUEST */
gboolean
frt_api_check_body (FrtApi *self, const FrtOperation *operation, JsonNode *body, GError **error)
{
  return frt_json_schema_check (self->document, operation->body, body, "", error);
}

/* What a parameter's text is, by its type. */
static JsonNode *
read_parameter (JsonObject *schema, const char *text)
{
  const char *type = json_object_get_string_member (schema, "type");
  gint64 number;

  if (g_str_equal (type, "integer") && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return json_node_init_int (json_node_alloc (), number);
  if (g_str_equal (type, "boolean") && (g_str_equal (text, "true") || g_str_equal (text, "false")))
    return json_node_init_boolean (json_node_alloc (), g_str_equal (text, "true"));
  return json_node_init_string (json_node_alloc (), text);
}

/* See the header. Returns: FALSE with FRT_ERROR_INVALID_REQUEST, whose pointers begin with ? */
gboolean
frt_api_check_query (FrtApi *self, const FrtOperation *operation, GHashTable *query, GError **error)
{
  GHashTableIter iter;
  const char *name, *text;

  g_hash_table_iter_init (&iter, query);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &text)) {
    g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);
    g_autofree char *pointer = g_strdup_printf ("?%.60s", escaped);
    JsonObject *given = g_hash_table_lookup (operation->parameters, name);
    g_autoptr (JsonNode) value = NULL;

    if (given == NULL)
      return frt_error_set_field (error, pointer, "no such parameter");
    value = read_parameter (frt_json_schema_resolve (self->document, given), text);
    if (!frt_json_schema_check (self->document, given, value, pointer, error))
      return FALSE;
  }
  return TRUE;
}
