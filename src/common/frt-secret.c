/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-secret.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Each secret has pages of its own, locked in memory and left out of core dumps where the system allows; where it does
 * not (RLIMIT_MEMLOCK), it is wiped all the same when it is no longer needed. */
struct _FrtSecret {
  gsize size;        /* of the mapping */
  gsize length;      /* of the text, without its NUL */
  gint  references;
  char  text[];
};

/**
 * frt_secret_new:
 * @text: a password, a code or a token
 *
 * Returns: (transfer full): a copy of it that is wiped when freed
 */
FrtSecret *
frt_secret_new (const char *text)
{
  gsize length = strlen (text), page = (gsize) sysconf (_SC_PAGESIZE);
  gsize size = (sizeof (FrtSecret) + length + 1 + page - 1) / page * page;
  FrtSecret *self = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (self == MAP_FAILED)
    g_error ("no memory for a secret");
  madvise (self, size, MADV_DONTDUMP);
  if (mlock (self, size) != 0)
    g_debug ("a secret cannot be locked in memory");
  self->size = size;
  self->length = length;
  self->references = 1;
  memcpy (self->text, text, length + 1);
  return self;
}

/**
 * frt_secret_new_take:
 * @text: (transfer full): wiped and freed
 *
 * Returns: (transfer full): its text as a secret
 */
FrtSecret *
frt_secret_new_take (char *text)
{
  FrtSecret *self = frt_secret_new (text);

  frt_secret_wipe (text);
  return self;
}

/**
 * frt_secret_ref:
 * @self: a secret
 *
 * Returns: (transfer full): @self
 */
FrtSecret *
frt_secret_ref (FrtSecret *self)
{
  g_atomic_int_inc (&self->references);
  return self;
}

/**
 * frt_secret_unref:
 * @self: (transfer full): a secret
 */
void
frt_secret_unref (FrtSecret *self)
{
  gsize size = self->size;

  if (!g_atomic_int_dec_and_test (&self->references))
    return;
  explicit_bzero (self, size);
  munmap (self, size);
}

/**
 * frt_secret_get:
 * @self: a secret
 *
 * Returns: (transfer none): its text
 */
const char *
frt_secret_get (FrtSecret *self)
{
  return self->text;
}

/**
 * frt_secret_get_length:
 * @self: a secret
 *
 * Returns: bytes of its text
 */
gsize
frt_secret_get_length (FrtSecret *self)
{
  return self->length;
}

/**
 * frt_secret_wipe:
 * @text: (nullable) (transfer full): a string that held a secret
 */
void
frt_secret_wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}
