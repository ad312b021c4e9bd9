/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-home-page.h"

#include "app/frt-child-card.h"
#include "app/frt-family-view.h"
#include "app/frt-grouping-hint.h"

#include <glib/gi18n.h>

struct _FrtHomePage {
  FrtVisitPage     parent_instance;

  FrtFamilyView   *family_view;
  GtkBox          *cards;
  FrtGroupingHint *hint;
};

G_DEFINE_FINAL_TYPE (FrtHomePage, frt_home_page, FRT_TYPE_VISIT_PAGE)

static void
on_children_changed (FrtHomePage *self, GListModel *children)
{
  const guint n_children = g_list_model_get_n_items (children);
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, old);
  for (guint i = 0; i < n_children; i++) {
    g_autoptr (FrtChild) child = g_list_model_get_item (children, i);

    gtk_box_append (self->cards, frt_child_card_new (child));
  }
}

static void
update_heading (FrtHomePage *self)
{
  FrtAccount *account = frt_client_get_account (frt_visit_page_get_client (FRT_VISIT_PAGE (self)));
  g_autofree char *name = account != NULL ? frt_account_dup_display_name (account) : NULL;
  g_autofree char *heading = NULL;

  if (name == NULL)
    return;

  /* Translators: at the top of the home page; %s is the parent's name. */
  heading = g_strdup_printf (_("Hello, %s"), name);
  frt_column_page_set_heading (FRT_COLUMN_PAGE (self), heading);
}

static void
frt_home_page_constructed (GObject *object)
{
  FrtHomePage *self = FRT_HOME_PAGE (object);
  FrtVisit *visit = frt_visit_page_get_visit (FRT_VISIT_PAGE (self));

  G_OBJECT_CLASS (frt_home_page_parent_class)->constructed (object);
  g_signal_connect_object (frt_visit_get_client (visit), "notify::account", G_CALLBACK (update_heading), self,
                           G_CONNECT_SWAPPED);
  update_heading (self);
  frt_family_view_set_visit (self->family_view, visit);
  frt_grouping_hint_set_visit (self->hint, visit);
}

static void
frt_home_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (frt_home_page_parent_class)->map (widget);
  frt_grouping_hint_refresh (FRT_HOME_PAGE (widget)->hint);
}

static void
frt_home_page_class_init (FrtHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = frt_home_page_constructed;
  widget_class->map = frt_home_page_map;

  g_type_ensure (FRT_TYPE_FAMILY_VIEW);
  g_type_ensure (FRT_TYPE_GROUPING_HINT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtHomePage, family_view);
  gtk_widget_class_bind_template_child (widget_class, FrtHomePage, cards);
  gtk_widget_class_bind_template_child (widget_class, FrtHomePage, hint);
  gtk_widget_class_bind_template_callback (widget_class, on_children_changed);
}

static void
frt_home_page_init (FrtHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_home_page_new:
 * @visit: a visit somebody is signed in with
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_home_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_HOME_PAGE, "visit", visit, NULL);
}
