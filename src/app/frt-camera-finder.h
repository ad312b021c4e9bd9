/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Is there a camera that FrtCamera could use? Without one, nobody is offered one. */
void     frt_camera_finder_find_async  (GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean frt_camera_finder_find_finish (GAsyncResult         *result);

G_END_DECLS
