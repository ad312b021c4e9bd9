/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* The children, with what is online for each. */
#define FRT_TYPE_HOME_PAGE (frt_home_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtHomePage, frt_home_page, FRT, HOME_PAGE, FrtVisitPage)

GtkWidget *frt_home_page_new (FrtVisit *visit);

G_END_DECLS
