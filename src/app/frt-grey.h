/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A picture in shades of grey, a byte a pixel, without padding. A picture of a letter shows a password: it is wiped when
 * freed. */
typedef struct {
  guint   width;
  guint   height;
  guint8 *pixels;      /* (owned) width × height, 0 black to 255 white */
} FrtGrey;

/* How the bytes of one pixel lie in a picture in colour. */
typedef enum {
  FRT_COLOURS_RGB,           /* R, G, B */
  FRT_COLOURS_RGBA,          /* R, G, B, A: not multiplied by A */
  FRT_COLOURS_NATIVE,        /* 32 bits in the machine's order, A R G B from the top, multiplied by A: cairo's, GdkTexture's */
} FrtColours;

FrtGrey *frt_grey_new            (guint          width,
                                  guint          height);
FrtGrey *frt_grey_new_from_colours (const guint8 *pixels,
                                  guint          width,
                                  guint          height,
                                  gsize          stride,
                                  FrtColours     colours);
FrtGrey *frt_grey_shrink         (const FrtGrey *self,
                                  guint          times);
FrtGrey *frt_grey_enlarge        (const FrtGrey *self,
                                  guint          times);
FrtGrey *frt_grey_even           (const FrtGrey *self,
                                  guint          radius,
                                  int            gain);
void     frt_grey_free           (FrtGrey       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtGrey, frt_grey_free)

G_END_DECLS
