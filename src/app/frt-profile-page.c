/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-profile-page.h"

#include "app/frt-code.h"
#include "app/frt-contact-form.h"
#include "client/frt-client-profile.h"
#include "widgets/frt-busy-button.h"
#include "widgets/frt-failure.h"

#include <glib/gi18n.h>

struct _FrtProfilePage {
  FrtVisitPage    parent_instance;

  gboolean        unanswered;      /* the answer to a code was lost */

  FrtContactForm *form;
  FrtBusyButton  *save_button;
  GtkWidget      *confirm_box;
  GtkLabel       *confirm_text;
  GtkWidget      *code_row;
  FrtMessage     *code_message;
  FrtBusyButton  *confirm_button;
  FrtBusyButton  *again_button;
};

G_DEFINE_FINAL_TYPE (FrtProfilePage, frt_profile_page, FRT_TYPE_VISIT_PAGE)

static FrtAccount *
get_account (FrtProfilePage *self)
{
  return frt_client_get_account (frt_visit_page_get_client (FRT_VISIT_PAGE (self)));
}

/* One suggested button: what is to be done next. */
static void
show_confirmation (FrtProfilePage *self, gboolean shown)
{
  GtkWidget *next = GTK_WIDGET (shown ? self->confirm_button : self->save_button);

  gtk_widget_remove_css_class (GTK_WIDGET (self->confirm_button), "suggested-action");
  gtk_widget_remove_css_class (GTK_WIDGET (self->save_button), "suggested-action");
  gtk_widget_add_css_class (next, "suggested-action");
  gtk_widget_set_visible (self->confirm_box, shown);
  g_object_set (self, "main-button", next, NULL);
}

static void
update_confirmation (FrtProfilePage *self)
{
  const FrtAccountFields *fields = get_account (self) != NULL ? frt_account_get_fields (get_account (self)) : NULL;
  g_autofree char *text = NULL;

  if (fields == NULL)
    return;

  /* Translators: %s is an email address. */
  text = g_strdup_printf (_("A code of 8 digits was sent to %s. Type it here, so that we know the address is yours."),
                          fields->email ?: "");
  gtk_label_set_text (self->confirm_text, text);
  show_confirmation (self, fields->email != NULL && !fields->email_confirmed);
}

static void
on_code_edited (FrtProfilePage *self)
{
  frt_failure_clear (self->code_message, self->code_row, NULL);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtProfilePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtAccount) account = frt_client_change_profile_finish (FRT_CLIENT (source), result, &error);

  frt_busy_button_set_busy (self->save_button, FALSE);
  frt_busy_button_set_busy (self->again_button, FALSE);
  if (account == NULL) {
    frt_contact_form_refuse (self->form, error);
    return;
  }

  frt_toast_show (GTK_WIDGET (self), _("Your profile is saved."));
  update_confirmation (self);
  if (gtk_widget_get_visible (self->confirm_box))
    gtk_widget_grab_focus (self->code_row);
}

/* Only what is another than before: an address that is sent is one to confirm. */
static const char *
get_changed (const char *typed, const char *before)
{
  return *typed != '\0' && g_strcmp0 (typed, before) != 0 ? typed : NULL;
}

static void
save (FrtProfilePage *self, gboolean code_again)
{
  const FrtAccountFields *before = frt_account_get_fields (get_account (self));
  g_autofree char *email = frt_contact_form_dup_email (self->form);
  g_autofree char *phone = frt_contact_form_dup_phone (self->form);
  const char *language = frt_contact_form_get_language (self->form);

  frt_client_change_profile_async (frt_visit_page_get_client (FRT_VISIT_PAGE (self)),
                                   code_again ? before->email : get_changed (email, before->email),
                                   code_again ? NULL : get_changed (phone, before->phone),
                                   code_again || g_strcmp0 (language, before->language) == 0 ? NULL : language,
                                   frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_saved, g_object_ref (self));
}

static void
on_save_clicked (FrtProfilePage *self)
{
  if (frt_busy_button_get_busy (self->save_button) || get_account (self) == NULL || !frt_contact_form_check (self->form))
    return;

  frt_busy_button_set_busy (self->save_button, TRUE);
  save (self, FALSE);
}

