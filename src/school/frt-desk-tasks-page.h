/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "school/frt-desk-page.h"

G_BEGIN_DECLS

/* What parents ask, and its answers. */
#define FRT_TYPE_DESK_TASKS_PAGE (frt_desk_tasks_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtDeskTasksPage, frt_desk_tasks_page, FRT, DESK_TASKS_PAGE, FrtDeskPage)

GtkWidget *frt_desk_tasks_page_new (FrtDesk *desk);

G_END_DECLS
