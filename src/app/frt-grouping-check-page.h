/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-grouping-page.h"

G_BEGIN_DECLS

/* 3: what there is today, what there will be, and what changes. */
#define FRT_TYPE_GROUPING_CHECK_PAGE (frt_grouping_check_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtGroupingCheckPage, frt_grouping_check_page, FRT, GROUPING_CHECK_PAGE, FrtGroupingPage)

G_END_DECLS
