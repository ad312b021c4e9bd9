/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-letter-pdf.h"

#include "app/frt-letter-problem.h"

#include <glib/gi18n.h>
#include <poppler.h>
#include <string.h>

#define MAGIC        "%PDF-"
#define MAGIC_WITHIN 1024      /* bytes: mail systems put a few before it */
#define LONGER_SIDE  2400      /* pixels of a page's longer side: 205 dpi of A4, whatever size the page claims */

/**
 * frt_letter_pdf_detect:
 * @bytes: a file's content
 *
 * Returns: whether it is a PDF, whole or not
 */
gboolean
frt_letter_pdf_detect (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, MIN (length, MAGIC_WITHIN), MAGIC, strlen (MAGIC)) != NULL;
}

/* NULL for a page that has no size. */
static cairo_surface_t *
render (PopplerPage *page)
{
  double width, height, scale;
  cairo_surface_t *surface;
  cairo_t *cr;

  poppler_page_get_size (page, &width, &height);
  if (!(width > 0 && height > 0))
    return NULL;
  scale = LONGER_SIDE / MAX (width, height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) MAX (width * scale, 1), (int) MAX (height * scale, 1));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static FrtGrey *
new_from_surface (cairo_surface_t *surface)
{
  guint width = (guint) cairo_image_surface_get_width (surface), height = (guint) cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  guint8 *pixels = cairo_image_surface_get_data (surface);
  FrtGrey *grey = frt_grey_new_from_colours (pixels, width, height, stride, FRT_COLOURS_NATIVE);

  explicit_bzero (pixels, stride * height);
  return grey;
}

static FrtGrey *
read_page (PopplerDocument *document, int index)
{
  PopplerPage *page = poppler_document_get_page (document, index);
  cairo_surface_t *surface = page != NULL ? render (page) : NULL;
  FrtGrey *grey = surface != NULL ? new_from_surface (surface) : NULL;

  g_clear_pointer (&surface, cairo_surface_destroy);
  g_clear_object (&page);
  return grey;
}

/* Every page, since a document may hold several letters: at first sight, or @thoroughly until there is one. */
static void
search_pages (PopplerDocument *document, FrtLetterCodes *codes, gboolean thoroughly, GCancellable *cancellable)
{
  int n_pages = poppler_document_get_n_pages (document);

  for (int i = 0; i < n_pages && !g_cancellable_is_cancelled (cancellable); i++) {
    g_autoptr (FrtGrey) grey = read_page (document, i);

    if (grey == NULL)
      continue;
    if (thoroughly)
      frt_letter_codes_search (codes, grey, cancellable);
    else
      frt_letter_codes_glance (codes, grey);
    if (thoroughly && frt_letter_codes_get_count (codes) > 0)
      return;
  }
}

static gboolean
set_unreadable (const GError *reason, GError **error)
{
  if (g_error_matches (reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    return frt_letter_problem_set (error,
                                   _("This document is protected by a password. Open it in your document viewer, then"
                                     " take a photo of it, or type what stands on the letter."));

  return frt_letter_problem_set (error,
                                 _("This document is damaged: it cannot be opened. Download it again, or take a photo"
                                   " of the letter."));
}

static gboolean
search_document (PopplerDocument *document, FrtLetterCodes *codes, GCancellable *cancellable, GError **error)
{
  int n_pages = poppler_document_get_n_pages (document);

  if (n_pages < 1)
    return set_unreadable (NULL, error);
  if (n_pages > FRT_LETTER_MAX_PAGES)
    return frt_letter_problem_set (error,
                                   _("This document has more than %d pages. Save the page with your letter by itself,"
                                     " then open that."), FRT_LETTER_MAX_PAGES);
  search_pages (document, codes, FALSE, cancellable);
  if (frt_letter_codes_get_count (codes) == 0)
    search_pages (document, codes, TRUE, cancellable);
  return TRUE;
}

/**
 * frt_letter_pdf_search:
 * @bytes: a PDF
 * @codes: where to note what is seen on its pages
 * @cancellable: (nullable): looked at between pages
 * @error: return location for a #GError
 *
 * Blocks: call it on a worker thread.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE: damaged, encrypted or of more than %FRT_LETTER_MAX_PAGES pages
 */
gboolean
frt_letter_pdf_search (GBytes *bytes, FrtLetterCodes *codes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &reason);
  gboolean searched = document != NULL ? search_document (document, codes, cancellable, error)
                                       : set_unreadable (reason, error);

  g_clear_object (&document);
  return searched;
}
