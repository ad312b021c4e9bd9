/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void frt_typed_secret_wipe     (GtkEditable *field);
void frt_typed_secret_wipe_all (GtkWidget   *top);
/* Nothing is copied out of any password's field in @top. */
void frt_typed_secret_guard_all (GtkWidget   *top);

G_END_DECLS
