/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-letter-reader.h"

#include "app/frt-letter-codes.h"
#include "app/frt-letter-image.h"
#include "app/frt-letter-pdf.h"
#include "app/frt-letter-problem.h"
#include "client/frt-client.h"

#include <glib/gi18n.h>
#include <string.h>

#define CHUNK (256 * 1024)

/* A file's content, which may be a password's picture. */
typedef struct {
  guint8 *data;      /* (owned) */
  gsize   size;      /* of the allocation */
} Content;

static void
content_free (gpointer data)
{
  Content *content = data;

  explicit_bzero (content->data, content->size);
  g_free (content->data);
  g_free (content);
}

static gboolean
set_too_large (GError **error)
{
  return frt_letter_problem_set (error,
                                 _("This file is too large: more than %d MB. Open a photo or a document of the letter"
                                   " alone."), FRT_LETTER_MAX_BYTES / (1024 * 1024));
}

static gboolean
set_unopened (const GError *reason, GError **error)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, g_error_copy (reason));
    return FALSE;
  }
  return frt_letter_problem_set (error, _("This file cannot be opened. Copy it to this computer, then try again."));
}

/* How large a regular file says it is; -1 for what is none: a folder, a device, a pipe that never ends. */
static goffset
get_size (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, &reason);

  if (info == NULL)
    set_unopened (reason, error);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    frt_letter_problem_set (error, _("This is not a file. Choose the picture or the document of the letter."));
  else if (g_file_info_get_size (info) > FRT_LETTER_MAX_BYTES)
    set_too_large (error);
  else
    return g_file_info_get_size (info);
  return -1;
}

/* Fills @content, which has room for a byte more than is allowed; the number of bytes, or -1 with an error. */
static gssize
read_all (GInputStream *stream, Content *content, GCancellable *cancellable, GError **error)
{
  gsize length = 0;
  gssize got;

  do {
    got = g_input_stream_read (stream, content->data + length, MIN (CHUNK, content->size - length), cancellable, error);
    length += (gsize) MAX (got, 0);
  } while (got > 0 && length < content->size);
  return got < 0 ? -1 : (gssize) length;
}

static GBytes *
load (GFile *file, GCancellable *cancellable, GError **error)
{
  goffset size = get_size (file, cancellable, error);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) reason = NULL;
  Content *content;
  gssize length = -1;

  if (size < 0)
    return NULL;
  content = g_new (Content, 1);
  *content = (Content) { g_malloc ((gsize) size + 1), (gsize) size + 1 };
  stream = g_file_read (file, cancellable, &reason);
  if (stream != NULL)
    length = read_all (G_INPUT_STREAM (stream), content, cancellable, &reason);
  if (length >= 0)
    return g_bytes_new_with_free_func (content->data, (gsize) length, content_free, content);

  content_free (content);
  set_unopened (reason, error);
  return NULL;
}

static gboolean
search_grey (FrtGrey *taken, FrtLetterCodes *codes, GCancellable *cancellable)
{
  g_autoptr (FrtGrey) grey = taken;

  if (grey != NULL)
    frt_letter_codes_search (codes, grey, cancellable);
  return grey != NULL;
}

static gboolean
search_image (GBytes *bytes, const char *kind, FrtLetterCodes *codes, GCancellable *cancellable, GError **error)
{
  if (!search_grey (frt_letter_image_read (bytes, kind, error), codes, cancellable))
    return FALSE;
  return frt_letter_codes_get_count (codes) > 0 || frt_letter_image_is_whole (bytes, kind) ||
         frt_letter_image_set_damaged (error);
}

static gboolean
search_bytes (GBytes *bytes, FrtLetterCodes *codes, GCancellable *cancellable, GError **error)
{
  const char *kind = frt_letter_image_get_kind (bytes);

  if (g_bytes_get_size (bytes) > FRT_LETTER_MAX_BYTES)
    return set_too_large (error);
  if (kind != NULL)
    return search_image (bytes, kind, codes, cancellable, error);
  if (frt_letter_pdf_detect (bytes))
    return frt_letter_pdf_search (bytes, codes, cancellable, error);
  return frt_letter_problem_set (error,
                                 _("This is neither a picture (PNG, JPEG, WebP) nor a PDF. Choose the picture or the "
                                   "document of the letter."));
}

static gboolean
search_file (GFile *file, FrtLetterCodes *codes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = load (file, cancellable, error);

  return bytes != NULL && search_bytes (bytes, codes, cancellable, error);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (FrtLetterCodes) codes = frt_letter_codes_new ();
  g_autoptr (FrtLetterLink) letter = NULL;
  GError *error = NULL;

  if (source != NULL ? search_file (source, codes, cancellable, &error)
                     : search_bytes (task_data, codes, cancellable, &error))
    letter = frt_letter_codes_take (codes, &error);
  if (letter != NULL)
    g_task_return_pointer (task, g_steal_pointer (&letter), (GDestroyNotify) frt_letter_link_free);
  else
    g_task_return_error (task, error);
}

static void
start (gpointer source, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_name (task, "read a letter");
  if (bytes != NULL)
    g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  /* Nobody waits for a document that takes for ever to draw: whoever cancels is told at once. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * frt_letter_reader_read_file_async:
 * @file: a picture or a PDF, of at most 30 MB
 * @cancellable: (nullable): ends it at once
 * @callback: called when the letter was found, or was not
 * @user_data: for @callback
 *
 * Looks for a letter's code in a file, on a worker thread.
 */
void
frt_letter_reader_read_file_async (GFile               *file,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  start (file, NULL, cancellable, callback, user_data);
}

/**
 * frt_letter_reader_read_bytes_async:
 * @bytes: a file's content
 * @cancellable: (nullable): ends it at once
 * @callback: called when the letter was found, or was not
 * @user_data: for @callback
 *
 * Looks for a letter's code in what came otherwise than as a file, on a worker thread.
 */
void
frt_letter_reader_read_bytes_async (GBytes              *bytes,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  start (NULL, bytes, cancellable, callback, user_data);
}

/**
 * frt_letter_reader_read_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the letter; %NULL with %FRT_ERROR_INVALID_FILE, which has a sentence of its own for each
 *   reason, or %G_IO_ERROR_CANCELLED
 */
FrtLetterLink *
frt_letter_reader_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * frt_letter_reader_check_service:
 * @letter: a letter
 * @server: the address of the service in use
 * @error: return location for a #GError
 *
 * Compares the service that the letter names with the one in use, however the two are written.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE when the letter is another service's
 */
gboolean
frt_letter_reader_check_service (const FrtLetterLink *letter, const char *server, GError **error)
{
  g_autofree char *named = letter->server != NULL ? frt_client_normalise_address (letter->server, NULL) : NULL;
  g_autofree char *used = frt_client_normalise_address (server, NULL);

  if (letter->server == NULL || (named != NULL && g_strcmp0 (named, used) == 0))
    return TRUE;
  if (named == NULL)
    return frt_letter_problem_set (error,
                                   _("This letter names a service that cannot be reached safely. Type what stands on "
                                     "it, or ask the school."));
  /* Translators: both are addresses of services, such as https://fratrie.example. */
  return frt_letter_problem_set (error,
                                 _("This letter is for the service at %s, and you are using %s. Sign out, then begin "
                                   "with this letter on the first page."), named, used);
}
