/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-confirm-window.h"

#include "widgets/frt-mnemonic.h"

#include <glib/gi18n-lib.h>

struct _FrtConfirmWindow {
  AdwWindow     parent_instance;

  GTask        *task;             /* (owned) (nullable) once answered */
  gulong        cancelled_id;     /* on the task's cancellable; 0: none */

  GtkLabel     *heading;
  GtkLabel     *body;
  GtkButton    *cancel;
  GtkButton    *confirm;
};

G_DEFINE_FINAL_TYPE (FrtConfirmWindow, frt_confirm_window, ADW_TYPE_WINDOW)

/* Once only, whatever comes first: a button, Esc, the window's close, cancellation. */
static void
answer (FrtConfirmWindow *self, gboolean confirmed)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (task == NULL)
    return;

  if (self->cancelled_id != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), self->cancelled_id);
  self->cancelled_id = 0;
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, confirmed);
}

static void
on_confirmed (GtkWidget *widget, const char *action, GVariant *parameter)
{
  answer (FRT_CONFIRM_WINDOW (widget), TRUE);
  gtk_window_close (GTK_WINDOW (widget));
}

static gboolean
frt_confirm_window_close_request (GtkWindow *window)
{
  answer (FRT_CONFIRM_WINDOW (window), FALSE);

  return GTK_WINDOW_CLASS (frt_confirm_window_parent_class)->close_request (window);
}

static gboolean
close_soon (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));

  return G_SOURCE_REMOVE;
}

/* From the main loop: a handler of "cancelled" may not disconnect itself. */
static void
on_cancelled (GCancellable *cancellable, FrtConfirmWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, close_soon, g_object_ref (self), g_object_unref);
}

static void
frt_confirm_window_dispose (GObject *object)
{
  answer (FRT_CONFIRM_WINDOW (object), FALSE);

  G_OBJECT_CLASS (frt_confirm_window_parent_class)->dispose (object);
}

static void
frt_confirm_window_class_init (FrtConfirmWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_confirm_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = frt_confirm_window_close_request;

  gtk_widget_class_install_action (widget_class, "confirm.yes", NULL, on_confirmed);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Widgets/ui/frt-confirm-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtConfirmWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, FrtConfirmWindow, body);
  gtk_widget_class_bind_template_child (widget_class, FrtConfirmWindow, cancel);
  gtk_widget_class_bind_template_child (widget_class, FrtConfirmWindow, confirm);
}

static void
frt_confirm_window_init (FrtConfirmWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (FrtConfirmWindow *self, const FrtQuestion *question)
{
  gtk_window_set_title (GTK_WINDOW (self), question->heading);
  gtk_label_set_text (self->heading, question->heading);
  gtk_label_set_text (self->body, question->body);
  gtk_button_set_label (self->confirm, question->confirm_label);
  if (question->cancel_label != NULL)
    gtk_button_set_label (self->cancel, question->cancel_label);
  frt_mnemonic_name_once (GTK_WIDGET (self));

  gtk_widget_add_css_class (GTK_WIDGET (self->confirm),
                            question->is_destructive ? "destructive-action" : "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (question->is_destructive ? self->cancel : self->confirm));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (question->is_destructive ? self->cancel : self->confirm));
}

/**
 * frt_confirm_async:
 * @from: a widget in the window to ask in
 * @question: what to ask; copied
 * @cancellable: (nullable): takes the question away
 * @callback: called once it is answered
 * @user_data: for @callback
 *
 * Asks in a modal window of its own.
 */
void
frt_confirm_async (GtkWidget           *from,
                   const FrtQuestion   *question,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  FrtConfirmWindow *self = g_object_new (FRT_TYPE_CONFIRM_WINDOW, NULL);
  GtkRoot *root = gtk_widget_get_root (from);

  self->task = g_task_new (from, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, frt_confirm_async);
  if (cancellable != NULL)
    self->cancelled_id = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled), self);

  fill (self, question);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * frt_confirm_finish:
 * @result: what the callback was given
 * @error: return location for a #GError: cancelled, nothing else
 *
 * Returns: whether the deed was confirmed
 */
gboolean
frt_confirm_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
