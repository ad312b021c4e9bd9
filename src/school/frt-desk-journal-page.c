/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-desk-journal-page.h"

#include "client/frt-client-school.h"
#include "school/frt-event-words.h"
#include "school/frt-journal-csv.h"
#include "school/frt-text-column.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-file-picker.h"
#include "widgets/frt-mnemonic.h"
#include "widgets/frt-wrap-box.h"

#include <glib/gi18n.h>

#define DAY (24 * 60 * 60)

struct _FrtDeskJournalPage {
  FrtPage             parent_instance;

  FrtDesk            *desk;             /* (owned) */
  GCancellable       *cancellable;      /* (owned) (nullable): lives from root to unroot */
  GtkFilterListModel *events;           /* (owned): those that match the search */
  char               *words;            /* (owned) (nullable): what is searched, folded */

  GtkEditable        *search_entry;
  GtkDropDown        *period_drop;
  GtkWidget          *export_button;
  FrtMessage         *message;
  GtkWidget          *empty;
  GtkColumnView      *view;
};

G_DEFINE_FINAL_TYPE (FrtDeskJournalPage, frt_desk_journal_page, FRT_TYPE_PAGE)

static const int period_days[] = { 7, 30, 366 };

static char *
dup_time (gpointer item)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (frt_school_event_get_at (item));

  return at != NULL ? g_date_time_format (at, "%x %X") : NULL;
}

static char *
dup_event (gpointer item)
{
  return g_strdup (frt_event_words_get (frt_school_event_get_name (item)));
}

static char *
dup_username (gpointer item)
{
  return g_strdup (frt_school_event_get_username (item));
}

static char *
dup_detail (gpointer item)
{
  return g_strdup (frt_school_event_get_detail (item));
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  FrtDeskJournalPage *self = user_data;
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (self->words == NULL)
    return TRUE;

  text = g_strjoin (" ", frt_event_words_get (frt_school_event_get_name (item)), frt_school_event_get_username (item) ?: "",
                    frt_school_event_get_detail (item) ?: "", NULL);
  folded = g_utf8_casefold (text, -1);

  return strstr (folded, self->words) != NULL;
}

/* Nothing is said before the first answer. */
static void
update_empty (FrtDeskJournalPage *self)
{
  gtk_widget_set_visible (self->empty, gtk_filter_list_model_get_model (self->events) != NULL &&
                          g_list_model_get_n_items (G_LIST_MODEL (self->events)) == 0);
}

static void
on_search_changed (FrtDeskJournalPage *self)
{
  const char *typed = gtk_editable_get_text (self->search_entry);

  g_free (self->words);
  self->words = *typed != '\0' ? g_utf8_casefold (typed, -1) : NULL;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->events), GTK_FILTER_CHANGE_DIFFERENT);
  update_empty (self);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskJournalPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) events = frt_client_list_school_events_finish (FRT_CLIENT (source), result, &error);

  if (events == NULL) {
    frt_failure_show_in_place (error, self->message, NULL);
    return;
  }

  gtk_filter_list_model_set_model (self->events, events);
  update_empty (self);
  gtk_widget_set_sensitive (self->export_button, g_list_model_get_n_items (events) > 0);
}

static void
load (FrtDeskJournalPage *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint period = gtk_drop_down_get_selected (self->period_drop);

  if (self->cancellable == NULL || period >= G_N_ELEMENTS (period_days))
    return;

  frt_message_set_text (self->message, NULL);
  frt_client_list_school_events_async (frt_desk_get_client (self->desk), frt_desk_get_uai (self->desk),
                                       now - period_days[period] * DAY, self->cancellable, on_listed, g_object_ref (self));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskJournalPage) self = user_data;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, NULL))
    frt_toast_show (GTK_WIDGET (self), _("The journal is saved."));
  else
    frt_message_set_text (self->message, _("The journal could not be saved there. Choose another folder."));
}

static void
on_place_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskJournalPage) self = user_data;
  g_autoptr (GFile) file = frt_file_picker_save_finish (result, NULL);
  g_autoptr (GBytes) csv = NULL;

  if (file == NULL)
    return;

  csv = frt_journal_csv_new (G_LIST_MODEL (self->events));
  g_file_replace_contents_bytes_async (file, csv, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, on_saved, g_object_ref (self));
}

static void
on_export_clicked (FrtDeskJournalPage *self)
{
  /* Translators: the suggested name of a file. */
  frt_file_picker_save_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Export the Journal"),
                              _("journal.csv"), self->cancellable, on_place_chosen, g_object_ref (self));
}

static void
frt_desk_journal_page_entered (FrtPage *page)
{
  load (FRT_DESK_JOURNAL_PAGE (page));
}

static gboolean
frt_desk_journal_page_retry (FrtPage *page)
{
  load (FRT_DESK_JOURNAL_PAGE (page));

  return TRUE;
}

static void
frt_desk_journal_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (frt_desk_journal_page_parent_class)->root (widget);
  FRT_DESK_JOURNAL_PAGE (widget)->cancellable = g_cancellable_new ();
}

static void
frt_desk_journal_page_unroot (GtkWidget *widget)
{
  FrtDeskJournalPage *self = FRT_DESK_JOURNAL_PAGE (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  GTK_WIDGET_CLASS (frt_desk_journal_page_parent_class)->unroot (widget);
}

static void
frt_desk_journal_page_dispose (GObject *object)
{
  FrtDeskJournalPage *self = FRT_DESK_JOURNAL_PAGE (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->events);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (frt_desk_journal_page_parent_class)->dispose (object);
}

static void
frt_desk_journal_page_class_init (FrtDeskJournalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_desk_journal_page_dispose;
  widget_class->root = frt_desk_journal_page_root;
  widget_class->unroot = frt_desk_journal_page_unroot;
  FRT_PAGE_CLASS (klass)->entered = frt_desk_journal_page_entered;
  FRT_PAGE_CLASS (klass)->retry = frt_desk_journal_page_retry;

  g_type_ensure (FRT_TYPE_MESSAGE);
  g_type_ensure (FRT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-desk-journal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtDeskJournalPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskJournalPage, period_drop);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskJournalPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskJournalPage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskJournalPage, empty);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskJournalPage, view);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_export_clicked);
  gtk_widget_class_bind_template_callback (widget_class, load);
}

static void
frt_desk_journal_page_init (FrtDeskJournalPage *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  frt_mnemonic_name_once (GTK_WIDGET (self));

  self->events = gtk_filter_list_model_new (NULL, GTK_FILTER (gtk_custom_filter_new (matches, self, NULL)));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->events)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  /* Translators: titles of the journal's columns. */
  frt_text_column_add (self->view, _("When"), FALSE, dup_time);
  frt_text_column_add (self->view, _("What"), TRUE, dup_event);
  frt_text_column_add (self->view, _("Account"), FALSE, dup_username);
  frt_text_column_add (self->view, _("Detail"), TRUE, dup_detail);
  frt_text_column_show_first (self->view);
}

/**
 * frt_desk_journal_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_desk_journal_page_new (FrtDesk *desk)
{
  FrtDeskJournalPage *self = g_object_new (FRT_TYPE_DESK_JOURNAL_PAGE, NULL);

  self->desk = g_object_ref (desk);

  return GTK_WIDGET (self);
}
