/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter-link.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* A letter that another program offers: by the clipboard (a GdkClipboard) or by dragging (a GdkDrop). */
GdkContentFormats *frt_letter_offer_get_formats (void);                     /* what can be read; (transfer full) */
gboolean           frt_letter_offer_has_picture (GdkContentFormats    *offered);
void               frt_letter_offer_read_async  (gpointer              offer,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
FrtLetterLink     *frt_letter_offer_read_finish (GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
