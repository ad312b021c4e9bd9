/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-export-bundle.h"

#include "common/frt-error.h"

#include <archive.h>
#include <archive_entry.h>

#define MOST_BYTES (512 * 1024 * 1024)      /* unpacked: more is no school */
#define BLOCK      (256 * 1024)

typedef struct {
  struct archive *archive;      /* (owned): the ZIP being written */
  GByteArray     *bytes;        /* (owned) */
  gsize           unpacked;     /* so far */
} Bundle;

static void
bundle_free (Bundle *self)
{
  archive_write_free (self->archive);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Bundle, bundle_free)

static la_ssize_t
on_written (struct archive *archive, void *user_data, const void *buffer, size_t length)
{
  g_byte_array_append (((Bundle *) user_data)->bytes, buffer, length);

  return (la_ssize_t) length;
}

static Bundle *
bundle_new (void)
{
  Bundle *self = g_new0 (Bundle, 1);

  self->archive = archive_write_new ();
  self->bytes = g_byte_array_new ();
  archive_write_set_format_zip (self->archive);
  archive_write_set_bytes_in_last_block (self->archive, 1);
  archive_write_open (self->archive, self, NULL, on_written, NULL);

  return self;
}

static gboolean
fail (struct archive *archive, const char *name, GError **error)
{
  return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: %s", name, archive_error_string (archive));
}

/* One file, unpacked, under the last part of its name. */
static gboolean
add_entry (Bundle *self, struct archive *from, const char *name, const char *source, GError **error)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *block = g_malloc (BLOCK);
  struct archive_entry *entry = archive_entry_new ();
  GByteArray *content = g_byte_array_new ();
  la_ssize_t length;
  gboolean ok = TRUE;

  while (ok && (length = archive_read_data (from, block, BLOCK)) > 0) {
    g_byte_array_append (content, (guint8 *) block, (guint) length);
    self->unpacked += (gsize) length;
    ok = self->unpacked <= MOST_BYTES ||
         frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: unpacks to more than a school's exports can be", source);
  }
  if (ok && length < 0)
    ok = fail (from, source, error);

  archive_entry_set_pathname_utf8 (entry, base);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_size (entry, content->len);
  if (ok)
    ok = (archive_write_header (self->archive, entry) == ARCHIVE_OK &&
          archive_write_data (self->archive, content->data, content->len) == (la_ssize_t) content->len) ||
         fail (self->archive, source, error);
  archive_entry_free (entry);
  g_byte_array_unref (content);

  return ok;
}

static gboolean
add_entries (Bundle *self, struct archive *from, const char *path, const char *name, GError **error)
{
  struct archive_entry *entry;
  int code;

  if (archive_read_open_filename (from, path, BLOCK) != ARCHIVE_OK)
    return fail (from, name, error);

  while ((code = archive_read_next_header (from, &entry)) == ARCHIVE_OK) {
    const char *inside = archive_format (from) == ARCHIVE_FORMAT_RAW ? name : archive_entry_pathname_utf8 (entry);

    if (archive_format (from) != ARCHIVE_FORMAT_RAW && archive_entry_filetype (entry) != AE_IFREG)
      continue;
    if (!add_entry (self, from, inside != NULL ? inside : name, name, error))
      return FALSE;
  }

  return code == ARCHIVE_EOF || fail (from, name, error);
}

static gboolean
add_file (Bundle *self, GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  struct archive *from;
  gboolean ok;

  if (path == NULL)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: copy it to this computer first", name);

  from = archive_read_new ();
  archive_read_support_format_zip (from);
  archive_read_support_format_raw (from);
  ok = add_entries (self, from, path, name, error);
  archive_read_free (from);

  return ok;
}

static void
bundle_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GListModel *files = task_data;
  g_autoptr (Bundle) bundle = bundle_new ();
  GError *error = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);

    if (!add_file (bundle, file, &error)) {
      g_task_return_error (task, error);
      return;
    }
  }

  archive_write_close (bundle->archive);
  g_task_return_pointer (task, g_bytes_new (bundle->bytes->data, bundle->bytes->len), (GDestroyNotify) g_bytes_unref);
}

/* See the header. */
void
frt_export_bundle_async (GListModel *files, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, frt_export_bundle_async);
  g_task_set_task_data (task, g_object_ref (files), g_object_unref);
  g_task_run_in_thread (task, bundle_in_thread);
}

/* (transfer full): the ZIP. */
GBytes *
frt_export_bundle_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
