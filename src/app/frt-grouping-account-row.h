/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-grouping.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* An account added to the grouping: its holder, its schools and children, a button to take it out again.
 * Signal "remove" (no argument). */
#define FRT_TYPE_GROUPING_ACCOUNT_ROW (frt_grouping_account_row_get_type ())
G_DECLARE_FINAL_TYPE (FrtGroupingAccountRow, frt_grouping_account_row, FRT, GROUPING_ACCOUNT_ROW, AdwActionRow)

GtkWidget  *frt_grouping_account_row_new          (FrtGroupingAccount    *account);
const char *frt_grouping_account_row_get_username (FrtGroupingAccountRow *self);

G_END_DECLS
