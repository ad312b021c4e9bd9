/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The accent of style.css and style-dark.css, for what is drawn by hand: gtk_widget_get_color() came with GTK 4.10. */
GdkRGBA frt_accent_get (GtkWidget *widget);

G_END_DECLS
