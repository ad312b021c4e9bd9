/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-forgotten-password-page.h"

#include "app/frt-code.h"
#include "app/frt-countdown.h"
#include "client/frt-client-recovery.h"
#include "widgets/frt-busy-button.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-new-password.h"

#include <glib/gi18n.h>

struct _FrtForgottenPasswordPage {
  FrtVisitPage    parent_instance;

  gboolean        unanswered;      /* the answer to a change of the password was lost */

  GtkWidget      *username_row;
  FrtMessage     *message;
  FrtMessage     *sent;
  FrtBusyButton  *send_button;
  GtkWidget      *second_step;
  GtkWidget      *code_row;
  FrtNewPassword *password;
  FrtMessage     *code_message;
  FrtBusyButton  *change_button;
};

G_DEFINE_FINAL_TYPE (FrtForgottenPasswordPage, frt_forgotten_password_page, FRT_TYPE_VISIT_PAGE)

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
on_edited (FrtForgottenPasswordPage *self)
{
  frt_failure_clear (self->message, self->username_row, NULL);
  frt_failure_clear (self->code_message, self->code_row, NULL);
}

/* One suggested button: to have a code sent, then to use it. */
static void
show_second_step (FrtForgottenPasswordPage *self)
{
  gtk_widget_set_visible (self->second_step, TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->send_button), "suggested-action");
  g_object_set (self->send_button, "text", _("_Send Another Code"), NULL);
  g_object_set (self, "main-button", self->change_button, "first-field", self->code_row, NULL);
  frt_page_enter (FRT_PAGE (self));
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtForgottenPasswordPage) self = user_data;
  g_autoptr (GError) error = NULL;

  frt_busy_button_set_busy (self->send_button, FALSE);
  if (!frt_client_recover_password_finish (FRT_CLIENT (source), result, &error)) {
    frt_failure_show_in_place (error, self->message, self->username_row, NULL);
    return;
  }

  frt_message_set_text (self->sent, _("If this account has a confirmed email address, a code of 8 digits is on its way there. "
                                      "It can be used for 15 minutes. Without such an address, ask the school for a new "
                                      "letter."));
  show_second_step (self);
}

static void
on_send_clicked (FrtForgottenPasswordPage *self)
{
  if (frt_busy_button_get_busy (self->send_button))
    return;

  on_edited (self);
  frt_message_set_text (self->sent, NULL);
  if (*get_text (self->username_row) == '\0') {
    frt_failure_refuse (self->message, self->username_row, _("Type the username printed on your letter."));
    return;
  }

  frt_busy_button_set_busy (self->send_button, TRUE);
  frt_client_recover_password_async (frt_visit_page_get_client (FRT_VISIT_PAGE (self)), get_text (self->username_row),
                                     frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_sent, g_object_ref (self));
}

/* The code was used by a try whose answer was lost, if the new password opens the account: the visit goes on by itself. */
static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtForgottenPasswordPage) self = user_data;
  g_autoptr (GError) error = NULL;

  frt_busy_button_set_busy (self->change_button, FALSE);
  if (frt_client_sign_in_finish (FRT_CLIENT (source), result, &error))
    return;

  if (frt_failure_leaves_open (error))
    frt_failure_show_in_place (error, self->code_message, NULL);
  else
    frt_code_refuse (self->code_message, self->code_row);
}

static void
try_to_sign_in (FrtForgottenPasswordPage *self, FrtClient *client)
{
  g_autoptr (FrtSecret) password = frt_new_password_dup_secret (self->password);

  if (password != NULL)
    frt_client_sign_in_async (client, get_text (self->username_row), password, FALSE,
                              frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_signed_in, g_object_ref (self));
  else      /* typed otherwise meanwhile */
    frt_busy_button_set_busy (self->change_button, FALSE);
}

static void
on_changed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtForgottenPasswordPage) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean changed = frt_client_reset_password_finish (FRT_CLIENT (source), result, &error);

  if (self->unanswered && frt_failure_is_about (error, "/code")) {
    try_to_sign_in (self, FRT_CLIENT (source));
    return;
  }

  self->unanswered = self->unanswered || frt_failure_leaves_open (error);
  frt_busy_button_set_busy (self->change_button, FALSE);
  if (changed) {
    frt_new_password_clear (self->password);
    frt_toast_show (GTK_WIDGET (self), _("Your password is changed. Sign in with the new one."));
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
  } else {
    frt_code_show_failure (error, self->code_message, self->code_row);
  }
}

static void
on_change_clicked (FrtForgottenPasswordPage *self)
{
  g_autoptr (FrtSecret) password = NULL;

  if (frt_busy_button_get_busy (self->change_button))
    return;

  on_edited (self);
  if (!frt_code_check (self->code_message, self->code_row))
    return;
  if (!frt_new_password_check (self->password))
    return;

  password = frt_new_password_dup_secret (self->password);
  frt_busy_button_set_busy (self->change_button, TRUE);
  frt_client_reset_password_async (frt_visit_page_get_client (FRT_VISIT_PAGE (self)), get_text (self->username_row),
                                   get_text (self->code_row), password,
                                   frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_changed, g_object_ref (self));
}

static gboolean
frt_forgotten_password_page_retry (FrtPage *page)
{
  FrtForgottenPasswordPage *self = FRT_FORGOTTEN_PASSWORD_PAGE (page);

  if (gtk_widget_get_visible (self->second_step))
    on_change_clicked (self);
  else
    on_send_clicked (self);

  return TRUE;
}

static void
frt_forgotten_password_page_class_init (FrtForgottenPasswordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  FRT_PAGE_CLASS (klass)->retry = frt_forgotten_password_page_retry;

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_MESSAGE);
  g_type_ensure (FRT_TYPE_NEW_PASSWORD);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-forgotten-password-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtForgottenPasswordPage, username_row);
  gtk_widget_class_bind_template_child (widget_class, FrtForgottenPasswordPage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtForgottenPasswordPage, sent);
  gtk_widget_class_bind_template_child (widget_class, FrtForgottenPasswordPage, send_button);
  gtk_widget_class_bind_template_child (widget_class, FrtForgottenPasswordPage, second_step);
  gtk_widget_class_bind_template_child (widget_class, FrtForgottenPasswordPage, code_row);
  gtk_widget_class_bind_template_child (widget_class, FrtForgottenPasswordPage, password);
  gtk_widget_class_bind_template_child (widget_class, FrtForgottenPasswordPage, code_message);
  gtk_widget_class_bind_template_child (widget_class, FrtForgottenPasswordPage, change_button);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_send_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_change_clicked);
}

static void
frt_forgotten_password_page_init (FrtForgottenPasswordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_forgotten_password_page_new:
 * @visit: a visit with a service
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_forgotten_password_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_FORGOTTEN_PASSWORD_PAGE, "visit", visit, NULL);
}
