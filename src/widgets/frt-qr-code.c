/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-qr-code.h"

#include <qrencode.h>

#define QUIET 4     /* modules around the code, ISO/IEC 18004 */
#define SCALE 6     /* pixels a module */

static void
paint_module (guint8 *pixels, int stride, int column, int row)
{
  for (int y = 0; y < SCALE; y++)
    memset (pixels + ((row + QUIET) * SCALE + y) * stride + (column + QUIET) * SCALE * 3, 0, SCALE * 3);
}

/* See the header. */
GdkPaintable *
frt_qr_code_new (const char *text)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  g_autoptr (GBytes) bytes = NULL;
  GdkPaintable *paintable;
  guint8 *pixels;
  int size, stride;

  if (code == NULL)
    return NULL;

  size = (code->width + 2 * QUIET) * SCALE;
  stride = size * 3;
  pixels = g_malloc (stride * size);
  memset (pixels, 255, stride * size);
  for (int row = 0; row < code->width; row++)
    for (int column = 0; column < code->width; column++)
      if (code->data[row * code->width + column] & 1)
        paint_module (pixels, stride, column, row);
  bytes = g_bytes_new_take (pixels, stride * size);
  paintable = GDK_PAINTABLE (gdk_memory_texture_new (size, size, GDK_MEMORY_R8G8B8, bytes, stride));
  QRcode_free (code);

  return paintable;
}
