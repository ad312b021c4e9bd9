/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "school/frt-desk.h"
#include "widgets/frt-page.h"

G_BEGIN_DECLS

/* What an open desk works with: a page for each kind of work, one shown at a time. */
#define FRT_TYPE_DESK_WORK_PAGE (frt_desk_work_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtDeskWorkPage, frt_desk_work_page, FRT, DESK_WORK_PAGE, FrtPage)

GtkWidget *frt_desk_work_page_new (FrtDesk *desk);

G_END_DECLS
