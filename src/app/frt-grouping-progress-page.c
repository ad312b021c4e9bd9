/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-grouping-progress-page.h"

#include "app/frt-countdown.h"

#include <glib/gi18n.h>

/* Seconds before the service is asked again by itself: a little longer each time. */
static const guint pauses[] = { 3, 5, 10, 20, 30 };

struct _FrtGroupingProgressPage {
  FrtGroupingPage  parent_instance;

  FrtCountdown    *pause;         /* (owned) */
  guint            n_asked;       /* how many times without an answer */
  GCancellable    *cancellable;   /* (owned) (nullable): lives from root to unroot */

  GtkSpinner      *spinner;
  GtkImage        *lost_image;
  GtkLabel        *status;
  GtkLabel        *details;
  GtkLabel        *countdown;
  GtkButton       *ask_button;
};

G_DEFINE_FINAL_TYPE (FrtGroupingProgressPage, frt_grouping_progress_page, FRT_TYPE_GROUPING_PAGE)

static FrtWizard *
get_wizard (FrtGroupingProgressPage *self)
{
  return frt_grouping_page_get_wizard (FRT_GROUPING_PAGE (self));
}

static void
show_state (FrtGroupingProgressPage *self, const char *status, const char *details, gboolean lost)
{
  gtk_label_set_text (self->status, status);
  gtk_label_set_text (self->details, details);
  gtk_spinner_set_spinning (self->spinner, !lost);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), !lost);
  gtk_widget_set_visible (GTK_WIDGET (self->lost_image), lost);
  gtk_widget_set_visible (GTK_WIDGET (self->countdown), lost);
  gtk_widget_set_visible (GTK_WIDGET (self->ask_button), lost);
}

static void
on_answer_lost (FrtGroupingProgressPage *self, const GError *error)
{
  g_autofree char *reason = frt_error_dup_user_message (error);

  if (reason == NULL)
    return;

  /* Translators: the answer to "Group Accounts" did not come; shown under the reason. */
  show_state (self, _("Waiting for the answer"), reason, TRUE);
  frt_countdown_start (self->pause, pauses[MIN (self->n_asked, G_N_ELEMENTS (pauses) - 1)]);
  self->n_asked++;
  gtk_widget_grab_focus (GTK_WIDGET (self->ask_button));
}

/* Refused: the page where something can be done about it tells why. */
static void
show_refusal (FrtGroupingProgressPage *self)
{
  gboolean anything_left = frt_wizard_get_n_accounts (get_wizard (self)) > 0;

  gtk_widget_activate_action (GTK_WIDGET (self), "wizard.show", "s", anything_left ? "check" : "accounts");
}

static void
on_grouping_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtGroupingProgressPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (frt_wizard_work_finish (FRT_WIZARD (source), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "wizard.show", "s", "done");
  else if (frt_wizard_is_unanswered (FRT_WIZARD (source)))
    on_answer_lost (self, error);
  else
    show_refusal (self);
}

/* The pause may have ended the moment the button was pressed. */
static void
ask (FrtGroupingProgressPage *self)
{
  if (frt_wizard_get_work (get_wizard (self)) != FRT_WIZARD_IDLE)
    return;

  frt_countdown_stop (self->pause);
  /* Translators: title of the grouping wizard's fourth page. */
  show_state (self, _("Grouping under way"), _("This takes a few seconds. All the accounts are grouped, or none is."), FALSE);
  frt_wizard_confirm_async (get_wizard (self), self->cancellable, on_grouping_confirmed, g_object_ref (self));
}

static void
on_pause_ticked (FrtGroupingProgressPage *self)
{
  guint seconds = frt_countdown_get_seconds (self->pause);
  g_autofree char *text = NULL;

  if (seconds == 0) {
    ask (self);
    return;
  }

  text = g_strdup_printf (ngettext ("Asking again in %u second", "Asking again in %u seconds", seconds), seconds);
  gtk_label_set_text (self->countdown, text);
}

static void
frt_grouping_progress_page_entered (FrtPage *page)
{
  FrtGroupingProgressPage *self = FRT_GROUPING_PROGRESS_PAGE (page);

  FRT_PAGE_CLASS (frt_grouping_progress_page_parent_class)->entered (page);
  self->n_asked = 0;
  ask (self);
}

static gboolean
frt_grouping_progress_page_retry (FrtPage *page)
{
  FrtGroupingProgressPage *self = FRT_GROUPING_PROGRESS_PAGE (page);

  ask (self);

  return TRUE;
}

static void
frt_grouping_progress_page_root (GtkWidget *widget)
{
  FrtGroupingProgressPage *self = FRT_GROUPING_PROGRESS_PAGE (widget);

  GTK_WIDGET_CLASS (frt_grouping_progress_page_parent_class)->root (widget);
  self->cancellable = g_cancellable_new ();
}

static void
frt_grouping_progress_page_unroot (GtkWidget *widget)
{
  FrtGroupingProgressPage *self = FRT_GROUPING_PROGRESS_PAGE (widget);

  frt_countdown_stop (self->pause);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  GTK_WIDGET_CLASS (frt_grouping_progress_page_parent_class)->unroot (widget);
}

static void
frt_grouping_progress_page_finalize (GObject *object)
{
  FrtGroupingProgressPage *self = FRT_GROUPING_PROGRESS_PAGE (object);

  g_clear_object (&self->pause);

  G_OBJECT_CLASS (frt_grouping_progress_page_parent_class)->finalize (object);
}

static void
frt_grouping_progress_page_class_init (FrtGroupingProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = frt_grouping_progress_page_finalize;
  widget_class->root = frt_grouping_progress_page_root;
  widget_class->unroot = frt_grouping_progress_page_unroot;
  FRT_PAGE_CLASS (klass)->retry = frt_grouping_progress_page_retry;
  FRT_PAGE_CLASS (klass)->entered = frt_grouping_progress_page_entered;

  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-grouping-progress-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingProgressPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingProgressPage, lost_image);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingProgressPage, status);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingProgressPage, details);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingProgressPage, countdown);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingProgressPage, ask_button);
  gtk_widget_class_bind_template_callback (widget_class, ask);
}

static void
frt_grouping_progress_page_init (FrtGroupingProgressPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->pause = frt_countdown_new ();
  g_signal_connect_object (self->pause, "notify::seconds", G_CALLBACK (on_pause_ticked), self, G_CONNECT_SWAPPED);
}
