/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* Replaces a password that was forgotten, by a code sent by email. */
#define FRT_TYPE_FORGOTTEN_PASSWORD_PAGE (frt_forgotten_password_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtForgottenPasswordPage, frt_forgotten_password_page, FRT, FORGOTTEN_PASSWORD_PAGE, FrtVisitPage)

GtkWidget *frt_forgotten_password_page_new (FrtVisit *visit);

G_END_DECLS
