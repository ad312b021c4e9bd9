/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-history-page.h"

#include "app/frt-event-text.h"
#include "app/frt-time-text.h"
#include "client/frt-client-history.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-load-view.h"

#define EVENTS_A_TIME 50

struct _FrtHistoryPage {
  FrtVisitPage  parent_instance;

  char         *oldest;     /* (owned) (nullable): the id of the last event shown */
  gboolean      loading;
  gboolean      failed;     /* the last time */

  FrtLoadView  *view;
  GtkListBox   *list;
  GtkWidget    *more_button;
};

G_DEFINE_FINAL_TYPE (FrtHistoryPage, frt_history_page, FRT_TYPE_VISIT_PAGE)

static GtkWidget *
row_new (const FrtEvent *event)
{
  g_autofree char *at = frt_time_text (event->at);

  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", frt_event_text (event->name), "title-lines", 0,
                       "subtitle", at, "subtitle-lines", 0, NULL);
}

static void
show (FrtHistoryPage *self, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    gtk_list_box_append (self->list, row_new (g_ptr_array_index (events, i)));

  if (events->len > 0) {
    g_free (self->oldest);
    self->oldest = g_strdup (((FrtEvent *) g_ptr_array_index (events, events->len - 1))->id);
  }
  gtk_widget_set_visible (self->more_button, events->len == EVENTS_A_TIME);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtHistoryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = frt_client_list_events_finish (FRT_CLIENT (source), result, &error);

  self->loading = FALSE;
  self->failed = events == NULL;
  gtk_widget_set_sensitive (self->more_button, TRUE);
  if (events == NULL && self->oldest != NULL) {
    frt_failure_toast (GTK_WIDGET (self), error);
  } else if (events == NULL) {
    frt_load_view_show_problem (self->view, error);
  } else {
    show (self, events);
    if (self->oldest != NULL)
      frt_load_view_show_content (self->view);
    else
      frt_load_view_show_empty (self->view);
  }
}

static void
load (FrtHistoryPage *self)
{
  if (self->loading)      /* the same events would be listed twice */
    return;

  self->loading = TRUE;
  gtk_widget_set_sensitive (self->more_button, FALSE);
  frt_load_view_show_asking (self->view);
  frt_client_list_events_async (frt_visit_page_get_client (FRT_VISIT_PAGE (self)), self->oldest, EVENTS_A_TIME,
                                frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_listed, g_object_ref (self));
}

static void
frt_history_page_entered (FrtPage *page)
{
  FrtHistoryPage *self = FRT_HISTORY_PAGE (page);

  FRT_PAGE_CLASS (frt_history_page_parent_class)->entered (page);
  if (self->oldest == NULL)
    load (self);
}

static gboolean
frt_history_page_retry (FrtPage *page)
{
  FrtHistoryPage *self = FRT_HISTORY_PAGE (page);

  if (self->failed)
    load (self);

  return self->failed;
}

static void
frt_history_page_dispose (GObject *object)
{
  FrtHistoryPage *self = FRT_HISTORY_PAGE (object);

  g_clear_pointer (&self->oldest, g_free);

  G_OBJECT_CLASS (frt_history_page_parent_class)->dispose (object);
}

static void
frt_history_page_class_init (FrtHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FrtPageClass *page_class = FRT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_history_page_dispose;
  page_class->entered = frt_history_page_entered;
  page_class->retry = frt_history_page_retry;

  g_type_ensure (FRT_TYPE_LOAD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtHistoryPage, view);
  gtk_widget_class_bind_template_child (widget_class, FrtHistoryPage, list);
  gtk_widget_class_bind_template_child (widget_class, FrtHistoryPage, more_button);
  gtk_widget_class_bind_template_callback (widget_class, load);
}

static void
frt_history_page_init (FrtHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_history_page_new:
 * @visit: a visit somebody is signed in with
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_history_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_HISTORY_PAGE, "visit", visit, NULL);
}
