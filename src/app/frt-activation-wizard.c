/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-activation-wizard.h"

#include "app/frt-activation-children-page.h"
#include "app/frt-activation-contact-page.h"
#include "app/frt-activation-password-page.h"
#include "client/frt-client-profile.h"
#include "widgets/frt-confirm-window.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-stack-show.h"
#include "widgets/frt-step-indicator.h"

#include <glib/gi18n.h>

enum { STEP_CHILDREN, STEP_PASSWORD, STEP_CONTACT, N_STEPS };

struct _FrtActivationWizard {
  FrtPage           parent_instance;

  FrtVisit         *visit;          /* (owned) */
  guint             step;
  gboolean          busy;           /* the service is being asked */
  gboolean          asking;         /* whether to leave: asked, not answered yet */
  GCancellable     *cancellable;    /* (owned) (nullable): lives from root to unroot */
  FrtPage          *steps[N_STEPS]; /* (unowned): of @pages */
  GPtrArray        *sent;           /* (owned) (element-type FrtSecret): passwords of tries whose answers were lost */
  guint             n_untried;      /* of them: not tried yet as the current one */

  FrtStepIndicator *indicator;
  GtkStack         *pages;
};

G_DEFINE_FINAL_TYPE (FrtActivationWizard, frt_activation_wizard, FRT_TYPE_PAGE)

static void
show_step (FrtActivationWizard *self, guint step)
{
  self->step = step;
  frt_stack_show (self->pages, GTK_WIDGET (self->steps[step]));
  frt_step_indicator_set_step (self->indicator, step + 1);
  frt_page_enter (self->steps[step]);
}

static void
set_busy (FrtActivationWizard *self, gboolean busy)
{
  self->busy = busy;
  frt_page_set_can_go_back (FRT_PAGE (self), !busy);
  frt_activation_contact_page_set_busy (FRT_ACTIVATION_CONTACT_PAGE (self->steps[STEP_CONTACT]), busy);
}

static FrtContactForm *
get_form (FrtActivationWizard *self)
{
  return frt_activation_contact_page_get_form (FRT_ACTIVATION_CONTACT_PAGE (self->steps[STEP_CONTACT]));
}

static FrtSecret *
dup_password (FrtActivationWizard *self)
{
  return frt_activation_password_page_dup_secret (FRT_ACTIVATION_PASSWORD_PAGE (self->steps[STEP_PASSWORD]));
}

static void
refuse (FrtActivationWizard *self, const GError *error)
{
  set_busy (self, FALSE);
  if (g_error_matches (error, FRT_ERROR, FRT_ERROR_WEAK_PASSWORD)) {
    frt_activation_password_page_refuse (FRT_ACTIVATION_PASSWORD_PAGE (self->steps[STEP_PASSWORD]), error);
    show_step (self, STEP_PASSWORD);
  } else {
    frt_contact_form_refuse (get_form (self), error);
  }
}

/* Whether the account is active already, with another password: an earlier try did it, whose answer was lost. */
static gboolean
is_active_already (FrtActivationWizard *self, const GError *error)
{
  return self->sent->len > 0 && g_error_matches (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST) &&
         frt_failure_is_about (error, "/new_password");
}

static gboolean
is_unanswered (const GError *error)
{
  return !g_error_matches (error, FRT_ERROR, FRT_ERROR_WEAK_PASSWORD) &&
         !g_error_matches (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
}

/* What was typed otherwise since an answer was lost counts: the password that was sent then is the current one, if the
 * service knows it; the rest is said by asking for the activation again. */
static void
change_sent_password (FrtActivationWizard *self, FrtSecret *password, GAsyncReadyCallback callback)
{
  self->n_untried--;
  frt_client_change_password_async (frt_visit_get_client (self->visit), g_ptr_array_index (self->sent, self->n_untried),
                                    password, self->cancellable, callback, g_object_ref (self));
}

static void activate (FrtActivationWizard *self, FrtSecret *password);

static void
on_password_changed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtActivationWizard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtSecret) password = dup_password (self);
  const gboolean changed = frt_client_change_password_finish (FRT_CLIENT (source), result, &error);

  if (changed && password != NULL)
    activate (self, password);
  else if (g_error_matches (error, FRT_ERROR, FRT_ERROR_INVALID_CREDENTIALS) && self->n_untried > 0 && password != NULL)
    change_sent_password (self, password, on_password_changed);
  else
    refuse (self, error);
}

static void
on_activated (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtActivationWizard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtSecret) password = dup_password (self);

  if (frt_client_activate_finish (FRT_CLIENT (source), result, &error)) {
    frt_activation_password_page_clear (FRT_ACTIVATION_PASSWORD_PAGE (self->steps[STEP_PASSWORD]));
    return;
  }

  if (is_active_already (self, error) && self->n_untried > 0 && password != NULL) {
    change_sent_password (self, password, on_password_changed);
    return;
  }
  if (is_unanswered (error) && password != NULL)
    g_ptr_array_add (self->sent, frt_secret_ref (password));
  refuse (self, error);
}

static void
activate (FrtActivationWizard *self, FrtSecret *password)
{
  FrtContactForm *form = get_form (self);
  g_auto (GStrv) rejected =
    frt_activation_children_page_dup_rejected (FRT_ACTIVATION_CHILDREN_PAGE (self->steps[STEP_CHILDREN]));
  g_autofree char *email = frt_contact_form_dup_email (form);
  g_autofree char *phone = frt_contact_form_dup_phone (form);

  frt_client_activate_async (frt_visit_get_client (self->visit), password, email, *phone != '\0' ? phone : NULL,
                             frt_contact_form_get_language (form), (const char *const *) rejected, self->cancellable,
                             on_activated, g_object_ref (self));
}

