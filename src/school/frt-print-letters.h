/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many pages a PDF has, 0 when it is none. */
guint    frt_print_letters_count (GBytes     *pdf);
/* Prints it through the desktop's dialog, page for page as it is. FALSE with the print system's error; TRUE also when nothing
 * was printed since the dialog was closed. */
gboolean frt_print_letters       (GBytes     *pdf,
                                  GtkWindow  *parent,
                                  GError    **error);

G_END_DECLS
