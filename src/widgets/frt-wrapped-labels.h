/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has the words of every button and every group's title in @top go on below where there is no room beside them: in large text
 * on a phone, a long button would make the window wider than the screen, and libadwaita would cut the title. */
void frt_wrapped_labels (GtkWidget *top);

G_END_DECLS
