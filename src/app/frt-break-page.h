/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* Asks a child’s school to undo a grouping, and shows its answers. */
#define FRT_TYPE_BREAK_PAGE (frt_break_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtBreakPage, frt_break_page, FRT, BREAK_PAGE, FrtVisitPage)

GtkWidget *frt_break_page_new (FrtVisit *visit);

G_END_DECLS
