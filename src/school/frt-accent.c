/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-accent.h"

#include <adwaita.h>

/* See the header. */
GdkRGBA
frt_accent_get (GtkWidget *widget)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  GdkRGBA accent;

  gdk_rgba_parse (&accent, adw_style_manager_get_dark (style) ? "#c061cb" : "#813d9c");

  return accent;
}
