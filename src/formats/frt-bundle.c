/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-bundle.h"

#include "common/frt-error.h"
#include "formats/frt-archive.h"
#include "formats/frt-file.h"

#include <unistd.h>

/* Tables only, by the end of their names, which are compared in small letters, whatever the file system or the archive does.
 * Nothing is looked for by a name that a file says: only by those that we know, among those that are there. */

struct _FrtBundle {
  char       *path;           /* (owned): what messages call it */
  GHashTable *places;         /* (owned) name → (owned) path, or member of the archive */
  int         archive_fd;     /* (unowned) or -1 */

  /* The file that is open */
  FrtArchive *archive;        /* (owned) (nullable) */
  int         fd;             /* (owned) or -1 */
};

static void
close_file (FrtBundle *self)
{
  g_clear_pointer (&self->archive, frt_archive_free);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

static gboolean
add (FrtBundle *self, const char *place, GError **error)
{
  g_autofree char *base = g_path_get_basename (place);
  char *name = g_ascii_strdown (base, -1);

  if (!g_str_has_suffix (name, ".csv")) {
    g_free (name);
    return TRUE;
  }
  if (!g_hash_table_contains (self->places, name)) {
    g_hash_table_insert (self->places, name, g_strdup (place));
    return TRUE;
  }

  g_free (name);
  return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: there are two files called %s: give one set", self->path, base);
}

/**
 * frt_bundle_add_file:
 * @self: a #FrtBundle without an archive
 * @path: of a file
 * @error: return location for a #GError, or %NULL
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE when there is one of that name already
 */
gboolean
frt_bundle_add_file (FrtBundle *self, const char *path, GError **error)
{
  return add (self, path, error);
}

/**
 * frt_bundle_add_folder:
 * @self: a #FrtBundle without an archive
 * @path: of a folder
 * @error: return location for a #GError, or %NULL
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE when it cannot be listed or a name is in it twice
 */
gboolean
frt_bundle_add_folder (FrtBundle *self, const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GDir) entries = g_dir_open (path, 0, &reason);
  const char *name;

  if (entries == NULL)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: cannot be opened: %s", path, reason->message);

  while ((name = g_dir_read_name (entries)) != NULL) {
    g_autofree char *place = g_build_filename (path, name, NULL);

    if (!add (self, place, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * frt_bundle_add_archive:
 * @self: an empty #FrtBundle
 * @fd: of a ZIP archive
 * @error: return location for a #GError, or %NULL
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE when it cannot be listed or a name is in it twice
 */
gboolean
frt_bundle_add_archive (FrtBundle *self, int fd, GError **error)
{
  g_autoptr (FrtArchive) archive = frt_archive_open (self->path, fd, error);
  g_autoptr (GError) failure = NULL;
  const char *member;

  if (archive == NULL)
    return FALSE;
  self->archive_fd = fd;
  while ((member = frt_archive_next (archive, &failure)) != NULL)
    if (!add (self, member, error))
      return FALSE;

  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
open_member (FrtBundle *self, const char *wanted, FrtInput *input, GError **error)
{
  const char *member;

  self->archive = frt_archive_open (self->path, self->archive_fd, error);
  if (self->archive == NULL)
    return FALSE;
  while ((member = frt_archive_next (self->archive, error)) != NULL)
    if (g_str_equal (member, wanted)) {
      *input = frt_archive_get_input (self->archive);
      return TRUE;
    }
  return FALSE;      /* a broken archive: it was there when it was listed */
}

/**
 * frt_bundle_open:
 * @self: a #FrtBundle
 * @name: of one of its files, in small letters
 * @input: (out): what is in it, good until the next one is opened
 * @error: return location for a #GError, or %NULL
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE
 */
gboolean
frt_bundle_open (FrtBundle *self, const char *name, FrtInput *input, GError **error)
{
  const char *place = g_hash_table_lookup (self->places, name);

  close_file (self);
  if (place == NULL)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: holds no %s: give the whole set", self->path, name);
  if (self->archive_fd >= 0)
    return open_member (self, place, input, error);

  self->fd = frt_file_open (place, error);
  if (self->fd < 0)
    return FALSE;
  *input = frt_file_input (place, self->fd);
  return TRUE;
}

/**
 * frt_bundle_get_path:
 * @self: a #FrtBundle
 *
 * Returns: (transfer none): what messages call it
 */
const char *
frt_bundle_get_path (FrtBundle *self)
{
  return self->path;
}

/**
 * frt_bundle_has:
 * @self: a #FrtBundle
 * @name: of a file, in small letters
 *
 * Returns: whether it is there
 */
gboolean
frt_bundle_has (FrtBundle *self, const char *name)
{
  return g_hash_table_contains (self->places, name);
}

/**
 * frt_bundle_new:
 * @path: what messages call it
 *
 * Returns: (transfer full): an empty bundle
 */
FrtBundle *
frt_bundle_new (const char *path)
{
  FrtBundle *self = g_new0 (FrtBundle, 1);

  self->path = g_strdup (path);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->archive_fd = self->fd = -1;
  return self;
}

/**
 * frt_bundle_free:
 * @self: (transfer full): a #FrtBundle
 */
void
frt_bundle_free (FrtBundle *self)
{
  close_file (self);
  g_hash_table_unref (self->places);
  g_free (self->path);
  g_free (self);
}
