/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "school/frt-desk-page.h"

G_BEGIN_DECLS

/* Issuing the letters of those who were never notified. */
#define FRT_TYPE_DESK_LETTERS_PAGE (frt_desk_letters_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtDeskLettersPage, frt_desk_letters_page, FRT, DESK_LETTERS_PAGE, FrtDeskPage)

GtkWidget *frt_desk_letters_page_new (FrtDesk *desk);

G_END_DECLS
