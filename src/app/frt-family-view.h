/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where children are shown once they are known; until then that they are being asked for, why they could not be had, or
 * that there are none.
 *
 * Property: "content" (GtkWidget: what shows the children). Signal "children-changed" (GListModel of FrtChild: show
 * them). */
#define FRT_TYPE_FAMILY_VIEW (frt_family_view_get_type ())
G_DECLARE_FINAL_TYPE (FrtFamilyView, frt_family_view, FRT, FAMILY_VIEW, AdwBin)

void frt_family_view_set_visit (FrtFamilyView *self,
                                FrtVisit      *visit);

G_END_DECLS
