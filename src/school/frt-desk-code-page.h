/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "school/frt-desk-page.h"

G_BEGIN_DECLS

/* Setting up the second factor: a QR code for the telephone, then a code of it. */
#define FRT_TYPE_DESK_CODE_PAGE (frt_desk_code_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtDeskCodePage, frt_desk_code_page, FRT, DESK_CODE_PAGE, FrtDeskPage)

GtkWidget *frt_desk_code_page_new (FrtDesk *desk);

G_END_DECLS
