/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* What the parent, or the administrator, decides about the app on this computer. */
#define FRT_TYPE_PREFERENCES_PAGE (frt_preferences_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtPreferencesPage, frt_preferences_page, FRT, PREFERENCES_PAGE, FrtVisitPage)

GtkWidget *frt_preferences_page_new (FrtVisit *visit);

G_END_DECLS
