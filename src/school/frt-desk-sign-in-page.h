/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "school/frt-desk-page.h"

G_BEGIN_DECLS

/* Where a member of staff signs in: the service, the password, and the code once it is asked for. */
#define FRT_TYPE_DESK_SIGN_IN_PAGE (frt_desk_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtDeskSignInPage, frt_desk_sign_in_page, FRT, DESK_SIGN_IN_PAGE, FrtDeskPage)

GtkWidget *frt_desk_sign_in_page_new (FrtDesk *desk);

G_END_DECLS
