/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-children-page.h"

#include "app/frt-children-view.h"
#include "app/frt-family-view.h"

struct _FrtChildrenPage {
  FrtVisitPage     parent_instance;

  FrtFamilyView   *family_view;
  FrtChildrenView *children;
};

G_DEFINE_FINAL_TYPE (FrtChildrenPage, frt_children_page, FRT_TYPE_VISIT_PAGE)

static void
on_children_changed (FrtChildrenPage *self, GListModel *children)
{
  frt_children_view_set_children (self->children, children, NULL);
}

static void
frt_children_page_constructed (GObject *object)
{
  FrtChildrenPage *self = FRT_CHILDREN_PAGE (object);

  G_OBJECT_CLASS (frt_children_page_parent_class)->constructed (object);
  frt_family_view_set_visit (self->family_view, frt_visit_page_get_visit (FRT_VISIT_PAGE (self)));
}

static void
frt_children_page_class_init (FrtChildrenPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = frt_children_page_constructed;

  g_type_ensure (FRT_TYPE_CHILDREN_VIEW);
  g_type_ensure (FRT_TYPE_FAMILY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-children-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtChildrenPage, family_view);
  gtk_widget_class_bind_template_child (widget_class, FrtChildrenPage, children);
  gtk_widget_class_bind_template_callback (widget_class, on_children_changed);
}

static void
frt_children_page_init (FrtChildrenPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_children_page_new:
 * @visit: a visit somebody is signed in with
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_children_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_CHILDREN_PAGE, "visit", visit, NULL);
}
