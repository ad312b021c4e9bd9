/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-password-page.h"

#include "app/frt-your-words.h"
#include "client/frt-client-profile.h"
#include "widgets/frt-busy-button.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-new-password.h"
#include "widgets/frt-typed-secret.h"

#include <glib/gi18n.h>

struct _FrtPasswordPage {
  FrtVisitPage    parent_instance;

  GPtrArray      *sent;           /* (owned) (element-type FrtSecret): new ones of tries whose answers were lost */
  guint           n_untried;      /* of them: not tried yet as the current one */

  GtkWidget      *current_row;
  FrtMessage     *message;
  FrtNewPassword *password;
  FrtBusyButton  *change_button;
};

G_DEFINE_FINAL_TYPE (FrtPasswordPage, frt_password_page, FRT_TYPE_VISIT_PAGE)

static void
on_edited (FrtPasswordPage *self)
{
  frt_failure_clear (self->message, self->current_row, NULL);
}

/* When answers were lost, one of the passwords sent may be the current one. */
static void
on_changed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtPasswordPage) self = user_data;
  g_autoptr (FrtSecret) password = frt_new_password_dup_secret (self->password);
  g_autoptr (GError) error = NULL;
  const gboolean changed = frt_client_change_password_finish (FRT_CLIENT (source), result, &error);

  if (g_error_matches (error, FRT_ERROR, FRT_ERROR_INVALID_CREDENTIALS) && self->n_untried > 0 && password != NULL) {
    self->n_untried--;
    frt_client_change_password_async (FRT_CLIENT (source), g_ptr_array_index (self->sent, self->n_untried), password,
                                      frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_changed, g_object_ref (self));
    return;
  }

  frt_busy_button_set_busy (self->change_button, FALSE);
  if (frt_failure_leaves_open (error) && password != NULL)
    g_ptr_array_add (self->sent, frt_secret_ref (password));
  if (changed) {
    frt_new_password_clear (self->password);
    frt_typed_secret_wipe (GTK_EDITABLE (self->current_row));
    frt_toast_show (GTK_WIDGET (self), _("Your password is changed. Other devices are signed out."));
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
  } else if (g_error_matches (error, FRT_ERROR, FRT_ERROR_INVALID_CREDENTIALS)) {
    frt_failure_refuse (self->message, self->current_row, _("This is not your current password. Type it again."));
  } else {
    frt_failure_show_in_place (error, self->message, NULL);
  }
}

static void
on_change_clicked (FrtPasswordPage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->current_row));
  g_autoptr (FrtSecret) current = NULL;
  g_autoptr (FrtSecret) password = NULL;

  if (frt_busy_button_get_busy (self->change_button))
    return;

  on_edited (self);
  if (*typed == '\0') {
    frt_failure_refuse (self->message, self->current_row, _("Type your current password."));
    return;
  }
  if (!frt_new_password_check (self->password))
    return;

  current = frt_secret_new (typed);
  password = frt_new_password_dup_secret (self->password);
  self->n_untried = self->sent->len;
  frt_busy_button_set_busy (self->change_button, TRUE);
  frt_client_change_password_async (frt_visit_page_get_client (FRT_VISIT_PAGE (self)), current, password,
                                    frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_changed,
                                    g_object_ref (self));
}

static gboolean
frt_password_page_retry (FrtPage *page)
{
  on_change_clicked (FRT_PASSWORD_PAGE (page));

  return TRUE;
}

static void
frt_password_page_entered (FrtPage *page)
{
  FrtPasswordPage *self = FRT_PASSWORD_PAGE (page);
  g_auto (GStrv) your_words = frt_your_words (frt_visit_page_get_visit (FRT_VISIT_PAGE (self)));

  frt_new_password_set_your_words (self->password, (const char *const *) your_words);
  FRT_PAGE_CLASS (frt_password_page_parent_class)->entered (page);
}

static void
frt_password_page_finalize (GObject *object)
{
  g_ptr_array_unref (FRT_PASSWORD_PAGE (object)->sent);

  G_OBJECT_CLASS (frt_password_page_parent_class)->finalize (object);
}

static void
frt_password_page_class_init (FrtPasswordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FrtPageClass *page_class = FRT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = frt_password_page_finalize;
  page_class->retry = frt_password_page_retry;
  page_class->entered = frt_password_page_entered;

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_MESSAGE);
  g_type_ensure (FRT_TYPE_NEW_PASSWORD);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-password-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtPasswordPage, current_row);
  gtk_widget_class_bind_template_child (widget_class, FrtPasswordPage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtPasswordPage, password);
  gtk_widget_class_bind_template_child (widget_class, FrtPasswordPage, change_button);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_change_clicked);
}

static void
frt_password_page_init (FrtPasswordPage *self)
{
  self->sent = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_secret_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_password_page_new:
 * @visit: a visit somebody is signed in with
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_password_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_PASSWORD_PAGE, "visit", visit, NULL);
}
