/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-groupings-page.h"

#include "app/frt-grouping-card.h"
#include "widgets/frt-load-view.h"

struct _FrtGroupingsPage {
  FrtVisitPage  parent_instance;

  FrtLoadView  *view;
  GtkBox       *cards;
};

G_DEFINE_FINAL_TYPE (FrtGroupingsPage, frt_groupings_page, FRT_TYPE_VISIT_PAGE)

/* One that was begun and left says nothing to anybody. */
static gboolean
is_worth_showing (FrtGrouping *grouping)
{
  const FrtGroupingState state = frt_grouping_get_fields (grouping)->state;

  return state == FRT_GROUPING_CONFIRMED || state == FRT_GROUPING_BROKEN ||
         g_list_model_get_n_items (frt_grouping_get_accounts (grouping)) > 0;
}

static void
show (FrtGroupingsPage *self, GListModel *groupings)
{
  const char *server = frt_client_get_server (frt_visit_page_get_client (FRT_VISIT_PAGE (self)));
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, old);
  for (guint i = 0; i < g_list_model_get_n_items (groupings); i++) {
    g_autoptr (FrtGrouping) grouping = g_list_model_get_item (groupings, i);

    if (is_worth_showing (grouping))
      gtk_box_append (self->cards, frt_grouping_card_new (grouping, server));
  }

  if (gtk_widget_get_first_child (GTK_WIDGET (self->cards)) != NULL)
    frt_load_view_show_content (self->view);
  else
    frt_load_view_show_empty (self->view);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtGroupingsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) groupings = frt_client_list_groupings_finish (FRT_CLIENT (source), result, &error);

  if (groupings != NULL)
    show (self, groupings);
  else
    frt_load_view_show_problem (self->view, error);
}

static void
load (FrtGroupingsPage *self)
{
  frt_load_view_show_asking (self->view);
  frt_client_list_groupings_async (frt_visit_page_get_client (FRT_VISIT_PAGE (self)),
                                   frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_listed,
                                   g_object_ref (self));
}

static void
frt_groupings_page_entered (FrtPage *page)
{
  FRT_PAGE_CLASS (frt_groupings_page_parent_class)->entered (page);
  load (FRT_GROUPINGS_PAGE (page));
}

static gboolean
frt_groupings_page_retry (FrtPage *page)
{
  load (FRT_GROUPINGS_PAGE (page));

  return TRUE;
}

static void
frt_groupings_page_class_init (FrtGroupingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FrtPageClass *page_class = FRT_PAGE_CLASS (klass);

  page_class->entered = frt_groupings_page_entered;
  page_class->retry = frt_groupings_page_retry;

  g_type_ensure (FRT_TYPE_LOAD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-groupings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingsPage, view);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingsPage, cards);
  gtk_widget_class_bind_template_callback (widget_class, load);
}

static void
frt_groupings_page_init (FrtGroupingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_groupings_page_new:
 * @visit: a visit somebody is signed in with
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_groupings_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_GROUPINGS_PAGE, "visit", visit, NULL);
}
