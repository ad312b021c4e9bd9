/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-grouping.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A grouping of the past: what became of it, whose accounts it was about, its steps with their times, and its receipt. */
#define FRT_TYPE_GROUPING_CARD (frt_grouping_card_get_type ())
G_DECLARE_FINAL_TYPE (FrtGroupingCard, frt_grouping_card, FRT, GROUPING_CARD, AdwBin)

GtkWidget *frt_grouping_card_new (FrtGrouping *grouping,
                                  const char  *server);

G_END_DECLS
