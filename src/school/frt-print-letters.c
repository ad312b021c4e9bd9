/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-print-letters.h"

#include <poppler.h>

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int number, gpointer document)
{
  g_autoptr (GObject) page = G_OBJECT (poppler_document_get_page (document, number));
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  /* The letters are A4 in points with their own margins: what stands in an envelope's window must not be scaled. */
  if (page != NULL)
    poppler_page_render_for_printing (POPPLER_PAGE (page), cr);
}

/* See the header. */
guint
frt_print_letters_count (GBytes *pdf)
{
  g_autoptr (GObject) document = (GObject *) poppler_document_new_from_bytes (pdf, NULL, NULL);

  return document != NULL ? (guint) poppler_document_get_n_pages (POPPLER_DOCUMENT (document)) : 0;
}

/* See the header. */
gboolean
frt_print_letters (GBytes *pdf, GtkWindow *parent, GError **error)
{
  g_autoptr (GObject) document = (GObject *) poppler_document_new_from_bytes (pdf, NULL, error);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, a4);
  gtk_paper_size_free (a4);
  if (document == NULL)
    return FALSE;

  operation = gtk_print_operation_new ();
  gtk_print_operation_set_n_pages (operation, poppler_document_get_n_pages (POPPLER_DOCUMENT (document)));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), document);

  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error) !=
         GTK_PRINT_OPERATION_RESULT_ERROR;
}
