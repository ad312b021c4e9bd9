/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "server/frt-routes.h"

G_BEGIN_DECLS

/* What Prometheus asks: how many requests, how fast, how many wait. Counting takes no lock. */
typedef struct _FrtMetrics FrtMetrics;

/* What is true now, asked when the figures are. */
typedef struct {
  guint connections;
  guint under_way;
  guint hashing_waiting;
  guint writes_waiting;
} FrtGauges;

FrtMetrics *frt_metrics_new    (void);
void        frt_metrics_free   (FrtMetrics *self);
/* @route: (nullable): no route of ours; @microseconds: from the first header to the last byte */
void        frt_metrics_count  (FrtMetrics *self, const FrtRoute *route, guint status, gint64 microseconds);
char       *frt_metrics_write  (FrtMetrics *self, const FrtGauges *gauges);      /* the text format, version 0.0.4 */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtMetrics, frt_metrics_free)

G_END_DECLS
