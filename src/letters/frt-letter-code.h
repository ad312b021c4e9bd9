/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Draws the letter's QR code into a square of @size points at @x, @y, its quiet zone included. FALSE when its link is too long
 * for any code; then nothing is drawn. @service_address: (nullable) */
gboolean frt_letter_code_draw (cairo_t *cr, const FrtLetter *letter, const char *service_address, double x, double y,
                               double size);

G_END_DECLS
