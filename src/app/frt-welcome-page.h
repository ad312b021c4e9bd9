/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* Which service is to be asked: its address, a letter, or a service of our own with sample letters. */
#define FRT_TYPE_WELCOME_PAGE (frt_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtWelcomePage, frt_welcome_page, FRT, WELCOME_PAGE, FrtVisitPage)

GtkWidget *frt_welcome_page_new (FrtVisit *visit);

G_END_DECLS
