/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "school/frt-desk-page.h"

G_BEGIN_DECLS

/* What parents see of the school, and what it has chosen. */
#define FRT_TYPE_DESK_SCHOOL_PAGE (frt_desk_school_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtDeskSchoolPage, frt_desk_school_page, FRT, DESK_SCHOOL_PAGE, FrtDeskPage)

GtkWidget *frt_desk_school_page_new (FrtDesk *desk);

G_END_DECLS
