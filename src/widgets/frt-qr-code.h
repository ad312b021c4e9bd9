/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A QR code of a text, black on white whatever the theme: so it is read by every telephone. The text may be a secret: nothing
 * of it is kept but the picture. (transfer full) (nullable): NULL when it is too long for one. */
GdkPaintable *frt_qr_code_new (const char *text);

G_END_DECLS
