/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-desk-letters-page.h"

#include "client/frt-client-school.h"
#include "school/frt-letters-window.h"
#include "widgets/frt-busy-button.h"
#include "widgets/frt-failure.h"

#include <glib/gi18n.h>

struct _FrtDeskLettersPage {
  FrtDeskPage    parent_instance;

  GCancellable  *work;          /* (owned) (nullable): letters are being made */

  AdwComboRow   *language_row;
  FrtMessage    *message;
  FrtBusyButton *issue_button;
  GtkWidget     *cancel_button;
};

G_DEFINE_FINAL_TYPE (FrtDeskLettersPage, frt_desk_letters_page, FRT_TYPE_DESK_PAGE)

/* The first stands for each account's own. Languages are named in themselves: who reads them looks for that. */
static const struct {
  const char *code;      /* (nullable) */
  const char *name;
} languages[] = {
  { NULL, N_("Each family's own") },
  { "fr", "Français" }, { "en", "English" }, { "es", "Español" }, { "pt", "Português" }, { "it", "Italiano" },
  { "de", "Deutsch" }, { "tr", "Türkçe" }, { "ar", "العربية" }, { "ro", "Română" }, { "oc", "Occitan" },
};

static void
set_working (FrtDeskLettersPage *self, gboolean working)
{
  frt_busy_button_set_busy (self->issue_button, working);
  gtk_widget_set_visible (self->cancel_button, working);
  g_clear_object (&self->work);
  if (working)
    self->work = g_cancellable_new ();
}

static void
on_issued (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskLettersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = frt_client_issue_letters_finish (FRT_CLIENT (source), result, &error);

  set_working (self, FALSE);
  if (pdf != NULL)
    frt_letters_window_present (GTK_WIDGET (self), pdf);
  else if (g_error_matches (error, FRT_ERROR, FRT_ERROR_NOT_FOUND))
    frt_message_set_text (self->message, _("Every guardian has had a letter already. To print one again, go to Accounts."));
  else
    frt_failure_show_in_place (error, self->message, NULL);
}

static void
on_issue_clicked (FrtDeskLettersPage *self)
{
  FrtDeskPage *page = FRT_DESK_PAGE (self);

  if (frt_busy_button_get_busy (self->issue_button))
    return;

  frt_message_set_text (self->message, NULL);
  set_working (self, TRUE);
  frt_client_issue_letters_async (frt_desk_page_get_client (page), frt_desk_get_uai (frt_desk_page_get_desk (page)), NULL,
                                  languages[adw_combo_row_get_selected (self->language_row)].code, self->work, on_issued,
                                  g_object_ref (self));
}

static void
on_cancel_clicked (FrtDeskLettersPage *self)
{
  if (self->work != NULL)
    g_cancellable_cancel (self->work);
}

static void
frt_desk_letters_page_dispose (GObject *object)
{
  g_clear_object (&FRT_DESK_LETTERS_PAGE (object)->work);

  G_OBJECT_CLASS (frt_desk_letters_page_parent_class)->dispose (object);
}

static void
frt_desk_letters_page_class_init (FrtDeskLettersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_desk_letters_page_dispose;

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-desk-letters-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtDeskLettersPage, language_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskLettersPage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskLettersPage, issue_button);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskLettersPage, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, on_issue_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
}

static void
frt_desk_letters_page_init (FrtDeskLettersPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    gtk_string_list_append (names, languages[i].code != NULL ? languages[i].name : _(languages[i].name));
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
}

/**
 * frt_desk_letters_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_desk_letters_page_new (FrtDesk *desk)
{
  return g_object_new (FRT_TYPE_DESK_LETTERS_PAGE, "desk", desk, NULL);
}
