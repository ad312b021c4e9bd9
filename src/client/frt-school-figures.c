/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-school-figures.h"

#include "common/frt-json.h"

static void
class_free (gpointer data)
{
  g_free (((FrtClassFigures *) data)->name);
  g_free (data);
}

static void
day_free (gpointer data)
{
  g_free (((FrtDayFigures *) data)->day);
  g_free (data);
}

static gboolean
read_class (JsonObject *object, GPtrArray *classes, GError **error)
{
  FrtClassFigures figures = { 0 };
  const char *name = NULL;

  if (!frt_json_get_optional_string (object, "class", &name, error) ||
      !frt_json_get_int (object, "children", &figures.children, error) ||
      !frt_json_get_int (object, "never_notified", &figures.never_notified, error) ||
      !frt_json_get_int (object, "provisional", &figures.provisional, error) ||
      !frt_json_get_int (object, "active", &figures.active, error) ||
      !frt_json_get_int (object, "grouped", &figures.grouped, error))
    return FALSE;

  figures.name = g_strdup (name);
  g_ptr_array_add (classes, g_memdup2 (&figures, sizeof figures));

  return TRUE;
}

static gboolean
read_day (JsonObject *object, GPtrArray *days, GError **error)
{
  FrtDayFigures figures = { 0 };
  const char *day = NULL;

  if (!frt_json_get_string (object, "day", &day, error) || !frt_json_get_int (object, "letters", &figures.letters, error) ||
      !frt_json_get_int (object, "activations", &figures.activations, error) ||
      !frt_json_get_int (object, "groupings", &figures.groupings, error) ||
      !frt_json_get_int (object, "breaks", &figures.breaks, error))
    return FALSE;

  figures.day = g_strdup (day);
  g_ptr_array_add (days, g_memdup2 (&figures, sizeof figures));

  return TRUE;
}

static gboolean
read_list (JsonObject *object, const char *name, gboolean (*read) (JsonObject *, GPtrArray *, GError **), GPtrArray *list,
           GError **error)
{
  JsonArray *array = NULL;

  if (!frt_json_get_optional_array (object, name, &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_OBJECT (node) && !read (json_node_get_object (node), list, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
read_totals (JsonObject *object, FrtSchoolFigures *self, GError **error)
{
  const char *name = NULL;
  JsonObject *accounts = NULL;

  if (!frt_json_get_string (object, "name", &name, error) ||
      !frt_json_get_int (object, "guardians", &self->guardians, error) ||
      !frt_json_get_int (object, "children", &self->children, error) ||
      !frt_json_get_int (object, "groupings", &self->groupings, error) ||
      !frt_json_get_object (object, "accounts", &accounts, error) ||
      !frt_json_get_int (accounts, "provisional", &self->provisional, error) ||
      !frt_json_get_int (accounts, "active", &self->active, error) ||
      !frt_json_get_int (accounts, "grouped", &self->grouped, error) ||
      !frt_json_get_int (accounts, "disabled", &self->disabled, error))
    return FALSE;

  self->name = g_strdup (name);

  return TRUE;
}

/**
 * frt_school_figures_new_from_json:
 * @object: a school's statistics
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the figures; %NULL with %FRT_ERROR_INVALID_REQUEST
 */
FrtSchoolFigures *
frt_school_figures_new_from_json (JsonObject *object, GError **error)
{
  g_autoptr (FrtSchoolFigures) self = g_new0 (FrtSchoolFigures, 1);

  self->classes = g_ptr_array_new_with_free_func (class_free);
  self->days = g_ptr_array_new_with_free_func (day_free);
  if (!read_totals (object, self, error) || !read_list (object, "classes", read_class, self->classes, error) ||
      !read_list (object, "days", read_day, self->days, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Frees the figures. */
void
frt_school_figures_free (FrtSchoolFigures *self)
{
  g_free (self->name);
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_free (self);
}
