/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "letters/frt-letter-sheet.h"

#define FRENCH "fr"

/* Millimetres here, from the page's top left corner. Folded in three the page shows its upper 99 mm to the envelope, a DL with
 * the window of NF Z 11-001 (100 × 45, 20 from its right and from its lower edge). The page has 10 mm of play there and 11 mm
 * down: the address keeps within what shows wherever it lies, and nothing else comes near, least of all the password. */
#define PLACE(x, y, width, height, font, size, least) \
  { (x) * FRT_MM, (y) * FRT_MM, { font, size, least, (width) * FRT_MM, (height) * FRT_MM } }

#define FOLD           99
#define FRAME_TOP      131.0
#define FRAME_HEIGHT   56.0
#define COLUMNS_TOP    193.0
#define COLUMNS_HEIGHT 94.0
#define GAP            8.0       /* between two columns */
#define TEXT_WIDTH     170.0

const FrtLetterPlace frt_letter_guardian = PLACE (106, 48, 82, 10.5, FRT_LETTER_FONT, 12, 6);
const FrtLetterPlace frt_letter_address = PLACE (106, 48, 82, 31, FRT_LETTER_FONT, 12, 6);
const FrtLetterPlace frt_letter_children = PLACE (20, 114.5, TEXT_WIDTH, 14, FRT_LETTER_FONT_BOLD, 12, 7);
const FrtLetterPlace frt_letter_username = PLACE (25, FRAME_TOP + 8, 112, 8, FRT_LETTER_FONT_CODE, 20, 8);
const FrtLetterPlace frt_letter_password = PLACE (25, FRAME_TOP + 22.5, 112, 10, FRT_LETTER_FONT_CODE, 28, 14);
const FrtLetterSquare frt_letter_code = { 141 * FRT_MM, (FRAME_TOP + 4) * FRT_MM, 48 * FRT_MM };

static const FrtLetterPlace school_place = PLACE (20, 15, 80, 13, FRT_LETTER_FONT_BOLD, 15, 8);
static const FrtLetterPlace where_place = PLACE (20, 34, 68, 22, FRT_LETTER_FONT, 11, 7);
static const FrtLetterPlace contact_place = PLACE (20, 28.5, 78, 5, FRT_LETTER_FONT, 11, 6);
static const FrtLetterPlace date_place = PLACE (20, 84, 60, 6, FRT_LETTER_FONT, 11, 7);
static const FrtLetterPlace title_place = PLACE (20, 101, TEXT_WIDTH, 8, FRT_LETTER_FONT_BOLD, 18, 9);
static const FrtLetterPlace children_label = PLACE (20, 109.5, TEXT_WIDTH, 5, FRT_LETTER_FONT, 10.5, 7);
static const FrtLetterPlace username_label = PLACE (25, FRAME_TOP + 3, 112, 5, FRT_LETTER_FONT, 10.5, 7);
static const FrtLetterPlace password_label = PLACE (25, FRAME_TOP + 17.5, 112, 5, FRT_LETTER_FONT, 10.5, 7);
static const FrtLetterPlace service_label = PLACE (25, FRAME_TOP + 34, 112, 5, FRT_LETTER_FONT, 10.5, 7);
static const FrtLetterPlace expires_place = PLACE (25, FRAME_TOP + 47, 112, 7, FRT_LETTER_FONT_BOLD, 11.5, 7);
static const FrtLetterPlace service_place = PLACE (25, FRAME_TOP + 39, 112, 6.5, FRT_LETTER_FONT_CODE, 14, 6);

#define COLUMN_SIZE  11.5      /* points */
#define COLUMN_LEAST 5.0

struct _FrtLetterSheet {
  const FrtLetterForm *form;                          /* (unowned) */
  PangoContext        *context;                       /* (owned) */
  FrtLetterWords      *words;                         /* (owned) */
  FrtLetterWords      *french;                        /* (owned) (nullable): they are French already, or there is none */
  cairo_surface_t     *parts[FRT_LETTER_LAST + 1];    /* (owned): in the document they stand once, however many pages */
  cairo_surface_t     *expires;                       /* (owned) (nullable): the same, for letters good until then */
  gint64               expires_at;
};

static cairo_surface_t *
part_new (void)
{
  return cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &(cairo_rectangle_t) { 0, 0, FRT_PAGE_WIDTH,
                                                                                           FRT_PAGE_HEIGHT });
}

