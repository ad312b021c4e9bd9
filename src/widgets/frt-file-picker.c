/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-file-picker.h"

/* GtkFileDialog came with GTK 4.10; this is the one place that knows the older way. */

static void
on_responded (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GObject) chosen = NULL;

  if (g_task_get_cancellable (task) != NULL)      /* whoever cancels from now on comes too late */
    g_signal_handlers_disconnect_by_data (g_task_get_cancellable (task), dialog);
  gtk_native_dialog_hide (dialog);
  if (response == GTK_RESPONSE_ACCEPT && gtk_file_chooser_get_select_multiple (GTK_FILE_CHOOSER (dialog)))
    chosen = G_OBJECT (gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)));
  else if (response == GTK_RESPONSE_ACCEPT)
    chosen = G_OBJECT (gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)));

  if (g_task_return_error_if_cancelled (task))
    return;
  if (chosen != NULL)
    g_task_return_pointer (task, g_steal_pointer (&chosen), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nothing was chosen");
}

static void
on_cancelled (GCancellable *cancellable, GtkNativeDialog *dialog)
{
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

/* Takes @dialog, and shows it until the task has a result. */
static void
show (GtkFileChooserNative *dialog,
      gpointer              source_tag,
      GCancellable         *cancellable,
      GAsyncReadyCallback   callback,
      gpointer              user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, dialog, g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_responded), task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled), dialog, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * frt_file_picker_save_async:
 * @parent: (nullable): the window that asks
 * @title: of the dialog, in the user's language
 * @suggested_name: of the file, without a folder
 * @cancellable: (nullable): closes the dialog
 * @callback: called when the user has chosen, or has not
 * @user_data: for @callback
 *
 * Asks where to save a file.
 */
void
frt_file_picker_save_async (GtkWindow           *parent,
                            const char          *title,
                            const char          *suggested_name,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested_name);
  show (dialog, frt_file_picker_save_async, cancellable, callback, user_data);
}

/**
 * frt_file_picker_save_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the file chosen; %NULL with %G_IO_ERROR_CANCELLED when none was
 */
GFile *
frt_file_picker_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * frt_file_picker_open_many_async:
 * @parent: (nullable): the window that asks
 * @title: of the dialog, in the user's language
 * @cancellable: (nullable): closes the dialog
 * @callback: called when the user has chosen, or has not
 * @user_data: for @callback
 *
 * Asks which files to open.
 */
void
frt_file_picker_open_many_async (GtkWindow           *parent,
                                 const char          *title,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  show (dialog, frt_file_picker_open_many_async, cancellable, callback, user_data);
}

/* (transfer full): the files chosen; %NULL with %G_IO_ERROR_CANCELLED when none was. */
GListModel *
frt_file_picker_open_many_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * frt_file_picker_open_letter_async:
 * @parent: (nullable): the window that asks
 * @title: of the dialog, in the user's language
 * @filter_name: what may be chosen, in the user's language: pictures and PDF documents
 * @cancellable: (nullable): closes the dialog
 * @callback: called when the user has chosen, or has not
 * @user_data: for @callback
 *
 * Asks which file to read.
 */
void
frt_file_picker_open_letter_async (GtkWindow           *parent,
                                   const char          *title,
                                   const char          *filter_name,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, filter_name);
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/webp");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  show (dialog, frt_file_picker_open_letter_async, cancellable, callback, user_data);
}

/**
 * frt_file_picker_open_letter_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the file chosen; %NULL with %G_IO_ERROR_CANCELLED when none was
 */
GFile *
frt_file_picker_open_letter_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
