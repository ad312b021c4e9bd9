/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-children-by-school.h"

static FrtSchoolChildren *
school_children_new (FrtSchool *school)
{
  FrtSchoolChildren *self = g_new0 (FrtSchoolChildren, 1);

  self->school = frt_school_ref (school);
  self->children = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

static void
school_children_free (FrtSchoolChildren *self)
{
  frt_school_unref (self->school);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static FrtSchoolChildren *
find_or_add (GPtrArray *schools, FrtSchool *school)
{
  FrtSchoolChildren *added;

  for (guint i = 0; i < schools->len; i++) {
    FrtSchoolChildren *one = g_ptr_array_index (schools, i);

    if (g_str_equal (one->school->uai, school->uai))
      return one;
  }

  added = school_children_new (school);
  g_ptr_array_add (schools, added);

  return added;
}

/**
 * frt_children_by_school:
 * @children: a list of #FrtChild
 *
 * Returns: (transfer full) (element-type FrtSchoolChildren): the same children by school, schools in the order in which
 *   they come first; it owns its elements
 */
GPtrArray *
frt_children_by_school (GListModel *children)
{
  GPtrArray *schools = g_ptr_array_new_with_free_func ((GDestroyNotify) school_children_free);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (FrtChild) child = g_list_model_get_item (children, i);
    FrtSchoolChildren *one = find_or_add (schools, frt_child_get_fields (child)->school);

    g_ptr_array_add (one->children, g_steal_pointer (&child));
  }

  return schools;
}
