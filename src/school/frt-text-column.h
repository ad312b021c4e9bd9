/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands in a cell for an item of the list; (transfer full) (nullable). */
typedef char *(*FrtTextFunc) (gpointer item);

/* Adds a column of plain text to a table. */
void frt_text_column_add (GtkColumnView *view,
                          const char    *title,
                          gboolean       expand,
                          FrtTextFunc    text);

/* Where the columns do not all fit, the first ones are seen: of a view that lies in a scrolled window already. */
void frt_text_column_show_first (GtkColumnView *view);

G_END_DECLS
