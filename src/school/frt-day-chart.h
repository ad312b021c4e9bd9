/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-school-figures.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many accounts were activated by each day of the last year, drawn as a line that rises above months, beside numbers. Its
 * accessible name says how many, its description how many by each month. */
#define FRT_TYPE_DAY_CHART (frt_day_chart_get_type ())
G_DECLARE_FINAL_TYPE (FrtDayChart, frt_day_chart, FRT, DAY_CHART, GtkWidget)

/* Whether there is anything to see. */
gboolean frt_day_chart_set_days (FrtDayChart *self,
                                 GPtrArray   *days);      /* of FrtDayFigures, in order */

G_END_DECLS
