/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Text in a box that it never leaves: it is set smaller until it fits, and cut with "…" when it still does not. Lengths in
 * points. */
typedef struct {
  const char *font;          /* as Pango writes one, without a size */
  double      size;          /* at the most */
  double      least;         /* at the least */
  double      width;
  double      height;
} FrtTextBox;

/* (transfer full): laid out; plain text, whatever is in it. A word that holds an email address or another one is not
 * parted. */
PangoLayout *frt_text_box_lay_out   (PangoContext *context, const FrtTextBox *box, const char *text);
/* The same, with attributes; @attributes: (transfer full). */
PangoLayout *frt_text_box_lay_out_with (PangoContext *context, const FrtTextBox *box, const char *text,
                                      PangoAttrList *attributes);
/* Draws in black with the top left corner at @x, @y. Returns: the height it took */
double       frt_text_box_show      (cairo_t *cr, PangoLayout *layout, double x, double y);
double       frt_text_box_get_height (PangoLayout *layout);

G_END_DECLS
