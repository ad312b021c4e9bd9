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

  GListModel      *children;     /* (owned) (nullable) until they are known: of FrtChild */
  guint            n_cards;      /* how many of them have their card */
  guint            dealing;      /* the source that adds the next card; 0 when all are there */

  FrtFamilyView   *family_view;
  GtkBox          *cards;
  FrtGroupingHint *hint;
};

G_DEFINE_FINAL_TYPE (FrtHomePage, frt_home_page, FRT_TYPE_VISIT_PAGE)

static gboolean
deal_card (FrtHomePage *self)
{
  g_autoptr (FrtChild) child = g_list_model_get_item (self->children, self->n_cards);

  if (child == NULL)
    return FALSE;

  gtk_box_append (self->cards, frt_child_card_new (child));
  self->n_cards++;

  return self->n_cards < g_list_model_get_n_items (self->children);
}

static gboolean
on_deal_next (gpointer user_data)
{
  FrtHomePage *self = user_data;

  if (deal_card (self))
    return G_SOURCE_CONTINUE;

  self->dealing = 0;
  return G_SOURCE_REMOVE;
}

/* A card is some fifteen labels that wrap, each of which GTK measures at twenty widths: those of a large family, all in one
 * turn of the main loop, would keep the window from answering. So there is one a turn, and a frame between them. */
static void
on_children_changed (FrtHomePage *self, GListModel *children)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, old);

  g_clear_handle_id (&self->dealing, g_source_remove);
  g_set_object (&self->children, children);
  self->n_cards = 0;
  if (deal_card (self))
    self->dealing = g_idle_add (on_deal_next, self);
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
frt_home_page_dispose (GObject *object)
{
  FrtHomePage *self = FRT_HOME_PAGE (object);

  g_clear_handle_id (&self->dealing, g_source_remove);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (frt_home_page_parent_class)->dispose (object);
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
  G_OBJECT_CLASS (klass)->dispose = frt_home_page_dispose;
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
