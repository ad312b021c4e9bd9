/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* How to reach the parent, and in which language; and the proof that an email address is theirs. */
#define FRT_TYPE_PROFILE_PAGE (frt_profile_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtProfilePage, frt_profile_page, FRT, PROFILE_PAGE, FrtVisitPage)

GtkWidget *frt_profile_page_new (FrtVisit *visit);

G_END_DECLS
