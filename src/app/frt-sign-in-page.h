/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* Username and password. Above other pages once a session has ended by itself: then they are gone on with. */
#define FRT_TYPE_SIGN_IN_PAGE (frt_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtSignInPage, frt_sign_in_page, FRT, SIGN_IN_PAGE, FrtVisitPage)

GtkWidget *frt_sign_in_page_new (FrtVisit *visit);

G_END_DECLS
