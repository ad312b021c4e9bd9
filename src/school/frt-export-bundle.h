/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Makes one ZIP of the files a school exported, as the service takes it: what stands in ZIPs already is taken out of them.
 * On a thread; FRT_ERROR_INVALID_FILE names the file that cannot be read or is too large. */
void    frt_export_bundle_async  (GListModel           *files,          /* of GFile */
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
GBytes *frt_export_bundle_finish (GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
