/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Why the service refused, in words for a parent, with whom to ask one click away. Invisible until there is something. */
#define FRT_TYPE_GROUPING_PROBLEM (frt_grouping_problem_get_type ())
G_DECLARE_FINAL_TYPE (FrtGroupingProblem, frt_grouping_problem, FRT, GROUPING_PROBLEM, AdwBin)

const char *frt_grouping_problem_get_text  (FrtGroupingProblem *self);     /* (nullable) (transfer none) */
void        frt_grouping_problem_set_text  (FrtGroupingProblem *self,
                                            const char         *text);     /* (nullable) */
void        frt_grouping_problem_set_error (FrtGroupingProblem *self,
                                            const GError       *error);    /* (nullable) */

G_END_DECLS
