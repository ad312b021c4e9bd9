/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-archive.h"

#include "common/frt-error.h"
#include "formats/frt-input.h"
#include "formats/frt-siecle.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <sys/stat.h>

/* A ZIP as SIECLE gives it, read member by member without unpacking anything to disk. What is counted is what
 * comes out, since the sizes written in an archive are whatever its maker liked. */

#define MAX_MEMBERS      100
#define MAX_NAME_LENGTH  255
#define MAX_RATIO        200                            /* a real export shrinks 15 to 40 times */
#define RATIO_FREE_BYTES (16 * 1024 * 1024)             /* too little to be a bomb, however well it shrank */

typedef struct {
  const char     *path;               /* (unowned) */
  struct archive *archive;            /* (owned) */
  guint64         packed;             /* bytes of the whole archive */
  guint64         unpacked;           /* bytes given so far, all members together */
} Unpacking;

static gboolean
refuse (Unpacking *self, const char *why, GError **error)
{
  return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: %s: give the archive that SIECLE exported",
                        self->path, why);
}

static gboolean
set_broken (Unpacking *self, GError **error)
{
  const char *reason = archive_error_string (self->archive);
  g_autofree char *why = g_strdup_printf ("the archive is broken (%s)", reason ? reason : "no reason given");

  return refuse (self, why, error);
}

static gssize
read_member (gpointer data, void *buffer, gsize length, GError **error)
{
  Unpacking *self = data;
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

/* Is this member a document, and not a folder, a note or the resource forks that macOS adds? */
static gboolean
is_document (struct archive_entry *entry, const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *lower = g_ascii_strdown (base, -1);

  return archive_entry_filetype (entry) == AE_IFREG && base[0] != '.' && g_str_has_suffix (lower, ".xml");
}

/* Steps to the next member; FALSE at the end, or with an error. */
static gboolean
next_member (Unpacking *self, struct archive_entry **entry, GError **error)
{
  int result = archive_read_next_header (self->archive, entry);

  if (result == ARCHIVE_OK || result == ARCHIVE_WARN)
    return TRUE;

  if (result != ARCHIVE_EOF)
    set_broken (self, error);

  return FALSE;
}

static gboolean
check_member (Unpacking *self, struct archive_entry *entry, const char *name, guint count, GError **error)
{
  if (count > MAX_MEMBERS)
    return refuse (self, "holds more than " G_STRINGIFY (MAX_MEMBERS) " files", error);

  if (!name_is_sane (name))
    return refuse (self, "holds a file with an impossible name", error);

  if (archive_entry_is_encrypted (entry))
    return refuse (self, "is protected by a password", error);

  return TRUE;
}

static gboolean
read_document (Unpacking *self, const char *member, FrtRecordFunc func, gpointer data, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s/%s", self->path, member);
  FrtInput input = { name, read_member, self };

  return frt_siecle_read (&input, func, data, error);
}

static gboolean
read_members (Unpacking *self, FrtRecordFunc func, gpointer data, GError **error)
{
  struct archive_entry *entry;
  GError *failure = NULL;
  guint documents = 0;

  for (guint count = 1; next_member (self, &entry, &failure); count++) {
    g_autofree char *member = dup_name (entry);

    if (!check_member (self, entry, member, count, error))
      return FALSE;

    if (!is_document (entry, member))
      continue;

    documents++;
    if (!read_document (self, member, func, data, error))
      return FALSE;
  }

  if (failure != NULL) {
    g_propagate_error (error, failure);
    return FALSE;
  }

  return documents > 0 || refuse (self, "holds no XML file", error);
}

/**
 * frt_archive_read:
 * @path: what messages call the archive
 * @fd: a descriptor of it, at its start; stays open
 * @func: called with each record
 * @data: for @func
 * @error: return location for a #GError, or %NULL
 *
 * Reads every XML member of a ZIP archive as a SIECLE document, in the archive's order. At most 100 members,
 * 2 GiB unpacked and 200 times the archive's own size: beyond that it is a bomb, not an export.
 *
 * Returns: %FALSE with @func's error or %FRT_ERROR_INVALID_FILE
 */
gboolean
frt_archive_read (const char     *path,
                  int             fd,
                  FrtRecordFunc   func,
                  gpointer        data,
                  GError        **error)
{
  Unpacking self = { .path = path, .archive = archive_read_new () };
  struct stat status = { 0 };
  gboolean read_whole;

  if (fstat (fd, &status) == 0)
    self.packed = (guint64) status.st_size;

  archive_read_support_format_zip (self.archive);
  if (archive_read_open_fd (self.archive, fd, 64 * 1024) == ARCHIVE_OK)
    read_whole = read_members (&self, func, data, error);
  else
    read_whole = set_broken (&self, error);

  archive_read_free (self.archive);
  return read_whole;
}
