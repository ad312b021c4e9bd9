/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-task-window.h"

#include "client/frt-client-school.h"
#include "school/frt-letters-window.h"
#include "school/frt-task-text.h"
#include "widgets/frt-busy-button.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-mnemonic.h"
#include "widgets/frt-wrap-box.h"

#include <glib/gi18n.h>

struct _FrtTaskWindow {
  AdwWindow      parent_instance;

  FrtDesk       *desk;           /* (owned) */
  FrtSchoolTask *task;           /* (owned) */

  GtkLabel      *heading;
  GtkLabel      *asker;
  GtkLabel      *reason;
  GtkLabel      *effect;
  GtkWidget     *message_row;
  FrtMessage    *message;
  FrtBusyButton *refuse_button;
  FrtBusyButton *accept_button;
};

G_DEFINE_FINAL_TYPE (FrtTaskWindow, frt_task_window, ADW_TYPE_WINDOW)

enum { ANSWERED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* @pdf: (nullable): the letter that an undone grouping makes, which stands above the console: this window is done. */
static void
finish (FrtTaskWindow *self, gboolean answered, GBytes *pdf, const GError *error)
{
  frt_busy_button_set_busy (self->refuse_button, FALSE);
  frt_busy_button_set_busy (self->accept_button, FALSE);
  if (answered) {
    if (pdf != NULL)
      frt_letters_window_present (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), pdf);
    g_signal_emit (self, signals[ANSWERED], 0);
    gtk_window_destroy (GTK_WINDOW (self));
  } else if (g_error_matches (error, FRT_ERROR, FRT_ERROR_NOT_FOUND) || frt_failure_is_about (error, "/answer")) {
    frt_message_set_text (self->message, _("Somebody else has answered this meanwhile, or has undone the grouping."));
    g_signal_emit (self, signals[ANSWERED], 0);
  } else {
    frt_failure_show_in_place (error, self->message, NULL);
  }
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtTaskWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean answered = frt_client_answer_task_finish (FRT_CLIENT (source), result, &error);

  finish (self, answered, NULL, error);
}

static void
on_break_accepted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtTaskWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = frt_client_accept_break_finish (FRT_CLIENT (source), result, &error);

  finish (self, pdf != NULL, pdf, error);
}

static void
answer (FrtTaskWindow *self, gboolean accepted)
{
  const FrtSchoolTaskFields *task = frt_school_task_get_fields (self->task);
  FrtClient *client = frt_desk_get_client (self->desk);
  const char *uai = frt_desk_get_uai (self->desk), *words = gtk_editable_get_text (GTK_EDITABLE (self->message_row));

  if (frt_busy_button_get_busy (self->refuse_button) || frt_busy_button_get_busy (self->accept_button))
    return;

  frt_message_set_text (self->message, NULL);
  frt_busy_button_set_busy (accepted ? self->accept_button : self->refuse_button, TRUE);
  if (accepted && task->kind == FRT_SCHOOL_TASK_BREAK)
    frt_client_accept_break_async (client, uai, task->id, words, NULL, on_break_accepted, g_object_ref (self));
  else
    frt_client_answer_task_async (client, uai, task->id, accepted, words, NULL, on_answered, g_object_ref (self));
}

static void
on_refuse_clicked (FrtTaskWindow *self)
{
  answer (self, FALSE);
}

static void
on_accept_clicked (FrtTaskWindow *self)
{
  answer (self, TRUE);
}

static void
frt_task_window_dispose (GObject *object)
{
  FrtTaskWindow *self = FRT_TASK_WINDOW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->task);

  G_OBJECT_CLASS (frt_task_window_parent_class)->dispose (object);
}

static void
frt_task_window_class_init (FrtTaskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_task_window_dispose;
  signals[ANSWERED] = g_signal_new ("answered", FRT_TYPE_TASK_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_MESSAGE);
  g_type_ensure (FRT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-task-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtTaskWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, FrtTaskWindow, asker);
  gtk_widget_class_bind_template_child (widget_class, FrtTaskWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, FrtTaskWindow, effect);
  gtk_widget_class_bind_template_child (widget_class, FrtTaskWindow, message_row);
  gtk_widget_class_bind_template_child (widget_class, FrtTaskWindow, message);
  gtk_widget_class_bind_template_child (widget_class, FrtTaskWindow, refuse_button);
  gtk_widget_class_bind_template_child (widget_class, FrtTaskWindow, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, on_refuse_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_accept_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
frt_task_window_init (FrtTaskWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  frt_mnemonic_name_once (GTK_WIDGET (self));
}

/**
 * frt_task_window_new:
 * @parent: the console's window
 * @desk: an open desk
 * @task: a task that is open
 *
 * Returns: (transfer none): the window, not presented yet
 */
FrtTaskWindow *
frt_task_window_new (GtkWindow *parent, FrtDesk *desk, FrtSchoolTask *task)
{
  FrtTaskWindow *self = g_object_new (FRT_TYPE_TASK_WINDOW, "transient-for", parent, NULL);
  const char *reason = frt_school_task_get_fields (task)->reason;
  g_autofree char *title = frt_task_text_dup_title (task);
  g_autofree char *asker = frt_task_text_dup_asker (task);
  g_autofree char *effect = frt_task_text_dup_effect (task);
  /* Translators: %s is what a parent wrote. */
  g_autofree char *quoted = g_strdup_printf (_("“%s”"), reason ?: "");

  self->desk = g_object_ref (desk);
  self->task = g_object_ref (task);
  gtk_label_set_text (self->heading, title);
  gtk_label_set_text (self->asker, asker);
  gtk_label_set_text (self->reason, quoted);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  gtk_label_set_text (self->effect, effect);

  return self;
}
