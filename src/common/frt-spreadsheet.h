/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text, (nullable), as a cell that a spreadsheet shows and does not run. (transfer full) */
char *frt_spreadsheet_dup_cell (const char *text);

G_END_DECLS
