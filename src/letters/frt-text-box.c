/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "letters/frt-text-box.h"

#include <string.h>

#define STEP 0.5      /* points */

static void
set_size (PangoLayout *layout, PangoFontDescription *font, double size)
{
  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
}

/* A word that is longer than a line is broken rather than let out. */
static gboolean
fits (PangoLayout *layout, const FrtTextBox *box)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return extents.height <= box->height * PANGO_SCALE && extents.width <= box->width * PANGO_SCALE;
}

static void
cover (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize length)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) (start + length);
  pango_attr_list_insert (attributes, attribute);
}

/* Parted at its hyphen, an address would be typed without one. */
static void
keep_addresses_whole (PangoAttrList *attributes, const char *text)
{
  gsize start = 0;

  while (text[start] != '\0') {
    gsize length = strcspn (text + start, " \n");

    if (memchr (text + start, '@', length) != NULL || memchr (text + start, '/', length) != NULL)
      cover (attributes, pango_attr_allow_breaks_new (FALSE), start, length);
    start += length + (text[start + length] != '\0');
  }
}

/* Sets it in the largest size in which it fits, else in the least. Returns: whether it fits */
static gboolean
shrink (PangoLayout *layout, const FrtTextBox *box, PangoAttrList *attributes)
{
  PangoFontDescription *font = pango_font_description_from_string (box->font);
  double size = box->size;

  pango_layout_set_attributes (layout, attributes);
  set_size (layout, font, size);
  while (!fits (layout, box) && size - STEP >= box->least)
    set_size (layout, font, size -= STEP);
  pango_font_description_free (font);
  return fits (layout, box);
}

/* See the header. */
PangoLayout *
frt_text_box_lay_out (PangoContext *context, const FrtTextBox *box, const char *text)
{
  return frt_text_box_lay_out_with (context, box, text, pango_attr_list_new ());
}

/* See the header. */
PangoLayout *
frt_text_box_lay_out_with (PangoContext *context, const FrtTextBox *box, const char *text, PangoAttrList *attributes)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoAttrList *whole;

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (box->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  cover (attributes, pango_attr_insert_hyphens_new (FALSE), 0, strlen (text));      /* one would be typed */
  whole = pango_attr_list_copy (attributes);
  keep_addresses_whole (whole, text);
  if (!shrink (layout, box, whole) && !shrink (layout, box, attributes)) {
    pango_layout_set_height (layout, (int) (box->height * PANGO_SCALE));
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  }
  pango_attr_list_unref (whole);
  pango_attr_list_unref (attributes);
  return layout;
}

/* See the header. */
double
frt_text_box_get_height (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return extents.height / (double) PANGO_SCALE;
}

/* See the header. */
double
frt_text_box_show (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  return frt_text_box_get_height (layout);
}
