/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-children-view.h"

#include "app/frt-children-by-school.h"
#include "app/frt-grouping-text.h"
#include "widgets/frt-child-row.h"

#include <glib/gi18n.h>

struct _FrtChildrenView {
  AdwBin  parent_instance;

  GtkBox *box;     /* (unowned): the child */
};

G_DEFINE_FINAL_TYPE (FrtChildrenView, frt_children_view, ADW_TYPE_BIN)

static gboolean
is_known (GListModel *known, FrtChild *child)
{
  for (guint i = 0; i < g_list_model_get_n_items (known); i++) {
    g_autoptr (FrtChild) one = g_list_model_get_item (known, i);

    if (g_str_equal (frt_child_get_fields (one)->id, frt_child_get_fields (child)->id))
      return TRUE;
  }

  return FALSE;
}

static GtkWidget *
row_new (FrtChild *child, gboolean is_new)
{
  GtkWidget *row = frt_child_row_new (child, FRT_CHILD_ROW_PLAIN);

  if (is_new)
    /* Translators: a small mark beside a child whom the grouping adds. */
    frt_child_row_set_mark (FRT_CHILD_ROW (row), _("New"));

  return row;
}

static void
frt_children_view_class_init (FrtChildrenViewClass *klass)
{
}

static void
frt_children_view_init (FrtChildrenView *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * frt_children_view_set_children:
 * @self: a #FrtChildrenView
 * @children: a list of #FrtChild; not kept
 * @known: (nullable): the children who are no news; %NULL when nobody is to be marked
 *
 * Shows @children instead of those shown.
 */
void
frt_children_view_set_children (FrtChildrenView *self, GListModel *children, GListModel *known)
{
  g_autoptr (GPtrArray) schools = frt_children_by_school (children);
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, old);

  for (guint i = 0; i < schools->len; i++) {
    FrtSchoolChildren *one = g_ptr_array_index (schools, i);
    g_autofree char *school = frt_school_dup_label (one->school);
    g_autofree char *title = g_markup_escape_text (school, -1);
    GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, NULL);

    for (guint j = 0; j < one->children->len; j++) {
      FrtChild *child = g_ptr_array_index (one->children, j);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row_new (child, known != NULL && !is_known (known, child)));
    }
    gtk_box_append (self->box, group);
  }
}
