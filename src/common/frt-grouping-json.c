/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-grouping.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "common/frt-time.h"

/* A grouping on the wire. */

static JsonObject *
object_at (JsonArray *array, guint index, const char *pointer, GError **error)
{
  JsonNode *node = json_array_get_element (array, index);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  frt_error_set_field (error, pointer, "not a list of objects");
  return NULL;
}

static FrtGroupingAccount *
read_account (JsonObject *object, GError **error)
{
  const char *username, *origin, *first_name, *last_name;
  g_autoptr (GListModel) children = NULL;
  JsonArray *array;

  if (object == NULL || !frt_json_get_string (object, "username", &username, error) ||
      !frt_json_get_string (object, "origin", &origin, error) ||
      !frt_json_get_string (object, "first_name", &first_name, error) ||
      !frt_json_get_string (object, "last_name", &last_name, error) ||
      !frt_json_get_array (object, "children", &array, error))
    return NULL;
  children = frt_children_new_from_json (array, error);
  if (children == NULL)
    return NULL;
  return frt_grouping_account_new (username, g_str_equal (origin, "letter") ? FRT_ORIGIN_LETTER : FRT_ORIGIN_ACTIVE,
                                   first_name, last_name, children);
}

static GListModel *
read_accounts (JsonObject *object, GError **error)
{
  g_autoptr (GListStore) accounts = g_list_store_new (FRT_TYPE_GROUPING_ACCOUNT);
  JsonArray *array;

  if (!frt_json_get_array (object, "accounts", &array, error))
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++) {
    g_autoptr (FrtGroupingAccount) account = read_account (object_at (array, i, "/accounts", error), error);

    if (account == NULL)
      return NULL;
    g_list_store_append (accounts, account);
  }
  return G_LIST_MODEL (g_steal_pointer (&accounts));
}

static GPtrArray *
read_steps (JsonObject *object, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_grouping_step_free);
  JsonArray *array;

  if (!frt_json_get_array (object, "steps", &array, error))
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *step = object_at (array, i, "/steps", error);
    const char *name, *at;
    gint64 seconds;

    if (step == NULL || !frt_json_get_string (step, "name", &name, error) ||
        !frt_json_get_string (step, "at", &at, error) || !frt_time_parse (at, &seconds, error))
      return NULL;
    g_ptr_array_add (steps, frt_grouping_step_new (name, seconds));
  }
  return g_steal_pointer (&steps);
}

static GListModel *
read_children (JsonObject *object, const char *name, GError **error)
{
  JsonArray *array;

  return frt_json_get_array (object, name, &array, error) ? frt_children_new_from_json (array, error) : NULL;
}

static gboolean
read_time (JsonObject *object, const char *name, gint64 *seconds, GError **error)
{
  const char *text = NULL;

  return frt_json_get_optional_string (object, name, &text, error) &&
         (text == NULL || frt_time_parse (text, seconds, error));
}

static gboolean
read_fields (JsonObject *object, FrtGroupingFields *f, GError **error)
{
  JsonObject *primary;
  const char *state;

  if (!frt_json_get_string (object, "id", &f->id, error) || !frt_json_get_string (object, "state", &state, error) ||
      !read_time (object, "created_at", &f->created_at, error) || !read_time (object, "expires_at", &f->expires_at, error) ||
      !read_time (object, "confirmed_at", &f->confirmed_at, error) ||
      !frt_json_get_string (object, "digest", &f->digest, error) ||
      !frt_json_get_object (object, "primary", &primary, error) ||
      !frt_json_get_string (primary, "username", &f->primary_username, error) ||
      !frt_json_get_string (primary, "first_name", &f->primary_first_name, error) ||
      !frt_json_get_string (primary, "last_name", &f->primary_last_name, error))
    return FALSE;
  return frt_grouping_state_from_string (state, &f->state) ||
         frt_error_set_field (error, "/state", "no such state of a grouping");
}

/**
 * frt_grouping_new_from_json:
 * @object: a Grouping of the contract
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the grouping; %NULL with %FRT_ERROR_INVALID_REQUEST
 */
FrtGrouping *
frt_grouping_new_from_json (JsonObject *object, GError **error)
{
  FrtGroupingFields fields = { 0 };
  g_autoptr (GListModel) accounts = NULL, before = NULL, after = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (!read_fields (object, &fields, error) ||
      (accounts = read_accounts (object, error)) == NULL ||
      (before = read_children (object, "children_before", error)) == NULL ||
      (after = read_children (object, "children_after", error)) == NULL ||
      (steps = read_steps (object, error)) == NULL)
    return NULL;
  return frt_grouping_new (&fields, accounts, before, after, steps);
}

static void
write_accounts (GListModel *accounts, FrtJsonWriter *writer)
{
  frt_json_writer_begin_array (writer, "accounts");
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    g_autoptr (FrtGroupingAccount) account = g_list_model_get_item (accounts, i);

    frt_json_writer_begin_object (writer, NULL);
    frt_json_writer_add_string (writer, "username", frt_grouping_account_get_username (account));
    frt_json_writer_add_string (writer, "origin",
                                frt_grouping_account_get_origin (account) == FRT_ORIGIN_LETTER ? "letter" : "active");
    frt_json_writer_add_string (writer, "first_name", frt_grouping_account_get_first_name (account));
    frt_json_writer_add_string (writer, "last_name", frt_grouping_account_get_last_name (account));
    frt_children_write (frt_grouping_account_get_children (account), writer, "children");
    frt_json_writer_end_object (writer);
  }
  frt_json_writer_end_array (writer);
}

static void
write_steps (GPtrArray *steps, FrtJsonWriter *writer)
{
  frt_json_writer_begin_array (writer, "steps");
  for (guint i = 0; i < steps->len; i++) {
    const FrtGroupingStep *step = g_ptr_array_index (steps, i);

    frt_json_writer_begin_object (writer, NULL);
    frt_json_writer_add_string (writer, "name", step->name);
    frt_json_writer_add_time (writer, "at", step->at);
    frt_json_writer_end_object (writer);
  }
  frt_json_writer_end_array (writer);
}

/**
 * frt_grouping_write:
 * @self: a grouping
 * @writer: where the contract's Grouping goes, alone or into an array
 */
void
frt_grouping_write (FrtGrouping *self, FrtJsonWriter *writer)
{
  const FrtGroupingFields *f = frt_grouping_get_fields (self);

  frt_json_writer_begin_object (writer, NULL);
  frt_json_writer_add_string (writer, "id", f->id);
  frt_json_writer_add_string (writer, "state", frt_grouping_state_to_string (f->state));
  frt_json_writer_add_time (writer, "created_at", f->created_at);
  frt_json_writer_add_time (writer, "expires_at", f->expires_at);
  frt_json_writer_add_time (writer, "confirmed_at", f->confirmed_at);
  frt_json_writer_add_string (writer, "digest", f->digest);
  frt_json_writer_begin_object (writer, "primary");
  frt_json_writer_add_string (writer, "username", f->primary_username);
  frt_json_writer_add_string (writer, "first_name", f->primary_first_name);
  frt_json_writer_add_string (writer, "last_name", f->primary_last_name);
  frt_json_writer_end_object (writer);
  write_accounts (frt_grouping_get_accounts (self), writer);
  frt_children_write (frt_grouping_get_children_before (self), writer, "children_before");
  frt_children_write (frt_grouping_get_children_after (self), writer, "children_after");
  write_steps (frt_grouping_get_steps (self), writer);
  frt_json_writer_end_object (writer);
}
