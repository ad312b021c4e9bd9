/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-desk-tasks-page.h"

#include "client/frt-client-school.h"
#include "school/frt-fold-row.h"
#include "school/frt-task-text.h"
#include "school/frt-task-window.h"
#include "widgets/frt-failure.h"

#include <glib/gi18n.h>

struct _FrtDeskTasksPage {
  FrtDeskPage  parent_instance;

  GListModel  *tasks;        /* (owned) (nullable) until the first answer */

  FrtMessage  *message;
  GtkWidget   *empty;
  GtkListBox  *list;
};

G_DEFINE_FINAL_TYPE (FrtDeskTasksPage, frt_desk_tasks_page, FRT_TYPE_DESK_PAGE)

static const char *const state_words[] = {
  /* Translators: how a request of a parent stands. */
  [FRT_SCHOOL_TASK_OPEN] = N_("To answer"),
  [FRT_SCHOOL_TASK_ACCEPTED] = N_("Accepted"),
  [FRT_SCHOOL_TASK_REFUSED] = N_("Refused"),
};

static GtkWidget *
row_new (gpointer item, gpointer unused)
{
  FrtSchoolTask *task = item;
  const FrtSchoolTaskFields *fields = frt_school_task_get_fields (task);
  g_autofree char *title = frt_task_text_dup_title (task);
  g_autofree char *asker = frt_task_text_dup_asker (task);
  GtkWidget *state = gtk_label_new (_(state_words[fields->state]));
  const gboolean open = fields->state == FRT_SCHOOL_TASK_OPEN;

  gtk_widget_add_css_class (state, open ? "frt-mark" : "dim-label");

  return frt_fold_row_new (title, asker, state, open);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskTasksPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) tasks = frt_client_list_tasks_finish (FRT_CLIENT (source), result, &error);

  if (tasks == NULL) {
    frt_failure_show_in_place (error, self->message, NULL);
    return;
  }

  g_set_object (&self->tasks, tasks);
  gtk_list_box_bind_model (self->list, tasks, row_new, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), g_list_model_get_n_items (tasks) > 0);
  gtk_widget_set_visible (self->empty, g_list_model_get_n_items (tasks) == 0);
}

static void
load (FrtDeskTasksPage *self)
{
  FrtDeskPage *page = FRT_DESK_PAGE (self);

  frt_message_set_text (self->message, NULL);
  frt_client_list_tasks_async (frt_desk_page_get_client (page), frt_desk_get_uai (frt_desk_page_get_desk (page)),
                               frt_desk_page_get_cancellable (page), on_listed, g_object_ref (self));
}

static void
on_row_activated (FrtDeskTasksPage *self, GtkListBoxRow *row)
{
  g_autoptr (FrtSchoolTask) task = g_list_model_get_item (self->tasks, (guint) gtk_list_box_row_get_index (row));
  FrtTaskWindow *window = frt_task_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               frt_desk_page_get_desk (FRT_DESK_PAGE (self)), task);

  g_signal_connect_object (window, "answered", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
frt_desk_tasks_page_entered (FrtPage *page)
{
  FRT_PAGE_CLASS (frt_desk_tasks_page_parent_class)->entered (page);
  load (FRT_DESK_TASKS_PAGE (page));
}

static gboolean
frt_desk_tasks_page_retry (FrtPage *page)
{
  load (FRT_DESK_TASKS_PAGE (page));

  return TRUE;
}

static void
frt_desk_tasks_page_dispose (GObject *object)
{
  g_clear_object (&FRT_DESK_TASKS_PAGE (object)->tasks);

  G_OBJECT_CLASS (frt_desk_tasks_page_parent_class)->dispose (object);
}

static void
frt_desk_tasks_page_class_init (FrtDeskTasksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_desk_tasks_page_dispose;
  FRT_PAGE_CLASS (klass)->entered = frt_desk_tasks_page_entered;
  FRT_PAGE_CLASS (klass)->retry = frt_desk_tasks_page_retry;

  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-desk-tasks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtDeskTasksPage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskTasksPage, empty);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskTasksPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
frt_desk_tasks_page_init (FrtDeskTasksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_desk_tasks_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_desk_tasks_page_new (FrtDesk *desk)
{
  return g_object_new (FRT_TYPE_DESK_TASKS_PAGE, "desk", desk, NULL);
}
