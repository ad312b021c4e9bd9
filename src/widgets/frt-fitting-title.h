/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A title for a header bar, which is shown as a whole or not at all, since on a phone, or in large text, the buttons beside
 * it may leave too little room.
 *
 * Properties: "title" (string, plain text, nullable), "fits" (boolean, read-only, notify: when it does not, show it elsewhere;
 * the width of this widget must not depend on that). */
#define FRT_TYPE_FITTING_TITLE (frt_fitting_title_get_type ())
G_DECLARE_FINAL_TYPE (FrtFittingTitle, frt_fitting_title, FRT, FITTING_TITLE, GtkWidget)

G_END_DECLS
