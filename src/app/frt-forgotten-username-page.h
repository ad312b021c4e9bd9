/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* Has the usernames of an email address sent there. */
#define FRT_TYPE_FORGOTTEN_USERNAME_PAGE (frt_forgotten_username_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtForgottenUsernamePage, frt_forgotten_username_page, FRT, FORGOTTEN_USERNAME_PAGE, FrtVisitPage)

GtkWidget *frt_forgotten_username_page_new (FrtVisit *visit);

G_END_DECLS
