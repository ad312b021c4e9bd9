/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-letter.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "common/frt-time.h"

/* What is read before it is copied: nothing of it is owned. */
typedef struct {
  const char *username, *password, *uai, *school, *guardian, *language, *expires_at, *kind, *state;
  const char *first_name, *last_name;
  JsonArray  *children;
  JsonObject *holder;
} Texts;

static gboolean
read_texts (JsonObject *object, Texts *t, GError **error)
{
  return frt_json_get_string (object, "username", &t->username, error) &&
         frt_json_get_string (object, "password", &t->password, error) &&
         frt_json_get_string (object, "uai", &t->uai, error) &&
         frt_json_get_string (object, "school", &t->school, error) &&
         frt_json_get_string (object, "guardian", &t->guardian, error) &&
         frt_json_get_string (object, "language", &t->language, error) &&
         frt_json_get_optional_string (object, "expires_at", &t->expires_at, error) &&
         frt_json_get_string (object, "kind", &t->kind, error) && frt_json_get_string (object, "state", &t->state, error) &&
         frt_json_get_array (object, "children", &t->children, error) &&
         frt_json_get_object (object, "holder", &t->holder, error) &&
         frt_json_get_string (t->holder, "first_name", &t->first_name, error) &&
         frt_json_get_string (t->holder, "last_name", &t->last_name, error);
}

static char **
read_children (JsonArray *array)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
      g_strv_builder_add (builder, json_node_get_string (node));
  }
  return g_strv_builder_end (builder);
}

/**
 * frt_letter_new_from_json:
 * @object: one of the demo's letters
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the letter; %NULL with %FRT_ERROR_INVALID_REQUEST
 */
FrtLetter *
frt_letter_new_from_json (JsonObject *object, GError **error)
{
  g_autoptr (FrtLetter) self = g_new0 (FrtLetter, 1);
  Texts t = { 0 };

  if (!read_texts (object, &t, error) || (t.expires_at != NULL && !frt_time_parse (t.expires_at, &self->expires_at, error)))
    return NULL;
  if (!frt_account_kind_from_string (t.kind, &self->kind) || !frt_account_state_from_string (t.state, &self->state)) {
    frt_error_set_field (error, "/state", "no such kind or state of an account");
    return NULL;
  }
  self->username = g_strdup (t.username);
  self->password = frt_secret_new (t.password);
  self->uai = g_strdup (t.uai);
  self->school = g_strdup (t.school);
  self->guardian = g_strdup (t.guardian);
  self->children = read_children (t.children);
  self->language = g_strdup (t.language);
  self->holder_first_name = g_strdup (t.first_name);
  self->holder_last_name = g_strdup (t.last_name);
  return g_steal_pointer (&self);
}

/**
 * frt_letter_to_json:
 * @self: a letter
 *
 * Returns: (transfer full): the demo's letter; it holds the password
 */
JsonNode *
frt_letter_to_json (const FrtLetter *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonObject *holder = json_object_new ();
  JsonArray *children = json_array_new ();

  for (guint i = 0; self->children[i] != NULL; i++)
    json_array_add_string_element (children, self->children[i]);
  json_object_set_string_member (holder, "first_name", self->holder_first_name);
  json_object_set_string_member (holder, "last_name", self->holder_last_name);
  json_object_set_string_member (object, "username", self->username);
  json_object_set_string_member (object, "password", frt_secret_get (self->password));
  json_object_set_string_member (object, "school", self->school);
  json_object_set_string_member (object, "uai", self->uai);
  json_object_set_string_member (object, "guardian", self->guardian);
  json_object_set_array_member (object, "children", children);
  json_object_set_string_member (object, "language", self->language);
  frt_json_set_time (object, "expires_at", self->expires_at);
  json_object_set_string_member (object, "kind", frt_account_kind_to_string (self->kind));
  json_object_set_string_member (object, "state", frt_account_state_to_string (self->state));
  json_object_set_object_member (object, "holder", holder);
  return json_node_init_object (json_node_alloc (), object);
}

/**
 * frt_letter_free:
 * @self: (transfer full): a letter; its password is wiped
 */
void
frt_letter_free (FrtLetter *self)
{
  g_free (self->username);
  g_clear_pointer (&self->password, frt_secret_unref);
  g_free (self->uai);
  g_free (self->school);
  g_free (self->guardian);
  g_strfreev (self->children);
  g_free (self->language);
  g_free (self->holder_first_name);
  g_free (self->holder_last_name);
  g_strfreev (self->address);
  g_free (self->school_address);
  g_free (self->school_contact);
  g_free (self);
}
