/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "school/frt-desk.h"
#include "widgets/frt-page.h"

G_BEGIN_DECLS

/* The journal of the school: what was done, by whom, newest first. */
#define FRT_TYPE_DESK_JOURNAL_PAGE (frt_desk_journal_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtDeskJournalPage, frt_desk_journal_page, FRT, DESK_JOURNAL_PAGE, FrtPage)

GtkWidget *frt_desk_journal_page_new (FrtDesk *desk);

G_END_DECLS
