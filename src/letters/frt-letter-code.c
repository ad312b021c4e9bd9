/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "letters/frt-letter-code.h"

#include "common/frt-letter-link.h"

#include <qrencode.h>
#include <string.h>

#define QUIET_ZONE 4      /* modules of white on each side (ISO/IEC 18004, 9.1) */

/* A pixel a module: in the document it is an image of one bit, a tenth of what as many rectangles take to write. */
static cairo_surface_t *
draw_modules (const QRcode *code)
{
  int width = code->width + 2 * QUIET_ZONE;
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, width);
  guint8 *pixels = cairo_image_surface_get_data (image);
  gsize stride = (gsize) cairo_image_surface_get_stride (image);

  memset (pixels, 0xff, stride * (gsize) width);
  for (int row = 0; row < code->width; row++)
    for (int column = 0; column < code->width; column++)
      if (code->data[row * code->width + column] & 1)
        memset (pixels + (gsize) (row + QUIET_ZONE) * stride + (gsize) (column + QUIET_ZONE) * 4, 0, 4);
  cairo_surface_mark_dirty (image);
  return image;
}

static QRcode *
encode (const FrtLetter *letter, const char *service_address)
{
  g_autoptr (FrtLetterLink) link = frt_letter_link_new (service_address, letter->username, frt_secret_get (letter->password));
  char *text = frt_letter_link_to_string (link);
  /* A seventh of it may be lost where the paper is folded; more would make smaller modules, which a blurred photo loses. */
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);

  if (code == NULL)
    code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_L);
  frt_secret_wipe (text);
  return code;
}

/* See the header. */
cairo_surface_t *
frt_letter_code_new (const FrtLetter *letter, const char *service_address)
{
  QRcode *code = encode (letter, service_address);
  cairo_surface_t *image = code ? draw_modules (code) : NULL;

  if (code != NULL) {
    explicit_bzero (code->data, (gsize) code->width * (gsize) code->width);
    QRcode_free (code);
  }
  return image;
}

/* See the header. */
void
frt_letter_code_draw (cairo_t *cr, cairo_surface_t *code, double x, double y, double size)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / cairo_image_surface_get_width (code), size / cairo_image_surface_get_height (code));
  cairo_set_source_surface (cr, code, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_restore (cr);
}
