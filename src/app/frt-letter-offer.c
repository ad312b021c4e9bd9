/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-letter-offer.h"

#include "app/frt-letter-problem.h"
#include "app/frt-letter-reader.h"

#include <glib/gi18n.h>
#include <string.h>

/* A picture is taken as the bytes it is offered in, not as GDK would unpack it: those are checked before they are. */
static const char *const pictures[] = { "image/png", "image/jpeg", "image/webp", "application/pdf", NULL };

#define CHUNK (256 * 1024)

/* Bytes on their way from another program. */
typedef struct {
  GInputStream *stream;       /* (owned) */
  GByteArray   *bytes;        /* (owned) (nullable) once given away */
} Transfer;

static void
transfer_free (gpointer data)
{
  Transfer *transfer = data;

  g_object_unref (transfer->stream);
  if (transfer->bytes != NULL)
    g_byte_array_unref (transfer->bytes);
  g_free (transfer);
}

static void
read_value (gpointer offer, GType type, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  if (GDK_IS_DROP (offer))
    gdk_drop_read_value_async (offer, type, G_PRIORITY_DEFAULT, cancellable, callback, user_data);
  else
    gdk_clipboard_read_value_async (offer, type, G_PRIORITY_DEFAULT, cancellable, callback, user_data);
}

static const GValue *
read_value_finish (GObject *offer, GAsyncResult *result, GError **error)
{
  return GDK_IS_DROP (offer) ? gdk_drop_read_value_finish (GDK_DROP (offer), result, error)
                             : gdk_clipboard_read_value_finish (GDK_CLIPBOARD (offer), result, error);
}

static void
return_failure (GTask *task, GError *failure)
{
  g_autoptr (GError) reason = failure;
  GError *error = NULL;

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_task_return_error (task, g_steal_pointer (&reason));
    return;
  }
  frt_letter_problem_set (&error, _("What was pasted or dropped cannot be read. Save it as a file, then open that."));
  g_task_return_error (task, error);
}

static void
on_letter_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  FrtLetterLink *letter = frt_letter_reader_read_finish (result, &error);

  if (letter != NULL)
    g_task_return_pointer (task, letter, (GDestroyNotify) frt_letter_link_free);
  else
    g_task_return_error (task, error);
}

static void
on_files_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GSList) files = NULL;
  GError *error = NULL;
  const GValue *value = read_value_finish (source, result, &error);

  if (value == NULL) {
    return_failure (task, error);
    return;
  }
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  if (files != NULL && files->next == NULL) {
    frt_letter_reader_read_file_async (files->data, g_task_get_cancellable (task), on_letter_read, g_object_ref (task));
    return;
  }
  frt_letter_problem_set (&error, _("Open one letter at a time."));
  g_task_return_error (task, error);
}

static void
on_text_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const GValue *value = read_value_finish (source, result, &error);
  g_autofree char *text = NULL;
  FrtLetterLink *letter;

  if (value == NULL) {
    return_failure (task, error);
    return;
  }
  text = g_strstrip (g_value_dup_string (value));
  letter = frt_letter_link_parse (text, NULL);
  explicit_bzero (text, strlen (text));
  if (letter != NULL) {
    g_task_return_pointer (task, letter, (GDestroyNotify) frt_letter_link_free);
    return;
  }
  frt_letter_problem_set (&error,
                          _("This is not a letter. Copy the picture or the document of the letter, then paste it here."));
  g_task_return_error (task, error);
}

static void
on_chunk_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  g_autoptr (GBytes) whole = NULL;

  if (chunk == NULL) {
    return_failure (task, error);
    return;
  }
  g_byte_array_append (transfer->bytes, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
  if (g_bytes_get_size (chunk) > 0 && transfer->bytes->len <= FRT_LETTER_MAX_BYTES) {
    g_input_stream_read_bytes_async (transfer->stream, CHUNK, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                     on_chunk_read, g_object_ref (task));
    return;
  }
  whole = g_byte_array_free_to_bytes (g_steal_pointer (&transfer->bytes));
  frt_letter_reader_read_bytes_async (whole, g_task_get_cancellable (task), on_letter_read, g_object_ref (task));
}

static void
on_stream_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GInputStream *stream = GDK_IS_DROP (source) ? gdk_drop_read_finish (GDK_DROP (source), result, NULL, &error)
                                              : gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  Transfer *transfer;

  if (stream == NULL) {
    return_failure (task, error);
    return;
  }
  transfer = g_new (Transfer, 1);
  *transfer = (Transfer) { stream, g_byte_array_new () };
  g_task_set_task_data (task, transfer, transfer_free);
  g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_chunk_read,
                                   g_object_ref (task));
}

static void
read_picture (gpointer offer, GCancellable *cancellable, GTask *task)
{
  if (GDK_IS_DROP (offer))
    gdk_drop_read_async (offer, (const char **) pictures, G_PRIORITY_DEFAULT, cancellable, on_stream_opened, task);
  else
    gdk_clipboard_read_async (offer, (const char **) pictures, G_PRIORITY_DEFAULT, cancellable, on_stream_opened, task);
}

/**
 * frt_letter_offer_get_formats:
 *
 * Returns: (transfer full): files, pictures, documents and text
 */
GdkContentFormats *
frt_letter_offer_get_formats (void)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
  for (guint i = 0; pictures[i] != NULL; i++)
    gdk_content_formats_builder_add_mime_type (builder, pictures[i]);
  gdk_content_formats_builder_add_gtype (builder, G_TYPE_STRING);
  return gdk_content_formats_union_deserialize_mime_types (gdk_content_formats_builder_free_to_formats (builder));
}

/**
 * frt_letter_offer_has_picture:
 * @offered: what another program offers
 *
 * Returns: whether there is a file, a picture or a document among it, which no text field takes
 */
gboolean
frt_letter_offer_has_picture (GdkContentFormats *offered)
{
  g_autoptr (GdkContentFormats) types = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (offered));

  for (guint i = 0; pictures[i] != NULL; i++)
    if (gdk_content_formats_contain_mime_type (types, pictures[i]))
      return TRUE;
  return gdk_content_formats_contain_gtype (types, GDK_TYPE_FILE_LIST);
}

/**
 * frt_letter_offer_read_async:
 * @offer: a #GdkClipboard or a #GdkDrop
 * @cancellable: (nullable): ends it
 * @callback: called when the letter was found, or was not
 * @user_data: for @callback
 *
 * Reads what is offered: a file, a picture, a document, or a letter's link as text.
 */
void
frt_letter_offer_read_async (gpointer             offer,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (offer, cancellable, callback, user_data);
  GdkContentFormats *offered = GDK_IS_DROP (offer) ? gdk_drop_get_formats (offer) : gdk_clipboard_get_formats (offer);
  g_autoptr (GdkContentFormats) types = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (offered));

  g_task_set_source_tag (task, frt_letter_offer_read_async);
  if (gdk_content_formats_contain_gtype (types, GDK_TYPE_FILE_LIST))
    read_value (offer, GDK_TYPE_FILE_LIST, cancellable, on_files_read, task);
  else if (frt_letter_offer_has_picture (offered))
    read_picture (offer, cancellable, task);
  else
    read_value (offer, G_TYPE_STRING, cancellable, on_text_read, task);
}

/**
 * frt_letter_offer_read_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the letter; %NULL as frt_letter_reader_read_finish()
 */
FrtLetterLink *
frt_letter_offer_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
