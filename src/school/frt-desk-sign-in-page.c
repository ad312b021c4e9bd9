/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-desk-sign-in-page.h"

#include "client/frt-client-staff.h"
#include "client/frt-service-search.h"
#include "widgets/frt-busy-button.h"
#include "widgets/frt-failure.h"

#include <glib/gi18n.h>

struct _FrtDeskSignInPage {
  FrtDeskPage    parent_instance;

  FrtClient     *client;        /* (owned) (nullable): the service found at the address as it stands */

  GtkWidget     *server_row;
  GtkWidget     *username_row;
  GtkWidget     *password_row;
  GtkWidget     *code_row;
  FrtMessage    *message;
  FrtBusyButton *sign_in_button;
};

G_DEFINE_FINAL_TYPE (FrtDeskSignInPage, frt_desk_sign_in_page, FRT_TYPE_DESK_PAGE)

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
on_edited (FrtDeskSignInPage *self)
{
  frt_failure_clear (self->message, self->server_row, self->username_row, self->password_row, self->code_row, NULL);
}

static void
ask_for_code (FrtDeskSignInPage *self)
{
  gtk_widget_set_visible (self->code_row, TRUE);
  frt_message_set_text (self->message, _("Type the six digits that your authentication application shows now."));
  gtk_widget_grab_focus (self->code_row);
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;
  FrtClient *client = FRT_CLIENT (source);
  const gboolean signed_in = frt_client_sign_in_staff_finish (client, result, &error);

  frt_busy_button_set_busy (self->sign_in_button, FALSE);
  if (g_error_matches (error, FRT_ERROR, FRT_ERROR_OTP_REQUIRED)) {
    ask_for_code (self);
  } else if (g_error_matches (error, FRT_ERROR, FRT_ERROR_INVALID_CREDENTIALS)) {
    frt_failure_show_in_place (error, self->message, self->username_row, self->password_row, NULL);
  } else if (!signed_in) {
    frt_failure_show_in_place (error, self->message, NULL);
  } else if (frt_account_get_fields (frt_client_get_account (client))->kind != FRT_ACCOUNT_STAFF) {
    frt_message_set_text (self->message, _("This is a parent's account. Parents use the application Fratrie."));
    frt_client_sign_out_async (client, NULL, NULL, NULL);
  } else {
    const gboolean with_code = gtk_widget_get_visible (self->code_row);

    gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
    frt_desk_open (frt_desk_page_get_desk (FRT_DESK_PAGE (self)), client, with_code);
  }
}

static void
sign_in (FrtDeskSignInPage *self)
{
  g_autoptr (FrtSecret) password = frt_secret_new (get_text (self->password_row));

  frt_client_sign_in_staff_async (self->client, get_text (self->username_row), password,
                                  gtk_widget_get_visible (self->code_row) ? get_text (self->code_row) : NULL,
                                  frt_desk_page_get_cancellable (FRT_DESK_PAGE (self)), on_signed_in, g_object_ref (self));
}

static void
on_service_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskSignInPage) self = user_data;
  g_autoptr (FrtClient) client = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtServiceInfo) info = frt_service_search_finish (result, &client, &error);

  if (info == NULL) {
    frt_busy_button_set_busy (self->sign_in_button, FALSE);
    frt_failure_show_in_place (error, self->message, self->server_row, NULL);
    return;
  }

  g_set_object (&self->client, client);
  sign_in (self);
}

/* Whether nothing is missing; else the first field that is gets the focus. */
static gboolean
is_complete (FrtDeskSignInPage *self)
{
  const struct { GtkWidget *row; const char *sentence; } fields[] = {
    { self->server_row, _("Type the address of your school authority's service.") },
    { self->username_row, _("Type your username.") },
    { self->password_row, _("Type your password, or the provisional password you were given.") },
    { self->code_row, _("Type the six digits that your authentication application shows now.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    if (!gtk_widget_get_visible (fields[i].row) || *get_text (fields[i].row) != '\0')
      continue;
    frt_message_set_text (self->message, fields[i].sentence);
    frt_failure_mark_row (fields[i].row, fields[i].sentence);
    gtk_widget_grab_focus (fields[i].row);
    return FALSE;
  }

  return TRUE;
}

static void
on_sign_in_clicked (FrtDeskSignInPage *self)
{
  if (frt_busy_button_get_busy (self->sign_in_button))
    return;

  on_edited (self);
  if (!is_complete (self))
    return;

  frt_busy_button_set_busy (self->sign_in_button, TRUE);
  frt_service_search_async (get_text (self->server_row), frt_desk_page_get_cancellable (FRT_DESK_PAGE (self)),
                            on_service_found, g_object_ref (self));
}

static void
frt_desk_sign_in_page_constructed (GObject *object)
{
  FrtDeskSignInPage *self = FRT_DESK_SIGN_IN_PAGE (object);
  FrtDesk *desk = frt_desk_page_get_desk (FRT_DESK_PAGE (self));
  const char *server = frt_desk_get_server (desk);

  G_OBJECT_CLASS (frt_desk_sign_in_page_parent_class)->constructed (object);

  frt_page_set_can_go_back (FRT_PAGE (self), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->server_row), server ?: "");
  gtk_editable_set_text (GTK_EDITABLE (self->username_row), frt_desk_get_username (desk) ?: "");
  if (server == NULL)
    g_object_set (self, "first-field", self->server_row, NULL);
  if (frt_desk_get_stage (desk) == FRT_DESK_ENDED) {
    frt_column_page_set_heading (FRT_COLUMN_PAGE (self), _("Sign in again"));
    frt_column_page_set_description (FRT_COLUMN_PAGE (self), _("You have been signed out. Sign in again to go on where "
                                                               "you were."));
    g_object_set (self, "first-field", self->password_row, NULL);
  }
}

static void
frt_desk_sign_in_page_dispose (GObject *object)
{
  g_clear_object (&FRT_DESK_SIGN_IN_PAGE (object)->client);

  G_OBJECT_CLASS (frt_desk_sign_in_page_parent_class)->dispose (object);
}

static void
frt_desk_sign_in_page_class_init (FrtDeskSignInPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = frt_desk_sign_in_page_constructed;
  object_class->dispose = frt_desk_sign_in_page_dispose;

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-desk-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtDeskSignInPage, server_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskSignInPage, username_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskSignInPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskSignInPage, code_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskSignInPage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskSignInPage, sign_in_button);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_in_clicked);
}

static void
frt_desk_sign_in_page_init (FrtDeskSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_desk_sign_in_page_new:
 * @desk: a desk nobody sits at, or whose session has ended
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_desk_sign_in_page_new (FrtDesk *desk)
{
  return g_object_new (FRT_TYPE_DESK_SIGN_IN_PAGE, "desk", desk, NULL);
}
