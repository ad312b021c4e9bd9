/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "school/frt-desk-letters-page.h"

#include "school/frt-letter-chooser.h"
#include "school/frt-letters-window.h"
#include "widgets/frt-busy-button.h"
#include "widgets/frt-confirm-window.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-wrap-box.h"

#include <glib/gi18n.h>

struct _FrtDeskLettersPage {
  FrtDeskPage        parent_instance;

  GCancellable      *work;          /* (owned) (nullable): letters are being made */
  GCancellable      *asking;        /* (owned) (nullable): how many there would be */
  FrtLetterForecast *forecast;      /* (owned) (nullable) until it is known */

  FrtLetterChooser  *chooser;
  FrtMessage        *forecast_message;
  FrtMessage        *message;
  GtkWidget         *progress;
  GtkProgressBar    *progress_bar;
  GtkLabel          *progress_label;
  FrtBusyButton     *issue_button;
  GtkWidget         *cancel_button;
};

G_DEFINE_FINAL_TYPE (FrtDeskLettersPage, frt_desk_letters_page, FRT_TYPE_DESK_PAGE)

static void
show_forecast (FrtDeskLettersPage *self)
{
  const guint count = self->forecast != NULL ? (guint) self->forecast->count : 0;
  const guint replaced = self->forecast != NULL ? (guint) self->forecast->replaced : 0;
  g_autofree char *made = g_strdup_printf (ngettext ("%u letter will be made.", "%u letters will be made.", count), count);
  g_autofree char *dead = g_strdup_printf (
    ngettext ("%u of them replaces a letter that still works, whose password stops at once.",
              "%u of them replace letters that still work, whose passwords stop at once.", replaced), replaced);
  g_autofree char *text = replaced > 0 ? g_strdup_printf ("%s %s", made, dead) : g_strdup (made);

  frt_busy_button_set_allowed (self->issue_button, count > 0);
  if (self->forecast == NULL)
    frt_message_set_text (self->forecast_message, NULL);
  else
    frt_message_set_text (self->forecast_message, count > 0 ? text : _("Nobody is without a letter by this choice."));
}

static void
take_forecast (FrtDeskLettersPage *self, FrtLetterForecast *forecast)
{
  g_free (self->forecast);
  self->forecast = forecast;
  show_forecast (self);
}

static void
on_forecast (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskLettersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  FrtLetterForecast *forecast = frt_client_forecast_letters_finish (FRT_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;      /* something else has been chosen meanwhile */

  g_clear_object (&self->asking);
  take_forecast (self, forecast);
  if (forecast == NULL)
    frt_failure_show_in_place (error, self->message, NULL);
}

/* Asks what the choice comes to. */
static void
ask (FrtDeskLettersPage *self)
{
  FrtDeskPage *page = FRT_DESK_PAGE (self);
  g_auto (GStrv) usernames = NULL;
  const FrtLetterWish wish = frt_letter_chooser_get_wish (self->chooser, &usernames);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  take_forecast (self, NULL);
  if (frt_desk_page_get_client (page) == NULL || (usernames != NULL && usernames[0] == NULL))
    return;

  self->asking = g_cancellable_new ();
  frt_client_forecast_letters_async (frt_desk_page_get_client (page), frt_desk_get_uai (frt_desk_page_get_desk (page)), &wish,
                                     self->asking, on_forecast, g_object_ref (self));
}

static void
on_choice_changed (FrtDeskLettersPage *self)
{
  frt_message_set_text (self->message, NULL);
  ask (self);
}

static void
set_working (FrtDeskLettersPage *self, gboolean working)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->chooser), !working);
  frt_busy_button_set_busy (self->issue_button, working);
  gtk_widget_set_visible (self->cancel_button, working);
  gtk_widget_set_visible (self->progress, working);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_label_set_text (self->progress_label, "");
  g_clear_object (&self->work);
  if (working)
    self->work = g_cancellable_new ();
}

static void
on_progress (guint done, guint total, gpointer user_data)
{
  FrtDeskLettersPage *self = user_data;
  /* Translators: how many letters are made, of how many. */
  g_autofree char *text = g_strdup_printf (_("%u of %u"), done, total);

  gtk_progress_bar_set_fraction (self->progress_bar, total > 0 ? (double) done / total : 0);
  gtk_label_set_text (self->progress_label, text);
}

