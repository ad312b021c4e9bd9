/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-desk-import-page.h"

#include "client/frt-client-school.h"
#include "school/frt-export-bundle.h"
#include "school/frt-file-fault.h"
#include "widgets/frt-busy-button.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-file-picker.h"
#include "widgets/frt-wrap-box.h"

#include <glib/gi18n.h>

#define MOST_SHOWN 200      /* anomalies; how many more there are is said */

struct _FrtDeskImportPage {
  FrtDeskPage          parent_instance;

  GBytes              *bundle;         /* (owned) (nullable): what was chosen, once its preview is shown */
  GCancellable        *work;           /* (owned) (nullable): what goes on */

  FrtMessage          *message;
  GtkWidget           *figures;
  AdwActionRow        *students_row;
  AdwActionRow        *guardians_row;
  AdwActionRow        *accounts_row;
  AdwPreferencesGroup *anomalies_group;
  GtkListBox          *anomalies;
  FrtBusyButton       *choose_button;
  FrtBusyButton       *import_button;
  GtkWidget           *cancel_button;
};

G_DEFINE_FINAL_TYPE (FrtDeskImportPage, frt_desk_import_page, FRT_TYPE_DESK_PAGE)

/* One of the two buttons is the main one: choose, or import what was chosen. */
static void
show_preview (FrtDeskImportPage *self, gboolean shown)
{
  gtk_widget_set_visible (self->figures, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), shown);
  gtk_widget_set_visible (GTK_WIDGET (self->choose_button), !shown);
  gtk_widget_set_visible (self->cancel_button, shown);
  if (!shown) {
    gtk_widget_set_visible (GTK_WIDGET (self->anomalies_group), FALSE);
    g_clear_pointer (&self->bundle, g_bytes_unref);
  }
}

static void
set_work (FrtDeskImportPage *self, FrtBusyButton *button, gboolean working)
{
  frt_busy_button_set_busy (button, working);
  g_clear_object (&self->work);
  if (working)
    self->work = g_cancellable_new ();
  gtk_widget_set_visible (self->cancel_button, working || self->bundle != NULL);
}

static void
show_counts (AdwActionRow *row, const FrtImportFigures *figures)
{
  g_autofree char *text = g_strdup_printf (
    /* Translators: how many pupils or guardians an import would create, change and so on. */
    _("%u new, %u changed, %u unchanged, %u gone"),
    (guint) figures->created, (guint) figures->changed, (guint) figures->unchanged, (guint) figures->departed);

  adw_action_row_set_subtitle (row, text);
}

static GtkWidget *
anomaly_row_new (const FrtImportAnomaly *anomaly)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *message = frt_file_fault_dup_sentence (anomaly->message);
  g_autofree char *place = frt_file_fault_dup_place (anomaly->file, (guint) anomaly->line);

  g_object_set (row, "use-markup", FALSE, "title", message, "title-lines", 0, "subtitle", place, NULL);

  return row;
}

static void
show_anomalies (FrtDeskImportPage *self, const FrtImportSummary *summary)
{
  guint shown = MIN (summary->anomalies->len, MOST_SHOWN);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->anomalies))) != NULL)
    gtk_list_box_remove (self->anomalies, row);
  for (guint i = 0; i < shown; i++)
    gtk_list_box_append (self->anomalies, anomaly_row_new (summary->anomalies->pdata[i]));
  if (summary->anomaly_count > shown) {
    guint more = (guint) summary->anomaly_count - shown;
    g_autofree char *text = g_strdup_printf (ngettext ("And %u more", "And %u more", more), more);

    row = adw_action_row_new ();
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
    gtk_list_box_append (self->anomalies, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->anomalies_group), summary->anomaly_count > 0);
}

static void
show_failure (FrtDeskImportPage *self, const GError *error)
{
  g_autofree char *text = frt_file_fault_dup_text (error);

  if (text != NULL)
    frt_message_set_text (self->message, text);
  else
    frt_failure_show_in_place (error, self->message, NULL);
  /* It stands above the button, which may be below the window's edge. */
  gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->import_button)) ? GTK_WIDGET (self->import_button)
                                                                                   : GTK_WIDGET (self->choose_button));
}

static void
on_previewed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtImportSummary) summary = frt_client_import_finish (FRT_CLIENT (source), result, &error);
  g_autofree char *accounts = NULL;

  if (summary == NULL)
    g_clear_pointer (&self->bundle, g_bytes_unref);
  set_work (self, self->choose_button, FALSE);
  if (summary == NULL) {
    show_failure (self, error);
    return;
  }

  accounts = g_strdup_printf ("%" G_GINT64_FORMAT, summary->accounts_created);
  show_counts (self->students_row, &summary->students);
  show_counts (self->guardians_row, &summary->guardians);
  adw_action_row_set_subtitle (self->accounts_row, accounts);
  show_anomalies (self, summary);
  show_preview (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
}

