/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Who made the app, under which licence. */
void frt_about_present (GtkWindow *parent);     /* (nullable) */

G_END_DECLS