static void
on_issued (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskLettersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = frt_client_issue_letters_finish (FRT_CLIENT (source), result, &error);

  set_working (self, FALSE);
  if (pdf != NULL) {
    frt_letter_chooser_forget_people (self->chooser);
    frt_letters_window_present (GTK_WIDGET (self), pdf);
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    frt_toast_show (GTK_WIDGET (self), _("Cancelled. The count above says who is still to have a letter."));
  } else {
    frt_failure_show_in_place (error, self->message, NULL);
  }
  ask (self);
}

static void
issue (FrtDeskLettersPage *self)
{
  FrtDeskPage *page = FRT_DESK_PAGE (self);
  g_auto (GStrv) usernames = NULL;
  const FrtLetterWish wish = frt_letter_chooser_get_wish (self->chooser, &usernames);

  set_working (self, TRUE);
  frt_client_issue_letters_async (frt_desk_page_get_client (page), frt_desk_get_uai (frt_desk_page_get_desk (page)), &wish,
                                  on_progress, self, self->work, on_issued, g_object_ref (self));
}

static void
on_replacing_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskLettersPage) self = user_data;

  if (frt_confirm_finish (result, NULL))
    issue (self);
}

static void
on_issue_clicked (FrtDeskLettersPage *self)
{
  const FrtQuestion question = {
    .heading = _("Replace letters that still work?"),
    .body = frt_message_get_text (self->forecast_message),
    .confirm_label = _("_Replace Them"),
    .is_destructive = TRUE,
  };

  if (frt_busy_button_get_busy (self->issue_button) || self->forecast == NULL || self->forecast->count == 0)
    return;

  frt_message_set_text (self->message, NULL);
  if (self->forecast->replaced > 0)
    frt_confirm_async (GTK_WIDGET (self->issue_button), &question, NULL, on_replacing_confirmed, g_object_ref (self));
  else
    issue (self);
}

static void
on_cancel_clicked (FrtDeskLettersPage *self)
{
  if (self->work != NULL)
    g_cancellable_cancel (self->work);
}

static void
load (FrtDeskLettersPage *self)
{
  if (self->work != NULL)
    return;

  frt_message_set_text (self->message, NULL);
  frt_letter_chooser_load (self->chooser, frt_desk_page_get_cancellable (FRT_DESK_PAGE (self)));
  ask (self);
}

static void
frt_desk_letters_page_entered (FrtPage *page)
{
  FRT_PAGE_CLASS (frt_desk_letters_page_parent_class)->entered (page);
  load (FRT_DESK_LETTERS_PAGE (page));
}

static gboolean
frt_desk_letters_page_retry (FrtPage *page)
{
  load (FRT_DESK_LETTERS_PAGE (page));

  return TRUE;
}

static void
frt_desk_letters_page_dispose (GObject *object)
{
  FrtDeskLettersPage *self = FRT_DESK_LETTERS_PAGE (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->work);

  G_OBJECT_CLASS (frt_desk_letters_page_parent_class)->dispose (object);
}

static void
frt_desk_letters_page_finalize (GObject *object)
{
  g_free (FRT_DESK_LETTERS_PAGE (object)->forecast);

  G_OBJECT_CLASS (frt_desk_letters_page_parent_class)->finalize (object);
}

static void
frt_desk_letters_page_class_init (FrtDeskLettersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_desk_letters_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = frt_desk_letters_page_finalize;
  FRT_PAGE_CLASS (klass)->entered = frt_desk_letters_page_entered;
  FRT_PAGE_CLASS (klass)->retry = frt_desk_letters_page_retry;

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_MESSAGE);
  g_type_ensure (FRT_TYPE_WRAP_BOX);
  g_type_ensure (FRT_TYPE_LETTER_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-desk-letters-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtDeskLettersPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskLettersPage, forecast_message);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskLettersPage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskLettersPage, progress);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskLettersPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskLettersPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskLettersPage, issue_button);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskLettersPage, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, on_issue_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
}

static void
frt_desk_letters_page_init (FrtDeskLettersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  FrtDeskLettersPage *self = g_object_new (FRT_TYPE_DESK_LETTERS_PAGE, "desk", desk, NULL);

  frt_letter_chooser_set_desk (self->chooser, desk);
  g_signal_connect_swapped (self->chooser, "changed", G_CALLBACK (on_choice_changed), self);

  return GTK_WIDGET (self);
}