static void
add_layout (FrtLetterSheet *self, FrtLetterPart part, PangoLayout *layout, double x, double y)
{
  cairo_t *cr = cairo_create (self->parts[part]);

  frt_text_box_show (cr, layout, x, y);
  cairo_destroy (cr);
}

static void
add (FrtLetterSheet *self, FrtLetterPart part, const FrtLetterPlace *place, const char *text)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL || *text == '\0')
    return;
  layout = frt_text_box_lay_out (self->context, &place->box, text);
  add_layout (self, part, layout, place->x, place->y);
}

/* "Username · Identifiant"; whichever runs from right to left does not turn the other one. */
static char *
in_both (const char *text, const char *french)
{
  if (french == NULL || g_str_equal (text, french))
    return g_strdup (text);
  return g_strconcat (text, " · \u2068", french, "\u2069", NULL);
}

static void
add_in_both (FrtLetterSheet *self, FrtLetterPart part, const FrtLetterPlace *place, const char *text, const char *french)
{
  g_autofree char *both = in_both (text, french);

  add (self, part, place, both);
}

static void
add_heading (FrtLetterSheet *self, const FrtLetter *letter)
{
  g_autofree char *date = self->form->written_at != 0
    ? frt_letter_words_dup_date (self->form, self->words->language, self->form->written_at) : NULL;

  add (self, FRT_LETTER_HEAD, &school_place, letter->school);
  add (self, FRT_LETTER_HEAD, &contact_place, letter->school_contact);
  add (self, FRT_LETTER_HEAD, &where_place, letter->school_address);
  add (self, FRT_LETTER_HEAD, &date_place, date);
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* One language's parts as one text, so that whoever reads the page aloud reads them to their end before the other's. */
static PangoLayout *
lay_out_column (FrtLetterSheet *self, const FrtLetterWords *words, double width, double size)
{
  const FrtTextBox box = { FRT_LETTER_FONT, size, COLUMN_LEAST, width, COLUMNS_HEIGHT * FRT_MM };
  PangoAttrList *attributes = pango_attr_list_new ();

  for (guint i = 0; i < words->headings->len; i++) {
    const FrtLetterSpan *span = &g_array_index (words->headings, FrtLetterSpan, i);

    add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span->start, span->end);
    if (i > 0)      /* the empty line before it is a narrow one */
      add_attribute (attributes, pango_attr_scale_new (0.4), span->start - 1, span->start);
  }
  return frt_text_box_lay_out_with (self->context, &box, words->parts, attributes);
}

static double
get_size (PangoLayout *layout)
{
  return pango_font_description_get_size (pango_layout_get_font_description (layout)) / (double) PANGO_SCALE;
}

/* Both are set in the size that suits the longer one. */
static void
add_columns (FrtLetterSheet *self)
{
  double width = (self->french ? (TEXT_WIDTH - GAP) / 2 : TEXT_WIDTH) * FRT_MM, y = COLUMNS_TOP * FRT_MM;
  gboolean from_right = self->french != NULL && frt_language_is_right_to_left (self->words->language);
  double other = FRT_PAGE_MARGIN + width + GAP * FRT_MM;
  g_autoptr (PangoLayout) first = lay_out_column (self, self->words, width, COLUMN_SIZE), second = NULL;

  if (self->french != NULL) {
    second = lay_out_column (self, self->french, width, get_size (first));
    if (get_size (second) < get_size (first)) {
      g_object_unref (first);
      first = lay_out_column (self, self->words, width, get_size (second));
    }
  }
  add_layout (self, FRT_LETTER_COLUMNS, first, from_right ? other : FRT_PAGE_MARGIN, y);
  if (second != NULL)
    add_layout (self, FRT_LETTER_COLUMNS, second, from_right ? FRT_PAGE_MARGIN : other, y);
}

/* Where to fold, and the frame around what is secret. */
static void
add_lines (FrtLetterSheet *self)
{
  cairo_t *cr = cairo_create (self->parts[FRT_LETTER_HEAD]);

  cairo_set_line_width (cr, 0.4);
  for (int fold = FOLD; fold < 297; fold += FOLD) {
    cairo_move_to (cr, 5 * FRT_MM, fold * FRT_MM);
    cairo_rel_line_to (cr, 5 * FRT_MM, 0);
  }
  cairo_stroke (cr);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, FRT_PAGE_MARGIN, FRAME_TOP * FRT_MM, TEXT_WIDTH * FRT_MM, FRAME_HEIGHT * FRT_MM);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
