/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "school/frt-desk-page.h"

G_BEGIN_DECLS

/* Reading a school's exports: choose, look at what would change, import. */
#define FRT_TYPE_DESK_IMPORT_PAGE (frt_desk_import_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtDeskImportPage, frt_desk_import_page, FRT, DESK_IMPORT_PAGE, FrtDeskPage)

GtkWidget *frt_desk_import_page_new (FrtDesk *desk);

G_END_DECLS
