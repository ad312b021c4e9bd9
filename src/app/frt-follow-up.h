/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-grouping.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The steps of a grouping as a timeline, with local times. */
#define FRT_TYPE_FOLLOW_UP (frt_follow_up_get_type ())
G_DECLARE_FINAL_TYPE (FrtFollowUp, frt_follow_up, FRT, FOLLOW_UP, AdwBin)

void frt_follow_up_set_steps (FrtFollowUp *self,
                              GPtrArray   *steps);    /* of FrtGroupingStep */

G_END_DECLS
