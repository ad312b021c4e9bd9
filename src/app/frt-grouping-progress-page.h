/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-grouping-page.h"

G_BEGIN_DECLS

/* 4: asks for the grouping as soon as it is entered, and again while no answer comes. */
#define FRT_TYPE_GROUPING_PROGRESS_PAGE (frt_grouping_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtGroupingProgressPage, frt_grouping_progress_page, FRT, GROUPING_PROGRESS_PAGE, FrtGroupingPage)

G_END_DECLS
