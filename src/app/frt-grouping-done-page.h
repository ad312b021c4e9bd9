/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-grouping-page.h"

G_BEGIN_DECLS

/* 5: the grouping is confirmed: its follow-up, the children, a receipt to keep. */
#define FRT_TYPE_GROUPING_DONE_PAGE (frt_grouping_done_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtGroupingDonePage, frt_grouping_done_page, FRT, GROUPING_DONE_PAGE, FrtGroupingPage)

G_END_DECLS
