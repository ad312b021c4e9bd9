/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-school.h"

#include "common/frt-error.h"
#include "common/frt-json.h"

static const char *const kinds[] = {
  [FRT_SCHOOL_ECOLE] = "ecole", [FRT_SCHOOL_COLLEGE] = "college", [FRT_SCHOOL_LYCEE] = "lycee",
};

/**
 * frt_school_kind_to_string:
 * @kind: a kind of school
 *
 * Returns: (transfer none): its name in the contract
 */
const char *
frt_school_kind_to_string (FrtSchoolKind kind)
{
  return kinds[kind];
}

/**
 * frt_school_kind_from_string:
 * @text: (nullable): a name of the contract
 * @kind: (out): the kind
 *
 * Returns: whether there is such a kind; @kind is left alone otherwise
 */
gboolean
frt_school_kind_from_string (const char *text, FrtSchoolKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (text, kinds[i]) == 0) {
      *kind = (FrtSchoolKind) i;
      return TRUE;
    }
  return FALSE;
}

/**
 * frt_school_new:
 * @uai: its UAI
 * @name: its name
 * @kind: what it is
 * @city: (nullable): where it is
 * @ent: (nullable): address of its digital workspace
 * @website: (nullable): address of its pages
 * @contact: (nullable): how its office is reached
 *
 * Returns: (transfer full): a school
 */
FrtSchool *
frt_school_new (const char *uai, const char *name, FrtSchoolKind kind, const char *city, const char *ent,
                const char *website, const char *contact)
{
  FrtSchool *self = g_atomic_rc_box_new (FrtSchool);

  *self = (FrtSchool) { g_strdup (uai), g_strdup (name), kind, g_strdup (city), g_strdup (ent), g_strdup (website),
                        g_strdup (contact) };
  return self;
}

/**
 * frt_school_new_from_json:
 * @object: a school of the contract
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the school; %NULL with %FRT_ERROR_INVALID_REQUEST
 */
FrtSchool *
frt_school_new_from_json (JsonObject *object, GError **error)
{
  const char *uai, *name, *kind_name, *city = NULL, *ent = NULL, *website = NULL, *contact = NULL;
  JsonObject *links = NULL;
  FrtSchoolKind kind;

  if (!frt_json_get_string (object, "uai", &uai, error) || !frt_json_get_string (object, "name", &name, error) ||
      !frt_json_get_string (object, "kind", &kind_name, error) ||
      !frt_json_get_optional_string (object, "city", &city, error) ||
      !frt_json_get_optional_object (object, "links", &links, error))
    return NULL;
  if (!frt_school_kind_from_string (kind_name, &kind)) {
    frt_error_set_field (error, "/kind", "no such kind of school");
    return NULL;
  }
  if (links != NULL && (!frt_json_get_optional_string (links, "ent", &ent, error) ||
      !frt_json_get_optional_string (links, "website", &website, error) ||
      !frt_json_get_optional_string (links, "contact", &contact, error)))
    return NULL;
  return frt_school_new (uai, name, kind, city, ent, website, contact);
}

/**
 * frt_school_write:
 * @self: a school
 * @writer: where `{uai,name,kind,city,links:{ent,website,contact}}` goes
 * @name: (nullable): the member it is
 */
void
frt_school_write (FrtSchool *self, FrtJsonWriter *writer, const char *name)
{
  frt_json_writer_begin_object (writer, name);
  frt_json_writer_add_string (writer, "uai", self->uai);
  frt_json_writer_add_string (writer, "name", self->name);
  frt_json_writer_add_string (writer, "kind", kinds[self->kind]);
  frt_json_writer_add_string (writer, "city", self->city);
  frt_json_writer_begin_object (writer, "links");
  frt_json_writer_add_string (writer, "ent", self->ent);
  frt_json_writer_add_string (writer, "website", self->website);
  frt_json_writer_add_string (writer, "contact", self->contact);
  frt_json_writer_end_object (writer);
  frt_json_writer_end_object (writer);
}

/**
 * frt_school_to_json:
 * @self: a school
 *
 * Returns: (transfer full): what frt_school_write() writes
 */
JsonNode *
frt_school_to_json (FrtSchool *self)
{
  FrtJsonWriter *writer = frt_json_writer_new ();

  frt_school_write (self, writer, NULL);
  return frt_json_writer_end_node (writer);
}

/**
 * frt_school_ref:
 * @self: a school
 *
 * Returns: (transfer full): @self
 */
FrtSchool *
frt_school_ref (FrtSchool *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FrtSchool *self = data;

  g_free (self->uai);
  g_free (self->name);
  g_free (self->city);
  g_free (self->ent);
  g_free (self->website);
  g_free (self->contact);
}

/**
 * frt_school_unref:
 * @self: (transfer full): a school
 */
void
frt_school_unref (FrtSchool *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