static void
on_again_clicked (FrtProfilePage *self)
{
  if (get_account (self) == NULL)
    return;

  on_code_edited (self);
  frt_busy_button_set_busy (self->again_button, TRUE);
  save (self, TRUE);
}

static void
show_confirmed (FrtProfilePage *self)
{
  self->unanswered = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->code_row), "");
  frt_toast_show (GTK_WIDGET (self), _("Your email address is confirmed."));
  update_confirmation (self);
}

/* The code was used by a try whose answer was lost, if the address is confirmed. */
static void
on_account_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtProfilePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtAccount) account = frt_client_load_account_finish (FRT_CLIENT (source), result, &error);

  frt_busy_button_set_busy (self->confirm_button, FALSE);
  if (account == NULL)
    frt_failure_show_in_place (error, self->code_message, NULL);
  else if (frt_account_get_fields (account)->email_confirmed)
    show_confirmed (self);
  else
    frt_code_refuse (self->code_message, self->code_row);
}

static void
on_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtProfilePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtAccount) account = frt_client_confirm_email_finish (FRT_CLIENT (source), result, &error);

  if (self->unanswered && frt_failure_is_about (error, "/code")) {
    frt_client_load_account_async (FRT_CLIENT (source), frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)),
                                   on_account_loaded, g_object_ref (self));
    return;
  }

  self->unanswered = self->unanswered || frt_failure_leaves_open (error);
  frt_busy_button_set_busy (self->confirm_button, FALSE);
  if (account != NULL)
    show_confirmed (self);
  else
    frt_code_show_failure (error, self->code_message, self->code_row);
}

static void
on_confirm_clicked (FrtProfilePage *self)
{
  const char *code = gtk_editable_get_text (GTK_EDITABLE (self->code_row));

  if (frt_busy_button_get_busy (self->confirm_button))
    return;

  on_code_edited (self);
  if (!frt_code_check (self->code_message, self->code_row))
    return;

  frt_busy_button_set_busy (self->confirm_button, TRUE);
  frt_client_confirm_email_async (frt_visit_page_get_client (FRT_VISIT_PAGE (self)), code,
                                  frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_confirmed,
                                  g_object_ref (self));
}

static gboolean
frt_profile_page_retry (FrtPage *page)
{
  FrtProfilePage *self = FRT_PROFILE_PAGE (page);

  if (gtk_widget_get_visible (self->confirm_box) && *gtk_editable_get_text (GTK_EDITABLE (self->code_row)) != '\0')
    on_confirm_clicked (self);
  else
    on_save_clicked (self);

  return TRUE;
}

static void
frt_profile_page_constructed (GObject *object)
{
  FrtProfilePage *self = FRT_PROFILE_PAGE (object);

  G_OBJECT_CLASS (frt_profile_page_parent_class)->constructed (object);
  frt_contact_form_set_visit (self->form, frt_visit_page_get_visit (FRT_VISIT_PAGE (self)));
  update_confirmation (self);
}

static void
frt_profile_page_class_init (FrtProfilePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = frt_profile_page_constructed;
  FRT_PAGE_CLASS (klass)->retry = frt_profile_page_retry;

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_CONTACT_FORM);
  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-profile-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtProfilePage, form);
  gtk_widget_class_bind_template_child (widget_class, FrtProfilePage, save_button);
  gtk_widget_class_bind_template_child (widget_class, FrtProfilePage, confirm_box);
  gtk_widget_class_bind_template_child (widget_class, FrtProfilePage, confirm_text);
  gtk_widget_class_bind_template_child (widget_class, FrtProfilePage, code_row);
  gtk_widget_class_bind_template_child (widget_class, FrtProfilePage, code_message);
  gtk_widget_class_bind_template_child (widget_class, FrtProfilePage, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, FrtProfilePage, again_button);
  gtk_widget_class_bind_template_callback (widget_class, on_code_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_again_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm_clicked);
}

static void
frt_profile_page_init (FrtProfilePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_profile_page_new:
 * @visit: a visit somebody is signed in with
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_profile_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_PROFILE_PAGE, "visit", visit, NULL);
}
