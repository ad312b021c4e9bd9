/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "school/frt-desk-page.h"

G_BEGIN_DECLS

/* How far the school's families have come, by class and over time. */
#define FRT_TYPE_DESK_FIGURES_PAGE (frt_desk_figures_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtDeskFiguresPage, frt_desk_figures_page, FRT, DESK_FIGURES_PAGE, FrtDeskPage)

GtkWidget *frt_desk_figures_page_new (FrtDesk *desk);

G_END_DECLS