static void
on_activate_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  FrtActivationWizard *self = FRT_ACTIVATION_WIZARD (widget);
  g_autoptr (FrtSecret) password = dup_password (self);

  if (self->busy)
    return;
  if (password == NULL) {
    show_step (self, STEP_PASSWORD);
    return;
  }

  set_busy (self, TRUE);
  self->n_untried = self->sent->len;
  activate (self, password);
}

static void
on_continue_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  FrtActivationWizard *self = FRT_ACTIVATION_WIZARD (widget);

  if (self->step < STEP_CONTACT)
    show_step (self, self->step + 1);
}

static void
on_leave_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtActivationWizard) self = user_data;

  self->asking = FALSE;
  if (frt_confirm_finish (result, NULL))
    frt_visit_sign_out (self->visit);
}

static void
leave (FrtActivationWizard *self)
{
  const FrtQuestion question = {
    .heading = _("Leave without activating?"),
    .body = _("Your letter stays valid: you can sign in with it again later."),
    /* Translators: leaves the activation. */
    .confirm_label = _("_Leave"),
    /* Translators: goes on with the activation instead of leaving it. */
    .cancel_label = _("_Stay"),
    .is_destructive = TRUE,
  };

  if (self->asking)
    return;

  self->asking = TRUE;
  frt_confirm_async (GTK_WIDGET (self), &question, self->cancellable, on_leave_answered, g_object_ref (self));
}

static void
frt_activation_wizard_entered (FrtPage *page)
{
  FrtActivationWizard *self = FRT_ACTIVATION_WIZARD (page);

  frt_page_enter (self->steps[self->step]);
}

static gboolean
frt_activation_wizard_go_back (FrtPage *page)
{
  FrtActivationWizard *self = FRT_ACTIVATION_WIZARD (page);

  if (self->busy)
    return TRUE;

  if (self->step > 0)
    show_step (self, self->step - 1);
  else
    leave (self);

  return TRUE;
}

static gboolean
frt_activation_wizard_retry (FrtPage *page)
{
  return frt_page_retry (FRT_ACTIVATION_WIZARD (page)->steps[FRT_ACTIVATION_WIZARD (page)->step]);
}

static void
frt_activation_wizard_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (frt_activation_wizard_parent_class)->root (widget);
  FRT_ACTIVATION_WIZARD (widget)->cancellable = g_cancellable_new ();
}

static void
frt_activation_wizard_unroot (GtkWidget *widget)
{
  FrtActivationWizard *self = FRT_ACTIVATION_WIZARD (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  GTK_WIDGET_CLASS (frt_activation_wizard_parent_class)->unroot (widget);
}

static void
frt_activation_wizard_dispose (GObject *object)
{
  g_clear_object (&FRT_ACTIVATION_WIZARD (object)->visit);

  G_OBJECT_CLASS (frt_activation_wizard_parent_class)->dispose (object);
}

static void
frt_activation_wizard_finalize (GObject *object)
{
  FrtActivationWizard *self = FRT_ACTIVATION_WIZARD (object);

  g_ptr_array_unref (self->sent);

  G_OBJECT_CLASS (frt_activation_wizard_parent_class)->finalize (object);
}

static void
frt_activation_wizard_class_init (FrtActivationWizardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FrtPageClass *page_class = FRT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_activation_wizard_dispose;
  G_OBJECT_CLASS (klass)->finalize = frt_activation_wizard_finalize;
  widget_class->root = frt_activation_wizard_root;
  widget_class->unroot = frt_activation_wizard_unroot;
  page_class->entered = frt_activation_wizard_entered;
  page_class->go_back = frt_activation_wizard_go_back;
  page_class->retry = frt_activation_wizard_retry;

  g_type_ensure (FRT_TYPE_STEP_INDICATOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-activation-wizard.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtActivationWizard, indicator);
  gtk_widget_class_bind_template_child (widget_class, FrtActivationWizard, pages);
  gtk_widget_class_install_action (widget_class, "activation.continue", NULL, on_continue_activated);
  gtk_widget_class_install_action (widget_class, "activation.activate", NULL, on_activate_activated);
}

static void
frt_activation_wizard_init (FrtActivationWizard *self)
{
  self->sent = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_secret_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  frt_step_indicator_set_n_steps (self->indicator, N_STEPS);
}

/**
 * frt_activation_wizard_new:
 * @visit: a visit that is activating
 *
 * Returns: (transfer floating): the wizard, at its first step
 */
GtkWidget *
frt_activation_wizard_new (FrtVisit *visit)
{
  FrtActivationWizard *self = g_object_new (FRT_TYPE_ACTIVATION_WIZARD, NULL);

  self->visit = g_object_ref (visit);
  self->steps[STEP_CHILDREN] = FRT_PAGE (frt_activation_children_page_new (visit));
  self->steps[STEP_PASSWORD] = FRT_PAGE (frt_activation_password_page_new (visit));
  self->steps[STEP_CONTACT] = FRT_PAGE (frt_activation_contact_page_new (visit));
  for (guint i = 0; i < N_STEPS; i++)
    gtk_stack_add_child (self->pages, GTK_WIDGET (self->steps[i]));
  frt_stack_show (self->pages, GTK_WIDGET (self->steps[STEP_CHILDREN]));

  return GTK_WIDGET (self);
}
