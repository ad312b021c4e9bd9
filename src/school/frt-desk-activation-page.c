/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-desk-activation-page.h"

#include "widgets/frt-busy-button.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-new-password.h"

#include <glib/gi18n.h>

struct _FrtDeskActivationPage {
  FrtDeskPage     parent_instance;

  FrtNewPassword *password;
  GtkWidget      *email_row;
  FrtMessage     *message;
  FrtBusyButton  *activate_button;
};

G_DEFINE_FINAL_TYPE (FrtDeskActivationPage, frt_desk_activation_page, FRT_TYPE_DESK_PAGE)

static void
on_activated (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskActivationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean activated = frt_client_activate_finish (FRT_CLIENT (source), result, &error);

  frt_busy_button_set_busy (self->activate_button, FALSE);
  if (activated) {
    frt_new_password_clear (self->password);
    frt_desk_go_on (frt_desk_page_get_desk (FRT_DESK_PAGE (self)));
  } else {
    frt_failure_show_in_place (error, self->message, NULL);
  }
}

static void
on_activate_clicked (FrtDeskActivationPage *self)
{
  g_autoptr (FrtSecret) secret = NULL;
  const char *email = gtk_editable_get_text (GTK_EDITABLE (self->email_row));

  if (frt_busy_button_get_busy (self->activate_button))
    return;

  frt_failure_clear (self->message, self->email_row, NULL);
  if (!frt_new_password_check (self->password))
    return;
  if (strchr (email, '@') == NULL) {
    frt_message_set_text (self->message, _("Type your email address at the school."));
    frt_failure_mark_row (self->email_row, frt_message_get_text (self->message));
    gtk_widget_grab_focus (self->email_row);
    return;
  }

  secret = frt_new_password_dup_secret (self->password);
  frt_busy_button_set_busy (self->activate_button, TRUE);
  frt_client_activate_async (frt_desk_page_get_client (FRT_DESK_PAGE (self)), secret, email, NULL, NULL, NULL,
                             frt_desk_page_get_cancellable (FRT_DESK_PAGE (self)), on_activated, g_object_ref (self));
}

static void
frt_desk_activation_page_constructed (GObject *object)
{
  FrtDeskActivationPage *self = FRT_DESK_ACTIVATION_PAGE (object);
  const char *const words[] = { frt_desk_get_username (frt_desk_page_get_desk (FRT_DESK_PAGE (self))), NULL };

  G_OBJECT_CLASS (frt_desk_activation_page_parent_class)->constructed (object);

  frt_page_set_can_go_back (FRT_PAGE (self), FALSE);
  frt_new_password_set_your_words (self->password, words);
}

static void
frt_desk_activation_page_class_init (FrtDeskActivationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = frt_desk_activation_page_constructed;

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_MESSAGE);
  g_type_ensure (FRT_TYPE_NEW_PASSWORD);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-desk-activation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtDeskActivationPage, password);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskActivationPage, email_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskActivationPage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskActivationPage, activate_button);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_clicked);
}

static void
frt_desk_activation_page_init (FrtDeskActivationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_desk_activation_page_new:
 * @desk: a desk at which somebody signed in with a provisional password
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_desk_activation_page_new (FrtDesk *desk)
{
  return g_object_new (FRT_TYPE_DESK_ACTIVATION_PAGE, "desk", desk, NULL);
}
