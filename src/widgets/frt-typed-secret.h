/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void frt_typed_secret_wipe     (GtkEditable *field);
void frt_typed_secret_wipe_all (GtkWidget   *top);

G_END_DECLS
