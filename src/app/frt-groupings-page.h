/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* The groupings of the account, and what became of each. */
#define FRT_TYPE_GROUPINGS_PAGE (frt_groupings_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtGroupingsPage, frt_groupings_page, FRT, GROUPINGS_PAGE, FrtVisitPage)

GtkWidget *frt_groupings_page_new (FrtVisit *visit);

G_END_DECLS
