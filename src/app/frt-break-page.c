/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-break-page.h"

#include "app/frt-break-row.h"
#include "client/frt-client-breaks.h"
#include "widgets/frt-busy-button.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-load-view.h"
#include "widgets/frt-whole-value.h"

#include <glib/gi18n.h>

struct _FrtBreakPage {
  FrtVisitPage   parent_instance;

  GPtrArray     *children;     /* (owned) (element-type FrtChild): those that came by a grouping, in the order of the list */

  GtkWidget     *ask_box;
  GtkWidget     *none_label;
  AdwComboRow   *child_row;
  GtkWidget     *reason_row;
  FrtMessage    *message;
  FrtBusyButton *ask_button;
  GtkWidget     *requests_box;
  FrtLoadView   *view;
  GtkListBox    *requests;
};

G_DEFINE_FINAL_TYPE (FrtBreakPage, frt_break_page, FRT_TYPE_VISIT_PAGE)

static FrtVisit *
get_visit (FrtBreakPage *self)
{
  return frt_visit_page_get_visit (FRT_VISIT_PAGE (self));
}

static void
on_edited (FrtBreakPage *self)
{
  frt_failure_clear (self->message, self->reason_row, NULL);
}

/* Only what came by a grouping can be undone. */
static gboolean
came_by_grouping (FrtBreakPage *self, FrtChild *child)
{
  FrtAccount *account = frt_client_get_account (frt_visit_get_client (get_visit (self)));
  const char *origin = frt_child_get_fields (child)->origin_username;

  return account != NULL && g_strcmp0 (origin, frt_account_get_fields (account)->username) != 0;
}

static void
update_school (FrtBreakPage *self)
{
  const guint selected = adw_combo_row_get_selected (self->child_row);
  const char *school = "";

  if (selected < self->children->len)
    school = frt_child_get_fields (g_ptr_array_index (self->children, selected))->school->name;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->child_row), school);
}

static void
update_children (FrtBreakPage *self)
{
  GListModel *children = frt_family_get_children (frt_visit_get_family (get_visit (self)));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->children, 0);
  for (guint i = 0; children != NULL && i < g_list_model_get_n_items (children); i++) {
    g_autoptr (FrtChild) child = g_list_model_get_item (children, i);
    g_autofree char *label = frt_child_dup_display_name (child);

    if (!came_by_grouping (self, child))
      continue;
    g_ptr_array_add (self->children, g_object_ref (child));
    gtk_string_list_append (labels, label);
  }

  adw_combo_row_set_model (self->child_row, G_LIST_MODEL (labels));
  update_school (self);
  gtk_widget_set_visible (self->ask_box, self->children->len > 0);
  gtk_widget_set_visible (self->none_label, children != NULL && self->children->len == 0);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtBreakPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) requests = frt_client_list_break_requests_finish (FRT_CLIENT (source), result, &error);
  GtkWidget *old;

  if (requests == NULL) {
    frt_load_view_show_problem (self->view, error);
    gtk_widget_set_visible (self->requests_box, TRUE);
    return;
  }

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->requests))) != NULL)
    gtk_list_box_remove (self->requests, old);
  for (guint i = 0; i < requests->len; i++)
    gtk_list_box_append (self->requests, frt_break_row_new (g_ptr_array_index (requests, i)));
  frt_load_view_show_content (self->view);
  gtk_widget_set_visible (self->requests_box, requests->len > 0);
}

static void
load (FrtBreakPage *self)
{
  frt_load_view_show_asking (self->view);
  frt_client_list_break_requests_async (frt_visit_page_get_client (FRT_VISIT_PAGE (self)),
                                        frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_listed,
                                        g_object_ref (self));
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtBreakPage) self = user_data;
  g_autoptr (GError) error = NULL;

  frt_busy_button_set_busy (self->ask_button, FALSE);
  if (!frt_client_ask_to_break_finish (FRT_CLIENT (source), result, &error)) {
    frt_failure_show_in_place (error, self->message, NULL);
    return;
  }

  gtk_editable_set_text (GTK_EDITABLE (self->reason_row), "");
  frt_toast_show (GTK_WIDGET (self), _("The school has been asked. Its answer will stand here."));
  load (self);
}

static void
on_ask_clicked (FrtBreakPage *self)
{
  const guint selected = adw_combo_row_get_selected (self->child_row);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_row))));

  if (frt_busy_button_get_busy (self->ask_button) || selected >= self->children->len)
    return;

  on_edited (self);
  frt_busy_button_set_busy (self->ask_button, TRUE);
  frt_client_ask_to_break_async (frt_visit_page_get_client (FRT_VISIT_PAGE (self)),
                                 frt_child_get_fields (g_ptr_array_index (self->children, selected))->id,
                                 *reason != '\0' ? reason : NULL, frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)),
                                 on_asked, g_object_ref (self));
}

static void
frt_break_page_entered (FrtPage *page)
{
  FRT_PAGE_CLASS (frt_break_page_parent_class)->entered (page);
  load (FRT_BREAK_PAGE (page));
}

static gboolean
frt_break_page_retry (FrtPage *page)
{
  load (FRT_BREAK_PAGE (page));

  return TRUE;
}

static void
frt_break_page_constructed (GObject *object)
{
  FrtBreakPage *self = FRT_BREAK_PAGE (object);

  G_OBJECT_CLASS (frt_break_page_parent_class)->constructed (object);
  g_signal_connect_object (frt_visit_get_family (get_visit (self)), "notify::children", G_CALLBACK (update_children), self,
                           G_CONNECT_SWAPPED);
  update_children (self);
}

static void
frt_break_page_dispose (GObject *object)
{
  FrtBreakPage *self = FRT_BREAK_PAGE (object);

  g_clear_pointer (&self->children, g_ptr_array_unref);

  G_OBJECT_CLASS (frt_break_page_parent_class)->dispose (object);
}

static void
frt_break_page_class_init (FrtBreakPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FrtPageClass *page_class = FRT_PAGE_CLASS (klass);

  object_class->constructed = frt_break_page_constructed;
  object_class->dispose = frt_break_page_dispose;
  page_class->entered = frt_break_page_entered;
  page_class->retry = frt_break_page_retry;

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_LOAD_VIEW);
  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-break-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtBreakPage, ask_box);
  gtk_widget_class_bind_template_child (widget_class, FrtBreakPage, none_label);
  gtk_widget_class_bind_template_child (widget_class, FrtBreakPage, child_row);
  gtk_widget_class_bind_template_child (widget_class, FrtBreakPage, reason_row);
  gtk_widget_class_bind_template_child (widget_class, FrtBreakPage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtBreakPage, ask_button);
  gtk_widget_class_bind_template_child (widget_class, FrtBreakPage, requests_box);
  gtk_widget_class_bind_template_child (widget_class, FrtBreakPage, view);
  gtk_widget_class_bind_template_child (widget_class, FrtBreakPage, requests);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, update_school);
  gtk_widget_class_bind_template_callback (widget_class, on_ask_clicked);
  gtk_widget_class_bind_template_callback (widget_class, load);
}

static void
frt_break_page_init (FrtBreakPage *self)
{
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  frt_whole_value_show (self->child_row);
}

/**
 * frt_break_page_new:
 * @visit: a visit somebody is signed in with
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_break_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_BREAK_PAGE, "visit", visit, NULL);
}
