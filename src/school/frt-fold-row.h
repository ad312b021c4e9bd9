/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row of a list, as an AdwActionRow, whose @extra stands at its end or, where there is no room, below its words. @more:
 * whether it leads further. */
GtkWidget *frt_fold_row_new (const char *title,
                             const char *subtitle,
                             GtkWidget  *extra,
                             gboolean    more);

G_END_DECLS
