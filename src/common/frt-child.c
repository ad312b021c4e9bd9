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

static void
write_services (GPtrArray *services, FrtJsonWriter *writer)
{
  frt_json_writer_begin_array (writer, "services");
  for (guint i = 0; i < services->len; i++) {
    const FrtService *service = g_ptr_array_index (services, i);

    frt_json_writer_begin_object (writer, NULL);
    frt_json_writer_add_string (writer, "id", service->id);
    frt_json_writer_add_string (writer, "name", service->name);
    frt_json_writer_add_string (writer, "description", service->description);
    frt_json_writer_add_string (writer, "url", service->url);
    frt_json_writer_end_object (writer);
  }
  frt_json_writer_end_array (writer);
}

/**
 * frt_child_fields_write:
 * @self: a child's record
 * @services: (element-type FrtService): what the child is offered
 * @writer: where the contract's Child goes, into an array
 */
void
frt_child_fields_write (const FrtChildFields *self, GPtrArray *services, FrtJsonWriter *writer)
{
  frt_json_writer_begin_object (writer, NULL);
  frt_json_writer_add_string (writer, "id", self->id);
  frt_json_writer_add_string (writer, "first_name", self->first_name);
  frt_json_writer_add_string (writer, "last_name", self->last_name);
  frt_json_writer_add_string (writer, "birth_date", self->birth_date);
  frt_json_writer_add_string (writer, "class", self->class_name);
  frt_json_writer_add_string (writer, "relationship", self->relationship);
  frt_school_write (self->school, writer, "school");
  write_services (services, writer);
  frt_json_writer_add_time (writer, "attached_since", self->attached_since);
  frt_json_writer_add_string (writer, "origin_username", self->origin_username);
  frt_json_writer_end_object (writer);
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
 * frt_children_write:
 * @children: a list of #FrtChild
 * @writer: where the list of the contract's Child goes
 * @name: (nullable): the member it is
 */
void
frt_children_write (GListModel *children, FrtJsonWriter *writer, const char *name)
{
  frt_json_writer_begin_array (writer, name);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (FrtChild) child = g_list_model_get_item (children, i);

    frt_child_fields_write (&child->fields, child->services, writer);
  }
  frt_json_writer_end_array (writer);
}

/**
 * frt_children_to_json:
 * @children: a list of #FrtChild
 *
 * Returns: (transfer full): what frt_children_write() writes
 */
JsonNode *
frt_children_to_json (GListModel *children)
{
  FrtJsonWriter *writer = frt_json_writer_new ();

  frt_children_write (children, writer, NULL);
  return frt_json_writer_end_node (writer);
}
