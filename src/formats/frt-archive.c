/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-archive.h"

#include "common/frt-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A ZIP as schools give it, read member by member without unpacking anything to disk. What is counted is what
 * comes out, since the sizes written in an archive are whatever its maker liked. */

#define MAX_MEMBERS      100
#define MAX_NAME_LENGTH  255
#define MAX_RATIO        200                            /* a real export shrinks 15 to 40 times */
#define RATIO_FREE_BYTES (16 * 1024 * 1024)             /* too little to be a bomb, however well it shrank */

struct _FrtArchive {
  const char     *path;               /* (unowned) */
  struct archive *archive;            /* (owned) */
  guint64         packed;             /* bytes of the whole archive */
  guint64         unpacked;           /* bytes given so far, all members together */
  guint           count;              /* members so far */
  char           *member;             /* (owned) (nullable): where the cursor is */
  char           *name;               /* (owned) (nullable): that as messages call it */
};

static gboolean
refuse (FrtArchive *self, const char *why, GError **error)
{
  return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: %s: give the archive as it was exported", self->path, why);
}

static gboolean
set_broken (FrtArchive *self, GError **error)
{
  const char *reason = archive_error_string (self->archive);
  g_autofree char *why = g_strdup_printf ("the archive is broken (%s)", reason ? reason : "no reason given");

  return refuse (self, why, error);
}

static gssize
read_member (gpointer data, void *buffer, gsize length, GError **error)
{
  FrtArchive *self = data;
  la_ssize_t got = archive_read_data (self->archive, buffer, length);

  if (got < 0) {
    set_broken (self, error);
    return -1;
  }

  self->unpacked += (guint64) got;
  if (self->unpacked > FRT_INPUT_MAX_BYTES ||
      (self->unpacked > RATIO_FREE_BYTES && self->unpacked / MAX_RATIO > self->packed)) {
    refuse (self, "unpacks to far more than a school's export does", error);
    return -1;
  }

  return got;
}

/* Older archives do not say how their names are written: such a name is shown as well as may be. */
static char *
dup_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (name == NULL)
    name = archive_entry_pathname (entry);

  return name != NULL ? g_utf8_make_valid (name, -1) : NULL;
}

static gboolean
name_is_sane (const char *name)
{
  g_auto (GStrv) parts = NULL;

  if (name == NULL || *name == '\0' || *name == '/' || strlen (name) > MAX_NAME_LENGTH)
    return FALSE;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isprint (g_utf8_get_char (at)))
      return FALSE;

  parts = g_strsplit (name, "/", -1);
  return !g_strv_contains ((const char *const *) parts, "..");
}

/* Is this member a file, and no folder nor one of the resource forks that macOS adds? */
static gboolean
is_file (struct archive_entry *entry, const char *name)
{
  g_autofree char *base = g_path_get_basename (name);

  return archive_entry_filetype (entry) == AE_IFREG && base[0] != '.';
}

/* Steps to the next member; FALSE at the end, or with an error. */
static gboolean
next_member (FrtArchive *self, struct archive_entry **entry, GError **error)
{
  int result = archive_read_next_header (self->archive, entry);

  if (result == ARCHIVE_OK || result == ARCHIVE_WARN)
    return TRUE;

  if (result != ARCHIVE_EOF)
    set_broken (self, error);

  return FALSE;
}

static gboolean
check_member (FrtArchive *self, struct archive_entry *entry, const char *name, GError **error)
{
  if (++self->count > MAX_MEMBERS)
    return refuse (self, "holds more than " G_STRINGIFY (MAX_MEMBERS) " files", error);

  if (!name_is_sane (name))
    return refuse (self, "holds a file with an impossible name", error);

  if (archive_entry_is_encrypted (entry))
    return refuse (self, "is protected by a password", error);

  return TRUE;
}

static void
forget_member (FrtArchive *self)
{
  g_clear_pointer (&self->member, g_free);
  g_clear_pointer (&self->name, g_free);
}

/**
 * frt_archive_next:
 * @self: a #FrtArchive
 * @error: return location for a #GError, or %NULL
 *
 * Moves to the next file in the archive. At most 100 members, 2 GiB unpacked and 200 times the archive's own size:
 * beyond that it is a bomb, not an export.
 *
 * Returns: (transfer none) (nullable): its name in the archive, until the cursor moves; %NULL at the end, or with
 *   %FRT_ERROR_INVALID_FILE
 */
const char *
frt_archive_next (FrtArchive *self, GError **error)
{
  struct archive_entry *entry;

  forget_member (self);
  while (next_member (self, &entry, error)) {
    g_autofree char *member = dup_name (entry);

    if (!check_member (self, entry, member, error))
      return NULL;
    if (!is_file (entry, member))
      continue;

    self->name = g_strdup_printf ("%s/%s", self->path, member);
    return self->member = g_steal_pointer (&member);
  }

  return NULL;
}

/**
 * frt_archive_get_input:
 * @self: a #FrtArchive on a file
 *
 * Returns: what is in it, good until the cursor moves
 */
FrtInput
frt_archive_get_input (FrtArchive *self)
{
  return (FrtInput) { self->name, read_member, self };
}

/**
 * frt_archive_open:
 * @path: what messages call the archive; must outlive it
 * @fd: a descriptor of it; stays open
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): a cursor before the first file; %NULL with %FRT_ERROR_INVALID_FILE
 */
FrtArchive *
frt_archive_open (const char *path, int fd, GError **error)
{
  g_autoptr (FrtArchive) self = g_new0 (FrtArchive, 1);
  struct stat status = { 0 };

  self->path = path;
  self->archive = archive_read_new ();
  if (fstat (fd, &status) == 0)
    self->packed = (guint64) status.st_size;
  if (lseek (fd, 0, SEEK_SET) < 0) {
    frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: cannot be read again: %s", path, g_strerror (errno));
    return NULL;
  }

  archive_read_support_format_zip (self->archive);
  if (archive_read_open_fd (self->archive, fd, 64 * 1024) != ARCHIVE_OK) {
    set_broken (self, error);
    return NULL;
  }

  return g_steal_pointer (&self);
}

/**
 * frt_archive_free:
 * @self: (transfer full): a #FrtArchive
 *
 * Frees the cursor, not its descriptor.
 */
void
frt_archive_free (FrtArchive *self)
{
  archive_read_free (self->archive);
  forget_member (self);
  g_free (self);
}
