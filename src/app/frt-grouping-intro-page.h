/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-grouping-page.h"

G_BEGIN_DECLS

/* 1: which account is kept, and what to have to hand. */
#define FRT_TYPE_GROUPING_INTRO_PAGE (frt_grouping_intro_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtGroupingIntroPage, frt_grouping_intro_page, FRT, GROUPING_INTRO_PAGE, FrtGroupingPage)

G_END_DECLS
