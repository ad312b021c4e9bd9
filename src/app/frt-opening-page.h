/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* While the service is looked for, or a session kept from before is taken up again; says why when that does not end. */
#define FRT_TYPE_OPENING_PAGE (frt_opening_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtOpeningPage, frt_opening_page, FRT, OPENING_PAGE, FrtVisitPage)

GtkWidget *frt_opening_page_new (FrtVisit *visit);

G_END_DECLS
