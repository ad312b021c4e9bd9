/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-grey.h"

#include <string.h>

#define MIDDLE 128

/**
 * frt_grey_new:
 * @width: pixels, 1 or more
 * @height: pixels, 1 or more
 *
 * Returns: (transfer full): a black picture
 */
FrtGrey *
frt_grey_new (guint width, guint height)
{
  FrtGrey *self = g_new (FrtGrey, 1);

  *self = (FrtGrey) { width, height, g_malloc0 ((gsize) width * height) };
  return self;
}

static guint
weigh (guint red, guint green, guint blue)
{
  return (red * 77 + green * 150 + blue * 29) >> 8;      /* the shares of Rec. 601, which add up to 256 */
}

/* Colours lie on white paper where they are transparent. */
static guint8
read_pixel (const guint8 *at, FrtColours colours)
{
  guint grey;
  guint32 word;

  switch (colours) {
  case FRT_COLOURS_RGBA:
    grey = weigh (at[0], at[1], at[2]);
    return (guint8) ((grey * at[3] + 255 * (255 - at[3])) / 255);
  case FRT_COLOURS_NATIVE:
    memcpy (&word, at, sizeof word);
    grey = weigh ((word >> 16) & 255, (word >> 8) & 255, word & 255) + 255 - (word >> 24);
    return (guint8) MIN (grey, 255);
  case FRT_COLOURS_RGB:
  default:
    return (guint8) weigh (at[0], at[1], at[2]);
  }
}

/**
 * frt_grey_new_from_colours:
 * @pixels: rows from the top
 * @width: pixels of a row
 * @height: rows
 * @stride: bytes from a row to the next
 * @colours: how a pixel's bytes lie
 *
 * Returns: (transfer full): the same in grey
 */
FrtGrey *
frt_grey_new_from_colours (const guint8 *pixels, guint width, guint height, gsize stride, FrtColours colours)
{
  FrtGrey *self = frt_grey_new (width, height);
  guint step = colours == FRT_COLOURS_RGB ? 3 : 4;
  guint8 *to = self->pixels;

  for (guint y = 0; y < height; y++) {
    const guint8 *from = pixels + y * stride;

    for (guint x = 0; x < width; x++, from += step)
      *to++ = read_pixel (from, colours);
  }
  return self;
}

/**
 * frt_grey_shrink:
 * @self: a picture
 * @times: how many pixels of a row, and of a column, become one; at most 16
 *
 * Returns: (transfer full): a smaller picture, each pixel the mean of those it stands for; what is left at the right and
 *   at the bottom goes
 */
FrtGrey *
frt_grey_shrink (const FrtGrey *self, guint times)
{
  FrtGrey *small = frt_grey_new (MAX (self->width / times, 1), MAX (self->height / times, 1));
  guint across = MIN (times, self->width), down = MIN (times, self->height);

  for (guint y = 0; y < small->height; y++)
    for (guint x = 0; x < small->width; x++) {
      const guint8 *from = self->pixels + (gsize) y * times * self->width + (gsize) x * times;
      guint sum = 0;

      for (guint j = 0; j < down; j++, from += self->width)
        for (guint i = 0; i < across; i++)
          sum += from[i];
      small->pixels[(gsize) y * small->width + x] = (guint8) (sum / (across * down));
    }
  return small;
}

/**
 * frt_grey_enlarge:
 * @self: a picture
 * @times: how many pixels of a row, and of a column, one becomes; at most 16
 *
 * Returns: (transfer full): a larger picture, with soft steps between what were pixels
 */
FrtGrey *
frt_grey_enlarge (const FrtGrey *self, guint times)
{
  FrtGrey *large = frt_grey_new (self->width * times, self->height * times);

  for (guint y = 0; y < large->height; y++) {
    guint y0 = y / times, y1 = MIN (y0 + 1, self->height - 1), v = y % times;
    const guint8 *above = self->pixels + (gsize) y0 * self->width, *below = self->pixels + (gsize) y1 * self->width;
    guint8 *to = large->pixels + (gsize) y * large->width;

    for (guint x = 0; x < large->width; x++) {
      guint x0 = x / times, x1 = MIN (x0 + 1, self->width - 1), u = x % times;
      guint upper = above[x0] * (times - u) + above[x1] * u;
      guint lower = below[x0] * (times - u) + below[x1] * u;

      to[x] = (guint8) ((upper * (times - v) + lower * v) / (times * times));
    }
  }
  return large;
}

/* The sums of all pixels above and to the left of each: with a row and a column of zeros more than the picture. */
static guint32 *
new_sums (const FrtGrey *self)
{
  gsize stride = self->width + 1;
  guint32 *sums = g_new0 (guint32, stride * (self->height + 1));

  for (guint y = 0; y < self->height; y++) {
    guint32 row = 0;

    for (guint x = 0; x < self->width; x++) {
      row += self->pixels[(gsize) y * self->width + x];
      sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
    }
  }
  return sums;
}

/**
 * frt_grey_even:
 * @self: a picture
 * @radius: how far around a pixel counts as its surroundings
 * @gain: how many times differences grow; below 0, dark becomes light
 *
 * Evens out light: every pixel is told by how it differs from its surroundings. With a wide radius shadows go, with a
 * narrow one soft edges become sharp.
 *
 * Returns: (transfer full): a picture of the same size
 */
FrtGrey *
frt_grey_even (const FrtGrey *self, guint radius, int gain)
{
  FrtGrey *even = frt_grey_new (self->width, self->height);
  guint32 *sums = new_sums (self);
  gsize stride = self->width + 1;

  for (guint y = 0; y < self->height; y++) {
    gsize top = y > radius ? y - radius : 0, bottom = MIN (y + radius + 1, self->height);

    for (guint x = 0; x < self->width; x++) {
      gsize left = x > radius ? x - radius : 0, right = MIN (x + radius + 1, self->width);
      guint32 sum = sums[bottom * stride + right] - sums[top * stride + right] - sums[bottom * stride + left] +
                    sums[top * stride + left];
      int mean = (int) (sum / ((bottom - top) * (right - left)));
      gsize at = (gsize) y * self->width + x;

      even->pixels[at] = (guint8) CLAMP (MIDDLE + (self->pixels[at] - mean) * gain, 0, 255);
    }
  }
  explicit_bzero (sums, stride * (self->height + 1) * sizeof *sums);
  g_free (sums);
  return even;
}

/**
 * frt_grey_free:
 * @self: (transfer full): a picture; it is wiped
 */
void
frt_grey_free (FrtGrey *self)
{
  explicit_bzero (self->pixels, (gsize) self->width * self->height);
  g_free (self->pixels);
  g_free (self);
}
