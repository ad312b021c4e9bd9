/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two children of equal width side by side where there is room for text in both, else one below the other. */
#define FRT_TYPE_TWO_COLUMNS (frt_two_columns_get_type ())
G_DECLARE_FINAL_TYPE (FrtTwoColumns, frt_two_columns, FRT, TWO_COLUMNS, GtkWidget)

G_END_DECLS
