/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "school/frt-desk-page.h"

G_BEGIN_DECLS

/* The first sign-in of a member of staff: a password of one's own, and an address. */
#define FRT_TYPE_DESK_ACTIVATION_PAGE (frt_desk_activation_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtDeskActivationPage, frt_desk_activation_page, FRT, DESK_ACTIVATION_PAGE, FrtDeskPage)

GtkWidget *frt_desk_activation_page_new (FrtDesk *desk);

G_END_DECLS
