/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "letter-pictures.h"

#include <cairo-pdf.h>
#include <qrencode.h>

#define A4_WIDTH  595.276      /* points */
#define A4_HEIGHT 841.890
#define CODE_SIDE 85.0         /* 30 mm */

char *
letter_pictures_make (const char *link, const char *const *names)
{
  char *folder = g_dir_make_tmp ("frt-letters-XXXXXX", NULL);
  g_autofree char *script = g_build_filename (g_getenv ("FRATRIE_TEST_SOURCE"), "tests/unit/make-letter-pictures", NULL);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, script);
  g_ptr_array_add (argv, folder);
  g_ptr_array_add (argv, (gpointer) link);
  for (; *names != NULL; names++)
    g_ptr_array_add (argv, (gpointer) *names);
  g_ptr_array_add (argv, NULL);
  child = g_subprocess_newv ((const char *const *) argv->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
  return folder;
}

GFile *
letter_pictures_get (const char *folder, const char *name)
{
  return g_file_new_build_filename (folder, name, NULL);
}

static void
draw_code (cairo_t *cr, const char *link)
{
  QRcode *code = QRcode_encodeString8bit (link, 0, QR_ECLEVEL_M);
  double side = CODE_SIDE / code->width;

  for (int y = 0; y < code->width; y++)
    for (int x = 0; x < code->width; x++)
      if (code->data[y * code->width + x] & 1)
        cairo_rectangle (cr, 420 + x * side, 180 + y * side, side, side);
  cairo_fill (cr);
  QRcode_free (code);
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
letter_pictures_new_pdf (const char *const *links, guint n_pages)
{
  GByteArray *pdf = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, pdf, A4_WIDTH, A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n_pages; i++) {
    cairo_rectangle (cr, 60, 200, 300, 2);      /* something else on the page; no text, which would need a font */
    cairo_fill (cr);
    if (links[i] != NULL)
      draw_code (cr, links[i]);
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (pdf);
}
