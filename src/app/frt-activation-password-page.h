/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* Activation, second step: a password of one's own. */
#define FRT_TYPE_ACTIVATION_PASSWORD_PAGE (frt_activation_password_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtActivationPasswordPage, frt_activation_password_page, FRT, ACTIVATION_PASSWORD_PAGE, FrtVisitPage)

GtkWidget *frt_activation_password_page_new       (FrtVisit                  *visit);
FrtSecret *frt_activation_password_page_dup_secret (FrtActivationPasswordPage *self);     /* NULL unless it is valid */
/* The service finds it too weak: say why, with the focus in the field. */
void       frt_activation_password_page_refuse     (FrtActivationPasswordPage *self,
                                                    const GError              *error);
void       frt_activation_password_page_clear      (FrtActivationPasswordPage *self);

G_END_DECLS
