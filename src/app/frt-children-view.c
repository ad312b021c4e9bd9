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

/* The name of a school is long: the title of an AdwPreferencesGroup would be cut off. */
static GtkWidget *
school_new (FrtSchoolChildren *school, GListModel *known)
{
  g_autofree char *name = frt_school_dup_label (school->school);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", name,
                                   "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < school->children->len; i++) {
    FrtChild *child = g_ptr_array_index (school->children, i);

    gtk_list_box_append (GTK_LIST_BOX (list), row_new (child, known != NULL && !is_known (known, child)));
  }
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), list);

  return box;
}

static void
frt_children_view_class_init (FrtChildrenViewClass *klass)
{
}

static void
frt_children_view_init (FrtChildrenView *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
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

  for (guint i = 0; i < schools->len; i++)
    gtk_box_append (self->box, school_new (g_ptr_array_index (schools, i), known));
}
