/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* My Account: where everything about the account is found. */
#define FRT_TYPE_ACCOUNT_PAGE (frt_account_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtAccountPage, frt_account_page, FRT, ACCOUNT_PAGE, FrtVisitPage)

GtkWidget *frt_account_page_new (FrtVisit *visit);

G_END_DECLS
