/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-letters-window.h"

#include "school/frt-print-letters.h"
#include "widgets/frt-confirm-window.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-file-picker.h"
#include "widgets/frt-mnemonic.h"
#include "widgets/frt-wrap-box.h"

#include <glib/gi18n.h>

struct _FrtLettersWindow {
  AdwWindow   parent_instance;

  GBytes     *pdf;            /* (owned) */
  gboolean    kept;           /* printed or saved */

  GtkLabel   *heading;
  FrtMessage *message;
  GtkWidget  *print_button;
};

G_DEFINE_FINAL_TYPE (FrtLettersWindow, frt_letters_window, ADW_TYPE_WINDOW)

static void
on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtLettersWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->print_button, TRUE);
  if (frt_print_letters_finish (result, &error)) {
    self->kept = TRUE;
    frt_toast_show (self->print_button, _("Sent to the printer."));
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    frt_message_set_text (self->message, _("The letters could not be printed. Save them as a PDF, and print that."));
  }
}

static void
on_print_clicked (FrtLettersWindow *self)
{
  frt_message_set_text (self->message, NULL);
  gtk_widget_set_sensitive (self->print_button, FALSE);
  frt_print_letters_async (self->pdf, GTK_WINDOW (self), on_printed, g_object_ref (self));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtLettersWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->kept = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  if (self->kept)
    frt_toast_show (self->print_button, _("Saved. Delete the file once the letters are printed."));
  else
    frt_message_set_text (self->message, _("The letters could not be saved there. Choose another folder."));
}

static void
on_place_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtLettersWindow) self = user_data;
  g_autoptr (GFile) file = frt_file_picker_save_finish (result, NULL);

  if (file == NULL)
    return;

  frt_message_set_text (self->message, NULL);
  g_file_replace_contents_bytes_async (file, self->pdf, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, on_saved,
                                       g_object_ref (self));
}

static void
on_save_clicked (FrtLettersWindow *self)
{
  /* Translators: the suggested name of a file. */
  frt_file_picker_save_async (GTK_WINDOW (self), _("Save the Letters"), _("letters.pdf"), NULL, on_place_chosen,
                              g_object_ref (self));
}

static void
on_loss_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtLettersWindow) self = user_data;

  if (frt_confirm_finish (result, NULL))
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
frt_letters_window_close_request (GtkWindow *window)
{
  FrtLettersWindow *self = FRT_LETTERS_WINDOW (window);
  const FrtQuestion question = {
    .heading = _("Close without printing?"),
    .body = _("The letters were neither printed nor saved. Their passwords cannot be shown again: new letters would have to "
              "be made."),
    .confirm_label = _("_Close"),
    .is_destructive = TRUE,
  };

  if (self->kept)
    return FALSE;

  frt_confirm_async (self->print_button, &question, NULL, on_loss_confirmed, g_object_ref (self));

  return TRUE;
}

static void
frt_letters_window_dispose (GObject *object)
{
  g_clear_pointer (&FRT_LETTERS_WINDOW (object)->pdf, g_bytes_unref);

  G_OBJECT_CLASS (frt_letters_window_parent_class)->dispose (object);
}

static void
frt_letters_window_class_init (FrtLettersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_letters_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = frt_letters_window_close_request;

  g_type_ensure (FRT_TYPE_MESSAGE);
  g_type_ensure (FRT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-letters-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtLettersWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, FrtLettersWindow, message);
  gtk_widget_class_bind_template_child (widget_class, FrtLettersWindow, print_button);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
frt_letters_window_init (FrtLettersWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  frt_mnemonic_name_once (GTK_WIDGET (self));
}

/* See the header. */
void
frt_letters_window_present (GtkWidget *from, GBytes *pdf)
{
  FrtLettersWindow *self = g_object_new (FRT_TYPE_LETTERS_WINDOW, "transient-for", gtk_widget_get_root (from), NULL);
  guint count = frt_print_letters_count (pdf);
  g_autofree char *heading = g_strdup_printf (ngettext ("%u letter is ready", "%u letters are ready", count), count);

  self->pdf = g_bytes_ref (pdf);
  gtk_label_set_text (self->heading, heading);
  gtk_window_present (GTK_WINDOW (self));
}