/* Asks what an import of the bundle would change. */
static void
ask_preview (FrtDeskImportPage *self)
{
  FrtDeskPage *page = FRT_DESK_PAGE (self);

  frt_client_import_async (frt_desk_page_get_client (page), frt_desk_get_uai (frt_desk_page_get_desk (page)), self->bundle,
                           TRUE, self->work, on_previewed, g_object_ref (self));
}

static void
on_bundled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskImportPage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->bundle = frt_export_bundle_finish (result, &error);
  if (self->bundle == NULL) {
    set_work (self, self->choose_button, FALSE);
    show_failure (self, error);
    return;
  }

  ask_preview (self);
}

/* Reads @files (of #GFile), and shows what they would change. */
static void
preview (FrtDeskImportPage *self, GListModel *files)
{
  if (frt_busy_button_get_busy (self->choose_button) || frt_busy_button_get_busy (self->import_button))
    return;

  show_preview (self, FALSE);
  frt_message_set_text (self->message, NULL);
  set_work (self, self->choose_button, TRUE);
  frt_export_bundle_async (files, self->work, on_bundled, g_object_ref (self));
}

static void
on_files_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskImportPage) self = user_data;
  g_autoptr (GListModel) files = frt_file_picker_open_many_finish (result, NULL);

  if (files != NULL && g_list_model_get_n_items (files) > 0)
    preview (self, files);
}

static void
on_choose_clicked (FrtDeskImportPage *self)
{
  frt_file_picker_open_many_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Choose the School's Exports"),
                                   frt_desk_page_get_cancellable (FRT_DESK_PAGE (self)), on_files_chosen,
                                   g_object_ref (self));
}

/* Whoever cancels while the service imports does not know whether it was in time: the service is asked. */
static void
look_again (FrtDeskImportPage *self)
{
  frt_message_set_text (self->message, _("Cancelled. Below is what an import would still change: nothing new means that it "
                                         "was done already."));
  set_work (self, self->choose_button, TRUE);
  ask_preview (self);
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtImportSummary) summary = frt_client_import_finish (FRT_CLIENT (source), result, &error);

  set_work (self, self->import_button, FALSE);
  if (summary == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      frt_desk_page_get_cancellable (FRT_DESK_PAGE (self)) != NULL) {
    look_again (self);
    return;
  }
  if (summary == NULL) {
    show_failure (self, error);
    return;
  }

  show_preview (self, FALSE);
  frt_toast_show (GTK_WIDGET (self), _("Imported. The letters of new families can be printed now."));
}

static void
on_import_clicked (FrtDeskImportPage *self)
{
  FrtDeskPage *page = FRT_DESK_PAGE (self);

  frt_message_set_text (self->message, NULL);
  set_work (self, self->import_button, TRUE);
  frt_client_import_async (frt_desk_page_get_client (page), frt_desk_get_uai (frt_desk_page_get_desk (page)), self->bundle,
                           FALSE, self->work, on_imported, g_object_ref (self));
}

static void
on_cancel_clicked (FrtDeskImportPage *self)
{
  if (self->work != NULL)
    g_cancellable_cancel (self->work);
  else
    show_preview (self, FALSE);
}

static gboolean
on_dropped (FrtDeskImportPage *self, const GValue *value)
{
  GSList *dropped = g_value_get_boxed (value);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *one = dropped; one != NULL; one = one->next)
    g_list_store_append (files, one->data);
  if (dropped != NULL)
    preview (self, G_LIST_MODEL (files));

  return dropped != NULL;
}

static void
frt_desk_import_page_dispose (GObject *object)
{
  FrtDeskImportPage *self = FRT_DESK_IMPORT_PAGE (object);

  g_clear_pointer (&self->bundle, g_bytes_unref);
  g_clear_object (&self->work);

  G_OBJECT_CLASS (frt_desk_import_page_parent_class)->dispose (object);
}

static void
frt_desk_import_page_class_init (FrtDeskImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_desk_import_page_dispose;

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_MESSAGE);
  g_type_ensure (FRT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-desk-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtDeskImportPage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskImportPage, figures);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskImportPage, students_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskImportPage, guardians_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskImportPage, accounts_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskImportPage, anomalies_group);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskImportPage, anomalies);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskImportPage, choose_button);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskImportPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskImportPage, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_import_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
}

static void
frt_desk_import_page_init (FrtDeskImportPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * frt_desk_import_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_desk_import_page_new (FrtDesk *desk)
{
  return g_object_new (FRT_TYPE_DESK_IMPORT_PAGE, "desk", desk, NULL);
}
