/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Says that accounts can be grouped, to whoever has one child at most, or another letter that probably waits at a school. */
#define FRT_TYPE_GROUPING_HINT (frt_grouping_hint_get_type ())
G_DECLARE_FINAL_TYPE (FrtGroupingHint, frt_grouping_hint, FRT, GROUPING_HINT, AdwPreferencesGroup)

void frt_grouping_hint_set_visit (FrtGroupingHint *self,
                                  FrtVisit        *visit);
void frt_grouping_hint_refresh   (FrtGroupingHint *self);

G_END_DECLS
