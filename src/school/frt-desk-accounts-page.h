/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "school/frt-desk.h"
#include "widgets/frt-page.h"

G_BEGIN_DECLS

/* The accounts of the school: searched, looked at, helped. */
#define FRT_TYPE_DESK_ACCOUNTS_PAGE (frt_desk_accounts_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtDeskAccountsPage, frt_desk_accounts_page, FRT, DESK_ACCOUNTS_PAGE, FrtPage)

GtkWidget *frt_desk_accounts_page_new (FrtDesk *desk);

G_END_DECLS
