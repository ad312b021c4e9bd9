/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-grey.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FRT_LETTER_MAX_MEGAPIXELS 100

/* The picture's kind by its first bytes: "png", "jpeg", "webp", or NULL for anything else. */
const char *frt_letter_image_get_kind    (GBytes      *bytes);
gboolean    frt_letter_image_is_whole    (GBytes      *bytes,
                                          const char  *kind);
FrtGrey    *frt_letter_image_read        (GBytes      *bytes,
                                          const char  *kind,
                                          GError     **error);
gboolean    frt_letter_image_set_damaged (GError     **error);

G_END_DECLS
