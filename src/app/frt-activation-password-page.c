/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-activation-password-page.h"

#include "app/frt-your-words.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-new-password.h"

struct _FrtActivationPasswordPage {
  FrtVisitPage    parent_instance;

  FrtNewPassword *password;
  FrtMessage     *refusal;
};

G_DEFINE_FINAL_TYPE (FrtActivationPasswordPage, frt_activation_password_page, FRT_TYPE_VISIT_PAGE)

static void
on_continue_clicked (FrtActivationPasswordPage *self)
{
  frt_message_set_text (self->refusal, NULL);
  if (frt_new_password_check (self->password))
    gtk_widget_activate_action (GTK_WIDGET (self), "activation.continue", NULL);
}

static void
frt_activation_password_page_entered (FrtPage *page)
{
  FrtActivationPasswordPage *self = FRT_ACTIVATION_PASSWORD_PAGE (page);
  g_auto (GStrv) your_words = frt_your_words (frt_visit_page_get_visit (FRT_VISIT_PAGE (self)));

  frt_new_password_set_your_words (self->password, (const char *const *) your_words);
  FRT_PAGE_CLASS (frt_activation_password_page_parent_class)->entered (page);
}

static void
frt_activation_password_page_class_init (FrtActivationPasswordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  FRT_PAGE_CLASS (klass)->entered = frt_activation_password_page_entered;

  g_type_ensure (FRT_TYPE_MESSAGE);
  g_type_ensure (FRT_TYPE_NEW_PASSWORD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/fr/fratrie/Fratrie/ui/frt-activation-password-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtActivationPasswordPage, password);
  gtk_widget_class_bind_template_child (widget_class, FrtActivationPasswordPage, refusal);
  gtk_widget_class_bind_template_callback (widget_class, on_continue_clicked);
}

static void
frt_activation_password_page_init (FrtActivationPasswordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_activation_password_page_new:
 * @visit: a visit that is activating
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_activation_password_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_ACTIVATION_PASSWORD_PAGE, "visit", visit, NULL);
}

/**
 * frt_activation_password_page_dup_secret:
 * @self: a #FrtActivationPasswordPage
 *
 * Returns: (transfer full) (nullable): the password chosen; %NULL unless it is strong enough and typed twice alike
 */
FrtSecret *
frt_activation_password_page_dup_secret (FrtActivationPasswordPage *self)
{
  return frt_new_password_dup_secret (self->password);
}

/**
 * frt_activation_password_page_refuse:
 * @self: a #FrtActivationPasswordPage
 * @error: why the service refuses the password
 *
 * Says it on the page, which is shown next.
 */
void
frt_activation_password_page_refuse (FrtActivationPasswordPage *self, const GError *error)
{
  frt_failure_show_in_place (error, self->refusal, NULL);
}

/**
 * frt_activation_password_page_clear:
 * @self: a #FrtActivationPasswordPage
 *
 * Forgets what was typed, once the password is accepted.
 */
void
frt_activation_password_page_clear (FrtActivationPasswordPage *self)
{
  frt_new_password_clear (self->password);
}
