/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-grouping.h"

G_BEGIN_DECLS

/* A grouping in the words of the user's language, for the pages and the receipt alike. */
const char *frt_grouping_step_get_title        (const FrtGroupingStep *step);       /* (transfer none) */
char       *frt_grouping_step_dup_time         (const FrtGroupingStep *step);
char       *frt_grouping_dup_primary_name      (FrtGrouping           *grouping);   /* "Anaïs Lefèvre" */
char       *frt_grouping_account_dup_name      (FrtGroupingAccount    *account);
char       *frt_grouping_account_dup_schools   (FrtGroupingAccount    *account);    /* "Collège des Pins, Lycée du Lez" */
char       *frt_school_dup_label               (FrtSchool             *school);     /* "Lycée du Lez, Montpellier" */

G_END_DECLS
