/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-contact-form.h"
#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* Activation, last step: how to reach the parent. Its button has the action "activation.activate". */
#define FRT_TYPE_ACTIVATION_CONTACT_PAGE (frt_activation_contact_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtActivationContactPage, frt_activation_contact_page, FRT, ACTIVATION_CONTACT_PAGE, FrtVisitPage)

GtkWidget       *frt_activation_contact_page_new      (FrtVisit                 *visit);
FrtContactForm  *frt_activation_contact_page_get_form (FrtActivationContactPage *self);
void             frt_activation_contact_page_set_busy (FrtActivationContactPage *self,
                                                       gboolean                  busy);

G_END_DECLS
