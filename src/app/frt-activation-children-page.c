/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-activation-children-page.h"

#include "app/frt-family-view.h"
#include "widgets/frt-child-row.h"
#include "widgets/frt-message.h"

#include <glib/gi18n.h>

struct _FrtActivationChildrenPage {
  FrtVisitPage   parent_instance;

  GHashTable    *rejected;      /* (owned) (element-type utf8): ids */

  FrtFamilyView *family_view;
  GtkListBox    *list;
  FrtMessage    *hint;
  GtkWidget     *continue_button;
};

G_DEFINE_FINAL_TYPE (FrtActivationChildrenPage, frt_activation_children_page, FRT_TYPE_VISIT_PAGE)

static void
on_check_toggled (GtkCheckButton *check, FrtActivationChildrenPage *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), FRT_TYPE_CHILD_ROW);
  const char *id = frt_child_get_fields (frt_child_row_get_child (FRT_CHILD_ROW (row)))->id;

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->rejected, g_strdup (id));
  else
    g_hash_table_remove (self->rejected, id);

  frt_message_set_text (self->hint, g_hash_table_size (self->rejected) == 0 ? NULL :
                        _("The school will be told, and the child is not shown to you any more."));
}

static GtkWidget *
row_new (FrtActivationChildrenPage *self, FrtChild *child)
{
  g_autofree char *name = frt_child_dup_display_name (child);
  GtkWidget *row = frt_child_row_new (child, FRT_CHILD_ROW_WITH_SCHOOL);
  /* Translators: a box to tick beside a child whom the parent does not know. */
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _("Not my child"), "wrap", TRUE, "xalign", 0.0,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON, "child", label, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_hash_table_contains (self->rejected, frt_child_get_fields (child)->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Not my child"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  g_signal_connect (check, "toggled", G_CALLBACK (on_check_toggled), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);

  return row;
}

static void
on_children_changed (FrtActivationChildrenPage *self, GListModel *children)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, old);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (FrtChild) child = g_list_model_get_item (children, i);

    gtk_list_box_append (self->list, row_new (self, child));
  }
}

/* Nobody goes on before having seen whom it is about. */
static void
update_continue (FrtActivationChildrenPage *self)
{
  FrtFamily *family = frt_visit_get_family (frt_visit_page_get_visit (FRT_VISIT_PAGE (self)));

  gtk_widget_set_sensitive (self->continue_button, frt_family_get_children (family) != NULL);
}

static void
frt_activation_children_page_constructed (GObject *object)
{
  FrtActivationChildrenPage *self = FRT_ACTIVATION_CHILDREN_PAGE (object);
  FrtVisit *visit = frt_visit_page_get_visit (FRT_VISIT_PAGE (self));

  G_OBJECT_CLASS (frt_activation_children_page_parent_class)->constructed (object);
  frt_family_view_set_visit (self->family_view, visit);
  g_signal_connect_object (frt_visit_get_family (visit), "notify::children", G_CALLBACK (update_continue), self,
                           G_CONNECT_SWAPPED);
  update_continue (self);
}

static void
frt_activation_children_page_finalize (GObject *object)
{
  g_hash_table_unref (FRT_ACTIVATION_CHILDREN_PAGE (object)->rejected);

  G_OBJECT_CLASS (frt_activation_children_page_parent_class)->finalize (object);
}

static void
frt_activation_children_page_class_init (FrtActivationChildrenPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = frt_activation_children_page_constructed;
  object_class->finalize = frt_activation_children_page_finalize;

  g_type_ensure (FRT_TYPE_FAMILY_VIEW);
  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/fr/fratrie/Fratrie/ui/frt-activation-children-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtActivationChildrenPage, family_view);
  gtk_widget_class_bind_template_child (widget_class, FrtActivationChildrenPage, list);
  gtk_widget_class_bind_template_child (widget_class, FrtActivationChildrenPage, hint);
  gtk_widget_class_bind_template_child (widget_class, FrtActivationChildrenPage, continue_button);
  gtk_widget_class_bind_template_callback (widget_class, on_children_changed);
}

static void
frt_activation_children_page_init (FrtActivationChildrenPage *self)
{
  self->rejected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_activation_children_page_new:
 * @visit: a visit that is activating
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_activation_children_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_ACTIVATION_CHILDREN_PAGE, "visit", visit, NULL);
}

/**
 * frt_activation_children_page_dup_rejected:
 * @self: a #FrtActivationChildrenPage
 *
 * Returns: (transfer full) (nullable): ids of the children who are not the parent's; %NULL when there is none
 */
GStrv
frt_activation_children_page_dup_rejected (FrtActivationChildrenPage *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id;

  if (g_hash_table_size (self->rejected) == 0)
    return NULL;

  g_hash_table_iter_init (&iter, self->rejected);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_strv_builder_add (ids, id);

  return g_strv_builder_end (ids);
}