add_labels (FrtLetterSheet *self, gboolean has_children)
{
  const FrtLetterWords *words = self->words, *french = self->french;

  add_in_both (self, FRT_LETTER_HEAD, &title_place, words->title, french ? french->title : NULL);
  if (has_children)
    add_in_both (self, FRT_LETTER_HEAD, &children_label, words->children, french ? french->children : NULL);
  add_in_both (self, FRT_LETTER_USERNAME, &username_label, words->username, french ? french->username : NULL);
  add_in_both (self, FRT_LETTER_PASSWORD, &password_label, words->password, french ? french->password : NULL);
  if (self->form->service_address != NULL)
    add_in_both (self, FRT_LETTER_SERVICE, &service_label, words->address, french ? french->address : NULL);
  add (self, FRT_LETTER_SERVICE, &service_place, self->form->service_address);
}

/* A point is a point, and glyphs stand where they belong on paper: rounded to pixels, letters of one word fall apart for who
 * reads the text out of the document. */
static PangoContext *
create_context (PangoFontMap *fonts, const char *language)
{
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));
  return context;
}

/**
 * frt_letter_sheet_new:
 * @fonts: the fonts to set it in
 * @form: what all letters have in common; must live longer
 * @letter: one of those it is for
 *
 * Returns: (transfer full): a sheet
 */
FrtLetterSheet *
frt_letter_sheet_new (PangoFontMap *fonts, const FrtLetterForm *form, const FrtLetter *letter)
{
  FrtLetterSheet *self = g_new0 (FrtLetterSheet, 1);
  const char *language = frt_catalog_choose (form->catalog, letter->language);
  const char *second = frt_catalog_choose (form->catalog, FRENCH);

  self->form = form;
  self->context = create_context (fonts, language);
  self->words = frt_letter_words_new (form, letter, language);
  if (!g_str_equal (second, language))
    self->french = frt_letter_words_new (form, letter, second);
  for (guint i = 0; i <= FRT_LETTER_LAST; i++)
    self->parts[i] = part_new ();
  add_lines (self);
  add_heading (self, letter);
  add_labels (self, letter->children[0] != NULL);
  add_columns (self);
  return self;
}

/* Frees a sheet. */
void
frt_letter_sheet_free (FrtLetterSheet *self)
{
  for (guint i = 0; i <= FRT_LETTER_LAST; i++)
    cairo_surface_destroy (self->parts[i]);
  g_clear_pointer (&self->expires, cairo_surface_destroy);
  frt_letter_words_free (self->words);
  g_clear_pointer (&self->french, frt_letter_words_free);
  g_object_unref (self->context);
  g_free (self);
}

/* See the header. */
PangoContext *
frt_letter_sheet_get_context (FrtLetterSheet *self)
{
  return self->context;
}

/* See the header. */
void
frt_letter_sheet_show (FrtLetterSheet *self, FrtLetterPart part, cairo_t *cr)
{
  cairo_set_source_surface (cr, self->parts[part], 0, 0);
  cairo_paint (cr);
}

static cairo_surface_t *
draw_expires (FrtLetterSheet *self)
{
  g_autofree char *text = frt_letter_words_dup_expires (self->form, self->words, self->expires_at);
  g_autofree char *french = self->french ? frt_letter_words_dup_expires (self->form, self->french, self->expires_at) : NULL;
  g_autofree char *both = in_both (text, french);
  g_autoptr (PangoLayout) layout = frt_text_box_lay_out (self->context, &expires_place.box, both);
  cairo_surface_t *surface = part_new ();
  cairo_t *cr = cairo_create (surface);

  frt_text_box_show (cr, layout, expires_place.x, expires_place.y);
  cairo_destroy (cr);
  return surface;
}

/* See the header. */
void
frt_letter_sheet_show_expires (FrtLetterSheet *self, gint64 at, cairo_t *cr)
{
  if (self->expires == NULL || self->expires_at != at) {
    g_clear_pointer (&self->expires, cairo_surface_destroy);
    self->expires_at = at;
    self->expires = draw_expires (self);
  }
  cairo_set_source_surface (cr, self->expires, 0, 0);
  cairo_paint (cr);
}
