/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-activation-contact-page.h"

#include "widgets/frt-busy-button.h"

struct _FrtActivationContactPage {
  FrtVisitPage    parent_instance;

  FrtContactForm *form;
  FrtBusyButton  *activate_button;
};

G_DEFINE_FINAL_TYPE (FrtActivationContactPage, frt_activation_contact_page, FRT_TYPE_VISIT_PAGE)

static void
on_submitted (FrtActivationContactPage *self)
{
  if (!frt_busy_button_get_busy (self->activate_button) && frt_contact_form_check (self->form))
    gtk_widget_activate_action (GTK_WIDGET (self), "activation.activate", NULL);
}

static gboolean
frt_activation_contact_page_retry (FrtPage *page)
{
  on_submitted (FRT_ACTIVATION_CONTACT_PAGE (page));

  return TRUE;
}

static void
frt_activation_contact_page_constructed (GObject *object)
{
  FrtActivationContactPage *self = FRT_ACTIVATION_CONTACT_PAGE (object);

  G_OBJECT_CLASS (frt_activation_contact_page_parent_class)->constructed (object);
  frt_contact_form_set_visit (self->form, frt_visit_page_get_visit (FRT_VISIT_PAGE (self)));
}

static void
frt_activation_contact_page_class_init (FrtActivationContactPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = frt_activation_contact_page_constructed;
  FRT_PAGE_CLASS (klass)->retry = frt_activation_contact_page_retry;

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_CONTACT_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-activation-contact-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtActivationContactPage, form);
  gtk_widget_class_bind_template_child (widget_class, FrtActivationContactPage, activate_button);
  gtk_widget_class_bind_template_callback (widget_class, on_submitted);
}

static void
frt_activation_contact_page_init (FrtActivationContactPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_activation_contact_page_new:
 * @visit: a visit that is activating
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_activation_contact_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_ACTIVATION_CONTACT_PAGE, "visit", visit, NULL);
}

/**
 * frt_activation_contact_page_get_form:
 * @self: a #FrtActivationContactPage
 *
 * Returns: (transfer none): its fields
 */
FrtContactForm *
frt_activation_contact_page_get_form (FrtActivationContactPage *self)
{
  return self->form;
}

/**
 * frt_activation_contact_page_set_busy:
 * @self: a #FrtActivationContactPage
 * @busy: whether the service is being asked
 */
void
frt_activation_contact_page_set_busy (FrtActivationContactPage *self, gboolean busy)
{
  frt_busy_button_set_busy (self->activate_button, busy);
}
