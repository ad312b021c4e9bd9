/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-child.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "common/frt-time.h"

struct _FrtChild {
  GObject         parent_instance;

  FrtChildFields  fields;        /* (owned), strings and school */
  GPtrArray      *services;      /* (owned) of FrtService */
};

G_DEFINE_FINAL_TYPE (FrtChild, frt_child, G_TYPE_OBJECT)

enum { PROP_ID = 1, PROP_FIRST_NAME, PROP_LAST_NAME, PROP_DISPLAY_NAME, PROP_CLASS_NAME, PROP_SCHOOL_NAME, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
frt_child_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FrtChild *self = FRT_CHILD (object);

  switch (prop_id) {
  case PROP_ID: g_value_set_string (value, self->fields.id); break;
  case PROP_FIRST_NAME: g_value_set_string (value, self->fields.first_name); break;
  case PROP_LAST_NAME: g_value_set_string (value, self->fields.last_name); break;
  case PROP_DISPLAY_NAME: g_value_take_string (value, frt_child_dup_display_name (self)); break;
  case PROP_CLASS_NAME: g_value_set_string (value, self->fields.class_name); break;
  case PROP_SCHOOL_NAME: g_value_set_string (value, self->fields.school->name); break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
frt_child_finalize (GObject *object)
{
  FrtChild *self = FRT_CHILD (object);

  g_free ((char *) self->fields.id);
  g_free ((char *) self->fields.first_name);
  g_free ((char *) self->fields.last_name);
  g_free ((char *) self->fields.birth_date);
  g_free ((char *) self->fields.class_name);
  g_free ((char *) self->fields.relationship);
  g_free ((char *) self->fields.origin_username);
  frt_school_unref (self->fields.school);
  g_ptr_array_unref (self->services);
  G_OBJECT_CLASS (frt_child_parent_class)->finalize (object);
}

static void
frt_child_class_init (FrtChildClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const names[] = {
    [PROP_ID] = "id", [PROP_FIRST_NAME] = "first-name", [PROP_LAST_NAME] = "last-name",
    [PROP_DISPLAY_NAME] = "display-name", [PROP_CLASS_NAME] = "class-name", [PROP_SCHOOL_NAME] = "school-name",
  };

  object_class->get_property = frt_child_get_property;
  object_class->finalize = frt_child_finalize;
  for (guint i = PROP_ID; i < N_PROPS; i++)
    props[i] = g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_child_init (FrtChild *self)
{
}

/**
 * frt_service_new:
 * @id: its number
 * @name: its name
 * @description: (nullable): what it is
 * @url: (nullable): where it is
 *
 * Returns: (transfer full): a service
 */
FrtService *
frt_service_new (const char *id, const char *name, const char *description, const char *url)
{
  FrtService *self = g_new (FrtService, 1);

  *self = (FrtService) { g_strdup (id), g_strdup (name), g_strdup (description), g_strdup (url) };
  return self;
}

/**
 * frt_service_free:
 * @self: (transfer full): a service
 */
void
frt_service_free (FrtService *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->description);
  g_free (self->url);
  g_free (self);
}

/**
 * frt_child_new:
 * @fields: copied
 * @services: (nullable) (element-type FrtService): what the child is offered; reffed, not to be changed any more
 *
 * Returns: (transfer full): a child
 */
FrtChild *
frt_child_new (const FrtChildFields *fields, GPtrArray *services)
{
  FrtChild *self = g_object_new (FRT_TYPE_CHILD, NULL);

  self->fields.id = g_strdup (fields->id);
  self->fields.first_name = g_strdup (fields->first_name);
  self->fields.last_name = g_strdup (fields->last_name);
  self->fields.birth_date = g_strdup (fields->birth_date);
  self->fields.class_name = g_strdup (fields->class_name);
  self->fields.relationship = g_strdup (fields->relationship);
  self->fields.school = frt_school_ref (fields->school);
  self->fields.attached_since = fields->attached_since;
  self->fields.origin_username = g_strdup (fields->origin_username);
  self->services = services ? g_ptr_array_ref (services)
                            : g_ptr_array_new_with_free_func ((GDestroyNotify) frt_service_free);
  return self;
}

static GPtrArray *
read_services (JsonArray *array, GError **error)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_service_free);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    const char *id, *name, *description = NULL, *url = NULL;
    JsonObject *object;

    if (!JSON_NODE_HOLDS_OBJECT (node)) {
      frt_error_set_field (error, "/services", "not a list of objects");
      return NULL;
    }
    object = json_node_get_object (node);
    if (!frt_json_get_string (object, "id", &id, error) || !frt_json_get_string (object, "name", &name, error) ||
        !frt_json_get_optional_string (object, "description", &description, error) ||
        !frt_json_get_optional_string (object, "url", &url, error))
      return NULL;
    g_ptr_array_add (services, frt_service_new (id, name, description, url));
  }
  return g_steal_pointer (&services);
}

