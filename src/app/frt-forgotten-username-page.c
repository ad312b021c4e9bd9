/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-forgotten-username-page.h"

#include "client/frt-client-recovery.h"
#include "widgets/frt-busy-button.h"
#include "widgets/frt-failure.h"

#include <glib/gi18n.h>

struct _FrtForgottenUsernamePage {
  FrtVisitPage   parent_instance;

  GtkWidget     *email_row;
  FrtMessage    *message;
  FrtMessage    *sent;
  FrtBusyButton *send_button;
};

G_DEFINE_FINAL_TYPE (FrtForgottenUsernamePage, frt_forgotten_username_page, FRT_TYPE_VISIT_PAGE)

static void
on_edited (FrtForgottenUsernamePage *self)
{
  frt_failure_clear (self->message, self->email_row, NULL);
  frt_message_set_text (self->sent, NULL);
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtForgottenUsernamePage) self = user_data;
  g_autoptr (GError) error = NULL;

  frt_busy_button_set_busy (self->send_button, FALSE);
  if (frt_client_recover_username_finish (FRT_CLIENT (source), result, &error))
    frt_message_set_text (self->sent, _("If an account has this address, its username is on its way there. Look at your "
                                        "messages in a few minutes, and among the unwanted ones too."));
  else
    frt_failure_show_in_place (error, self->message, self->email_row, NULL);
}

static void
on_send_clicked (FrtForgottenUsernamePage *self)
{
  g_autofree char *email = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->email_row))));

  if (frt_busy_button_get_busy (self->send_button))
    return;

  on_edited (self);
  if (*email == '\0') {
    frt_failure_refuse (self->message, self->email_row, _("Type the email address of your account."));
    return;
  }

  frt_busy_button_set_busy (self->send_button, TRUE);
  frt_client_recover_username_async (frt_visit_page_get_client (FRT_VISIT_PAGE (self)), email,
                                     frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_sent, g_object_ref (self));
}

static gboolean
frt_forgotten_username_page_retry (FrtPage *page)
{
  on_send_clicked (FRT_FORGOTTEN_USERNAME_PAGE (page));

  return TRUE;
}

static void
frt_forgotten_username_page_class_init (FrtForgottenUsernamePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  FRT_PAGE_CLASS (klass)->retry = frt_forgotten_username_page_retry;

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-forgotten-username-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtForgottenUsernamePage, email_row);
  gtk_widget_class_bind_template_child (widget_class, FrtForgottenUsernamePage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtForgottenUsernamePage, sent);
  gtk_widget_class_bind_template_child (widget_class, FrtForgottenUsernamePage, send_button);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_send_clicked);
}

static void
frt_forgotten_username_page_init (FrtForgottenUsernamePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_forgotten_username_page_new:
 * @visit: a visit with a service
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_forgotten_username_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_FORGOTTEN_USERNAME_PAGE, "visit", visit, NULL);
}
