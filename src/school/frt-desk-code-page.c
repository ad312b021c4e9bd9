/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-desk-code-page.h"

#include "client/frt-client-staff.h"
#include "widgets/frt-busy-button.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-qr-code.h"

#include <glib/gi18n.h>

struct _FrtDeskCodePage {
  FrtDeskPage    parent_instance;

  GtkPicture    *picture;
  AdwActionRow  *secret_row;
  GtkWidget     *code_row;
  FrtMessage    *message;
  FrtBusyButton *confirm_button;
};

G_DEFINE_FINAL_TYPE (FrtDeskCodePage, frt_desk_code_page, FRT_TYPE_DESK_PAGE)

/* The key that stands in an otpauth: address, in groups of four as applications show it. */
static char *
dup_key (const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GHashTable) query = parsed != NULL && g_uri_get_query (parsed) != NULL
    ? g_uri_parse_params (g_uri_get_query (parsed), -1, "&", G_URI_PARAMS_NONE, NULL) : NULL;
  const char *secret = query != NULL ? g_hash_table_lookup (query, "secret") : NULL;
  GString *key = g_string_new (NULL);

  for (gsize i = 0; secret != NULL && secret[i] != '\0'; i++)
    g_string_append_printf (key, "%s%c", i > 0 && i % 4 == 0 ? " " : "", secret[i]);

  return g_string_free (key, FALSE);
}

static void
on_enrolled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskCodePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtSecret) uri = frt_client_enrol_code_finish (FRT_CLIENT (source), result, &error);
  g_autoptr (GdkPaintable) code = NULL;
  g_autofree char *key = NULL;

  if (uri == NULL) {
    frt_failure_show_in_place (error, self->message, NULL);
    return;
  }

  code = frt_qr_code_new (frt_secret_get (uri));
  key = dup_key (frt_secret_get (uri));
  gtk_picture_set_paintable (self->picture, code);
  adw_action_row_set_subtitle (self->secret_row, key);
  frt_busy_button_set_allowed (self->confirm_button, TRUE);
}

static void
on_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskCodePage) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean confirmed = frt_client_confirm_code_finish (FRT_CLIENT (source), result, &error);

  frt_busy_button_set_busy (self->confirm_button, FALSE);
  if (confirmed) {
    frt_desk_go_on (frt_desk_page_get_desk (FRT_DESK_PAGE (self)));
  } else if (g_error_matches (error, FRT_ERROR, FRT_ERROR_INVALID_CREDENTIALS)) {
    const char *sentence = _("That is not the code of this moment. Wait for the next one, and check the telephone's clock.");

    frt_message_set_text (self->message, sentence);
    frt_failure_mark_row (self->code_row, sentence);
    gtk_widget_grab_focus (self->code_row);
  } else {
    frt_failure_show_in_place (error, self->message, NULL);
  }
}

static void
on_confirm_clicked (FrtDeskCodePage *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->confirm_button)))
    return;

  frt_failure_clear (self->message, self->code_row, NULL);
  frt_busy_button_set_busy (self->confirm_button, TRUE);
  frt_client_confirm_code_async (frt_desk_page_get_client (FRT_DESK_PAGE (self)),
                                 gtk_editable_get_text (GTK_EDITABLE (self->code_row)),
                                 frt_desk_page_get_cancellable (FRT_DESK_PAGE (self)), on_confirmed, g_object_ref (self));
}

static void
frt_desk_code_page_root (GtkWidget *widget)
{
  FrtDeskPage *page = FRT_DESK_PAGE (widget);

  GTK_WIDGET_CLASS (frt_desk_code_page_parent_class)->root (widget);

  frt_client_enrol_code_async (frt_desk_page_get_client (page), frt_desk_page_get_cancellable (page), on_enrolled,
                               g_object_ref (page));
}

static void
frt_desk_code_page_class_init (FrtDeskCodePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->root = frt_desk_code_page_root;

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-desk-code-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtDeskCodePage, picture);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskCodePage, secret_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskCodePage, code_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskCodePage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskCodePage, confirm_button);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm_clicked);
}

static void
frt_desk_code_page_init (FrtDeskCodePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  frt_page_set_can_go_back (FRT_PAGE (self), FALSE);
  frt_busy_button_set_allowed (self->confirm_button, FALSE);
}

/**
 * frt_desk_code_page_new:
 * @desk: a desk at which somebody without a second factor signed in
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_desk_code_page_new (FrtDesk *desk)
{
  return g_object_new (FRT_TYPE_DESK_CODE_PAGE, "desk", desk, NULL);
}
