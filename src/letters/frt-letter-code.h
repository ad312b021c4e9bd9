/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter.h"

#include <cairo.h>

G_BEGIN_DECLS

/* The letter's QR code with its quiet zone, a pixel a module: on any thread. (transfer full) (nullable): its link is too long
 * for any code. @service_address: (nullable) */
cairo_surface_t *frt_letter_code_new  (const FrtLetter *letter,
                                       const char      *service_address);
/* Draws it into a square of @size points at @x, @y. */
void             frt_letter_code_draw (cairo_t         *cr,
                                       cairo_surface_t *code,
                                       double           x,
                                       double           y,
                                       double           size);

G_END_DECLS
