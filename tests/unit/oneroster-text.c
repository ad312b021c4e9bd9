/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "oneroster-text.h"

#include "common/frt-error.h"
#include "formats/frt-formats.h"
#include "scratch.h"
#include "siecle-text.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

char *
oneroster_text_folder (const OnerosterFile *files)
{
  char *folder = g_dir_make_tmp ("frt-oneroster-XXXXXX", NULL);

  for (; files->name != NULL; files++) {
    g_autofree char *path = g_build_filename (folder, files->name, NULL);

    g_assert_true (g_file_set_contents (path, files->text, -1, NULL));
  }
  return folder;
}

GBytes *
oneroster_text_zip (const OnerosterFile *files)
{
  struct archive *zip = archive_write_new ();
  gsize room = 64 * 1024, length;
  guint8 *buffer;

  for (const OnerosterFile *file = files; file->name != NULL; file++)
    room += strlen (file->text);
  buffer = g_malloc (room);
  archive_write_set_format_zip (zip);
  g_assert_cmpint (archive_write_open_memory (zip, buffer, room, &length), ==, ARCHIVE_OK);
  for (; files->name != NULL; files++) {
    struct archive_entry *entry = archive_entry_new ();

    archive_entry_set_pathname_utf8 (entry, files->name);
    archive_entry_set_filetype (entry, AE_IFREG);
    archive_entry_set_perm (entry, 0600);
    g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
    archive_write_data (zip, files->text, strlen (files->text));
    archive_entry_free (entry);
  }
  archive_write_free (zip);
  return g_bytes_new_take (buffer, length);
}

char *
oneroster_text_read (GBytes *bytes, GError **error)
{
  gsize length;
  const void *content = g_bytes_get_data (bytes, &length);
  GString *log = g_string_new (NULL);
  int fd = memfd_create ("set", MFD_CLOEXEC);

  g_assert_cmpint (write (fd, content, length), ==, length);
  g_assert_true (frt_formats_read_descriptor ("set", fd, siecle_text_log, log, error) == (*error == NULL));
  close (fd);
  return g_string_free (log, FALSE);
}

void
oneroster_text_assert (const OnerosterFile *files, const char *log)
{
  char *folder = oneroster_text_folder (files);
  const char *const paths[] = { folder, NULL };
  g_autoptr (GBytes) zip = oneroster_text_zip (files);
  g_autoptr (GString) from_folder = g_string_new (NULL);
  g_autofree char *from_zip = NULL;
  g_autoptr (GError) error = NULL;

  frt_formats_read (paths, siecle_text_log, from_folder, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (from_folder->str, ==, log);
  from_zip = oneroster_text_read (zip, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (from_zip, ==, log);
  scratch_remove (folder);
}

void
oneroster_text_refused (const OnerosterFile *files, const char *pattern)
{
  char *folder = oneroster_text_folder (files);
  const char *const paths[] = { folder, NULL };
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (frt_formats_read (paths, siecle_text_log, log, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_FILE);
  g_assert_true (g_str_has_prefix (error->message, folder));
  if (!g_pattern_match_simple (pattern, error->message + strlen (folder)))
    g_error ("“%s” is not “%s”", error->message, pattern);
  scratch_remove (folder);
}
