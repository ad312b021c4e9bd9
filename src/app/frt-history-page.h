/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* What happened to the account, newest first. */
#define FRT_TYPE_HISTORY_PAGE (frt_history_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtHistoryPage, frt_history_page, FRT, HISTORY_PAGE, FrtVisitPage)

GtkWidget *frt_history_page_new (FrtVisit *visit);

G_END_DECLS
