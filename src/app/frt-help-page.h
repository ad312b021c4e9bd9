/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* The questions parents ask, and whom to ask others. */
#define FRT_TYPE_HELP_PAGE (frt_help_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtHelpPage, frt_help_page, FRT, HELP_PAGE, FrtVisitPage)

GtkWidget *frt_help_page_new (FrtVisit *visit);

G_END_DECLS
