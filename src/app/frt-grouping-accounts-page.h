/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-grouping-page.h"

G_BEGIN_DECLS

/* 2: the accounts to group, verified one by one. */
#define FRT_TYPE_GROUPING_ACCOUNTS_PAGE (frt_grouping_accounts_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtGroupingAccountsPage, frt_grouping_accounts_page, FRT, GROUPING_ACCOUNTS_PAGE, FrtGroupingPage)

G_END_DECLS
