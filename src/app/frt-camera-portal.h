/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The desktop's Camera portal: the only way to a camera from a sandbox, and the one that asks the user first. */
void     frt_camera_portal_find_async  (GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
/* Whether it knows a camera; FALSE with an error when there is no portal. */
gboolean frt_camera_portal_find_finish (GAsyncResult         *result,
                                        GError              **error);
void     frt_camera_portal_open_async  (GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
/* A descriptor of PipeWire's remote, to be closed; -1 with an error. */
int      frt_camera_portal_open_finish (GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
