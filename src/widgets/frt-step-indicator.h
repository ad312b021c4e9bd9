/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where one is in a sequence: a dot a step, read out as "Step 2 of 5".
 *
 * Properties: "n-steps" (uint, 1), "step" (uint, 1: the first). */
#define FRT_TYPE_STEP_INDICATOR (frt_step_indicator_get_type ())
G_DECLARE_FINAL_TYPE (FrtStepIndicator, frt_step_indicator, FRT, STEP_INDICATOR, GtkWidget)

void frt_step_indicator_set_n_steps (FrtStepIndicator *self,
                                     guint             n_steps);
void frt_step_indicator_set_step    (FrtStepIndicator *self,
                                     guint             step);

G_END_DECLS
