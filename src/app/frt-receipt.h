/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-grouping.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The receipt of a confirmed grouping: A4 pages as PDF, in the user's language. */
GBytes   *frt_receipt_new_pdf     (FrtGrouping          *grouping,
                                   const char           *server,
                                   GError              **error);
void      frt_receipt_save_async  (FrtGrouping          *grouping,
                                   const char           *server,
                                   GFile                *file,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean  frt_receipt_save_finish (FrtGrouping          *grouping,
                                   GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
