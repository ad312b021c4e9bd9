/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-school-figures.h"

G_BEGIN_DECLS

typedef struct {
  guint32 day;       /* Julian */
  gint64  total;     /* activations until then, that day's included */
} FrtDayPoint;

/* How many accounts were activated within a year, day by day. */
typedef struct {
  guint32  first;      /* Julian: a year before the last */
  guint32  last;       /* Julian: today */
  GArray  *points;     /* (owned) of FrtDayPoint: the days on which something happened, in order */
  gint64   total;
} FrtDaySeries;

/* @days: of FrtDayFigures, in order; @today: Julian */
FrtDaySeries *frt_day_series_new       (GPtrArray          *days,
                                        guint32             today);
void          frt_day_series_free      (FrtDaySeries       *self);
/* Where a scale for it ends: a round number, two at least. */
gint64        frt_day_series_get_top   (const FrtDaySeries *self);
/* What a screen reader says for the drawing: how far it was at the end of each month in which something happened. */
char         *frt_day_series_dup_words (const FrtDaySeries *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtDaySeries, frt_day_series_free)

G_END_DECLS
