/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where to save a file, through the desktop's own dialog (and its portal in a sandbox). */
void   frt_file_picker_save_async  (GtkWindow           *parent,
                                    const char          *title,
                                    const char          *suggested_name,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
GFile *frt_file_picker_save_finish (GAsyncResult        *result,
                                    GError             **error);

/* Asks which files to open; one or several. A GListModel of GFile. */
void        frt_file_picker_open_many_async  (GtkWindow           *parent,
                                              const char          *title,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
GListModel *frt_file_picker_open_many_finish (GAsyncResult        *result,
                                              GError             **error);

/* Asks for one picture or PDF document. */
void        frt_file_picker_open_letter_async  (GtkWindow           *parent,
                                                const char          *title,
                                                const char          *filter_name,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
GFile      *frt_file_picker_open_letter_finish (GAsyncResult        *result,
                                                GError             **error);

G_END_DECLS
