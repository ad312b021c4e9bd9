/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many pages the letters have. */
guint    frt_print_letters_count  (GBytes *pdf);
/* Asks on which printer, and prints there. FALSE with G_IO_ERROR_CANCELLED (nothing was printed, or not all), or with GTK's
 * error. */
void     frt_print_letters_async  (GBytes               *pdf,
                                   GtkWindow            *parent,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean frt_print_letters_finish (GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
