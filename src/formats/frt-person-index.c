/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-person-index.h"

#include "common/frt-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A table of slots in a temporary file, found by the key's digest and searched on from there; when it is half full it is
 * written again twice as large. A key is known by 16 bytes of its SHA-256: two keys that share them are not found by
 * chance nor by will. */

#define DIGEST      16                       /* bytes */
#define FIRST_SLOTS 1024
#define AT_ONCE     128                      /* slots read at once when the table grows */

typedef struct {
  guint8         digest[DIGEST];             /* all 0: the slot is free */
  FrtPersonEntry entry;
} Slot;

struct _FrtPersonIndex {
  int      fd;                               /* (owned) */
  guint64  slots;                            /* a power of two */
  guint64  used;
};

static gboolean
set_errno (GError **error)
{
  return frt_error_set (error, FRT_ERROR_INTERNAL, "the temporary folder: %s", g_strerror (errno));
}

/* A new file as large as @slots, all free, without a name; -1 with an error. */
static int
new_table (guint64 slots, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) reason = NULL;
  int fd = g_file_open_tmp ("fratrie-XXXXXX", &path, &reason);

  if (fd < 0) {
    frt_error_set (error, FRT_ERROR_INTERNAL, "the temporary folder: %s", reason->message);
    return -1;
  }
  g_unlink (path);
  if (ftruncate (fd, (off_t) (slots * sizeof (Slot))) == 0)
    return fd;

  set_errno (error);
  close (fd);
  return -1;
}

static void
digest_key (const char *key, guint8 digest[DIGEST])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 whole[32];
  gsize length = sizeof whole;

  g_checksum_update (checksum, (const guchar *) key, -1);
  g_checksum_get_digest (checksum, whole, &length);
  memcpy (digest, whole, DIGEST);
}

static gboolean
is_free (const Slot *slot)
{
  static const guint8 none[DIGEST];

  return memcmp (slot->digest, none, DIGEST) == 0;
}

/* Finds the slot of a digest, or the free one where it would be. */
static gboolean
find (const FrtPersonIndex *self, const guint8 digest[DIGEST], guint64 *at, Slot *slot, GError **error)
{
  guint64 start;

  memcpy (&start, digest, sizeof start);
  for (guint64 i = 0; i < self->slots; i++) {
    *at = (start + i) & (self->slots - 1);
    if (pread (self->fd, slot, sizeof *slot, (off_t) (*at * sizeof *slot)) != sizeof *slot)
      return set_errno (error);
    if (is_free (slot) || memcmp (slot->digest, digest, DIGEST) == 0)
      return TRUE;
  }
  g_assert_not_reached ();      /* it is never more than half full */
}

static gboolean
write_slot (const FrtPersonIndex *self, guint64 at, const Slot *slot, GError **error)
{
  return pwrite (self->fd, slot, sizeof *slot, (off_t) (at * sizeof *slot)) == sizeof *slot || set_errno (error);
}

static gboolean
move_slots (const FrtPersonIndex *from, const FrtPersonIndex *to, GError **error)
{
  Slot slots[AT_ONCE], found;
  guint64 at;

  for (guint64 start = 0; start < from->slots; start += AT_ONCE) {
    if (pread (from->fd, slots, sizeof slots, (off_t) (start * sizeof (Slot))) != sizeof slots)
      return set_errno (error);
    for (guint i = 0; i < AT_ONCE; i++)
      if (!is_free (&slots[i]) &&
          (!find (to, slots[i].digest, &at, &found, error) || !write_slot (to, at, &slots[i], error)))
        return FALSE;
  }
  return TRUE;
}

static gboolean
grow (FrtPersonIndex *self, GError **error)
{
  FrtPersonIndex larger = { new_table (self->slots * 2, error), self->slots * 2, self->used };
  int old = self->fd;

  if (larger.fd < 0)
    return FALSE;
  if (!move_slots (self, &larger, error)) {
    close (larger.fd);
    return FALSE;
  }
  close (old);
  *self = larger;
  return TRUE;
}

/**
 * frt_person_index_look_up:
 * @self: a #FrtPersonIndex
 * @key: any text
 * @entry: (out): what is stored; all zeros when nothing is
 * @error: return location for a #GError, or %NULL
 *
 * Returns: 1 when there is an entry, 0 when there is none, -1 with %FRT_ERROR_INTERNAL when the temporary file fails
 */
int
frt_person_index_look_up (FrtPersonIndex *self, const char *key, FrtPersonEntry *entry, GError **error)
{
  guint8 digest[DIGEST];
  guint64 at;
  Slot slot;

  digest_key (key, digest);
  if (!find (self, digest, &at, &slot, error))
    return -1;
  *entry = slot.entry;
  return is_free (&slot) ? 0 : 1;
}

/**
 * frt_person_index_store:
 * @self: a #FrtPersonIndex
 * @key: any text
 * @entry: takes the place of what was stored for @key
 * @error: return location for a #GError, or %NULL
 *
 * Returns: %FALSE with %FRT_ERROR_INTERNAL when the temporary file fails
 */
gboolean
frt_person_index_store (FrtPersonIndex *self, const char *key, const FrtPersonEntry *entry, GError **error)
{
  Slot slot;
  guint8 digest[DIGEST];
  guint64 at;

  digest_key (key, digest);
  if (self->used >= self->slots / 2 && !grow (self, error))
    return FALSE;
  if (!find (self, digest, &at, &slot, error))
    return FALSE;

  self->used += is_free (&slot);
  memset (&slot, 0, sizeof slot);
  memcpy (slot.digest, digest, DIGEST);
  slot.entry = *entry;
  return write_slot (self, at, &slot, error);
}

/**
 * frt_person_index_new:
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): an empty index; %NULL with %FRT_ERROR_INTERNAL when there is no temporary folder
 */
FrtPersonIndex *
frt_person_index_new (GError **error)
{
  int fd = new_table (FIRST_SLOTS, error);
  FrtPersonIndex *self;

  if (fd < 0)
    return NULL;
  self = g_new0 (FrtPersonIndex, 1);
  *self = (FrtPersonIndex) { fd, FIRST_SLOTS, 0 };
  return self;
}

/**
 * frt_person_index_free:
 * @self: (transfer full): a #FrtPersonIndex; what was stored is gone
 */
void
frt_person_index_free (FrtPersonIndex *self)
{
  close (self->fd);
  g_free (self);
}