static gboolean
read_texts (JsonObject *object, FrtChildFields *f, GError **error)
{
  return frt_json_get_string (object, "id", &f->id, error) &&
         frt_json_get_string (object, "first_name", &f->first_name, error) &&
         frt_json_get_string (object, "last_name", &f->last_name, error) &&
         frt_json_get_optional_string (object, "birth_date", &f->birth_date, error) &&
         frt_json_get_optional_string (object, "class", &f->class_name, error) &&
         frt_json_get_string (object, "relationship", &f->relationship, error) &&
         frt_json_get_string (object, "origin_username", &f->origin_username, error);
}

/**
 * frt_child_new_from_json:
 * @object: a Child of the contract
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the child; %NULL with %FRT_ERROR_INVALID_REQUEST
 */
FrtChild *
frt_child_new_from_json (JsonObject *object, GError **error)
{
  FrtChildFields f = { 0 };
  JsonObject *school_object;
  JsonArray *array = NULL;
  const char *since;
  g_autoptr (FrtSchool) school = NULL;
  g_autoptr (GPtrArray) services = NULL;

  if (!read_texts (object, &f, error) || !frt_json_get_object (object, "school", &school_object, error) ||
      !frt_json_get_string (object, "attached_since", &since, error) ||
      !frt_time_parse (since, &f.attached_since, error) ||
      !frt_json_get_optional_array (object, "services", &array, error))
    return NULL;
  school = f.school = frt_school_new_from_json (school_object, error);
  services = school ? read_services (array, error) : NULL;
  return services ? frt_child_new (&f, services) : NULL;
}

static JsonArray *
write_services (GPtrArray *services)
{
  JsonArray *array = json_array_sized_new (services->len);

  for (guint i = 0; i < services->len; i++) {
    const FrtService *service = g_ptr_array_index (services, i);
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "id", service->id);
    json_object_set_string_member (object, "name", service->name);
    frt_json_set_string (object, "description", service->description);
    frt_json_set_string (object, "url", service->url);
    json_array_add_object_element (array, object);
  }
  return array;
}

/**
 * frt_child_to_json:
 * @self: a child
 *
 * Returns: (transfer full): the contract's Child
 */
JsonNode *
frt_child_to_json (FrtChild *self)
{
  const FrtChildFields *f = &self->fields;
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "id", f->id);
  json_object_set_string_member (object, "first_name", f->first_name);
  json_object_set_string_member (object, "last_name", f->last_name);
  frt_json_set_string (object, "birth_date", f->birth_date);
  frt_json_set_string (object, "class", f->class_name);
  json_object_set_string_member (object, "relationship", f->relationship);
  json_object_set_member (object, "school", frt_school_to_json (f->school));
  json_object_set_array_member (object, "services", write_services (self->services));
  frt_json_set_time (object, "attached_since", f->attached_since);
  json_object_set_string_member (object, "origin_username", f->origin_username);
  return json_node_init_object (json_node_alloc (), object);
}

/**
 * frt_child_get_fields:
 * @self: a child
 *
 * Returns: (transfer none): the whole record
 */
const FrtChildFields *
frt_child_get_fields (FrtChild *self)
{
  return &self->fields;
}

/**
 * frt_child_get_services:
 * @self: a child
 *
 * Returns: (transfer none) (element-type FrtService): what the child is offered, maybe nothing
 */
GPtrArray *
frt_child_get_services (FrtChild *self)
{
  return self->services;
}

/**
 * frt_child_dup_display_name:
 * @self: a child
 *
 * Returns: (transfer full): first and last name
 */
char *
frt_child_dup_display_name (FrtChild *self)
{
  return g_strconcat (self->fields.first_name, " ", self->fields.last_name, NULL);
}

/**
 * frt_children_new_from_json:
 * @array: a list of the contract's Child
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a list of #FrtChild; %NULL with %FRT_ERROR_INVALID_REQUEST
 */
GListModel *
frt_children_new_from_json (JsonArray *array, GError **error)
{
  g_autoptr (GListStore) children = g_list_store_new (FRT_TYPE_CHILD);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    g_autoptr (FrtChild) child = NULL;

    if (!JSON_NODE_HOLDS_OBJECT (node)) {
      frt_error_set_field (error, "/children", "not a list of objects");
      return NULL;
    }
    child = frt_child_new_from_json (json_node_get_object (node), error);
    if (child == NULL)
      return NULL;
    g_list_store_append (children, child);
  }
  return G_LIST_MODEL (g_steal_pointer (&children));
}

/**
 * frt_children_to_json:
 * @children: a list of #FrtChild
 *
 * Returns: (transfer full): a list of the contract's Child
 */
JsonNode *
frt_children_to_json (GListModel *children)
{
  guint n_children = g_list_model_get_n_items (children);
  g_autoptr (JsonArray) array = json_array_sized_new (n_children);

  for (guint i = 0; i < n_children; i++) {
    g_autoptr (FrtChild) child = g_list_model_get_item (children, i);

    json_array_add_element (array, frt_child_to_json (child));
  }
  return json_node_init_array (json_node_alloc (), array);
}
