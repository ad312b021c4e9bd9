/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "school/frt-print-letters.h"

#include <glib/gi18n.h>
#include <poppler.h>

/* See the header. */
guint
frt_print_letters_count (GBytes *pdf)
{
  g_autoptr (GObject) document = (GObject *) poppler_document_new_from_bytes (pdf, NULL, NULL);

  return document != NULL ? (guint) poppler_document_get_n_pages (POPPLER_DOCUMENT (document)) : 0;
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int number, gpointer document)
{
  g_autoptr (GObject) page = G_OBJECT (poppler_document_get_page (document, number));
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  /* The letters are A4 in points with their own margins: what stands in an envelope's window must not be scaled. */
  if (page != NULL)
    poppler_page_render_for_printing (POPPLER_PAGE (page), cr);
}

/* The last one may be that of a dialog that was closed: who prints hears so, since the passwords are on no paper then. */
static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR) {
    gtk_print_operation_get_error (operation, &error);
    g_task_return_error (task, error);
  } else if (result == GTK_PRINT_OPERATION_RESULT_CANCEL) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "not printed");
  } else {
    g_task_return_boolean (task, TRUE);
  }
}

static GtkPrintOperation *
operation_new (PopplerDocument *document)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, a4);
  gtk_paper_size_free (a4);
  /* Translators: what the printer's queue calls the letters. */
  gtk_print_operation_set_job_name (operation, _("Letters"));
  gtk_print_operation_set_n_pages (operation, poppler_document_get_n_pages (document));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page), g_object_ref (document),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);

  return operation;
}

/* See the header. */
void
frt_print_letters_async (GBytes *pdf, GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, NULL, callback, user_data);
  g_autoptr (GObject) document = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, frt_print_letters_async);
  document = (GObject *) poppler_document_new_from_bytes (pdf, NULL, &error);
  if (document == NULL) {
    g_task_return_error (task, error);
    return;
  }

  operation = operation_new (POPPLER_DOCUMENT (document));
  g_signal_connect (operation, "done", G_CALLBACK (on_done), g_object_ref (task));
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

/* See the header. */
gboolean
frt_print_letters_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
