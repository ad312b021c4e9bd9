/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Has @row, whose model is one of strings, show the chosen one as a whole, where libadwaita would cut it. */
void frt_whole_value_show (AdwComboRow *row);

G_END_DECLS
