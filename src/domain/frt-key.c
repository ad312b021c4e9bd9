/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-key.h"

#include "common/frt-error.h"
#include "common/frt-private-file.h"
#include "common/frt-secret.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The file: the key's bytes in hexadecimal, on one line. Sealed: "KEY'S ID:BASE64", of the nonce, then what
 * XChaCha20-Poly1305 makes of the text; the context is authenticated with it. */

#define KEY_BYTES   crypto_aead_xchacha20poly1305_ietf_KEYBYTES
#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_BYTES   crypto_aead_xchacha20poly1305_ietf_ABYTES
#define ID_BYTES    8
#define ID_PURPOSE  "fratrie key id"

#define SQLITE "sqlite:"      /* how the name of such a store begins; then its path */
#define BESIDE ".key"

struct _FrtKey {
  guchar bytes[KEY_BYTES];
  char   id[ID_BYTES * 2 + 1];
};

/* In memory that is locked, left out of core dumps and wiped when freed. */
static FrtKey *
allocate (void)
{
  FrtKey *self = sodium_init () < 0 ? NULL : sodium_malloc (sizeof (FrtKey));

  if (self == NULL)
    g_error ("no memory for a key");
  return self;
}

static void
name (FrtKey *self)
{
  guchar hash[crypto_generichash_BYTES];

  crypto_generichash (hash, sizeof hash, (const guchar *) ID_PURPOSE, strlen (ID_PURPOSE), self->bytes, KEY_BYTES);
  sodium_bin2hex (self->id, sizeof self->id, hash, ID_BYTES);
}

/* See the header. Returns: (transfer full) */
char *
frt_key_default_path (const char *store)
{
  if (g_str_has_prefix (store, SQLITE))
    return g_strconcat (store + strlen (SQLITE), BESIDE, NULL);
  return g_build_filename (g_get_user_state_dir (), "fratrie", "server.key", NULL);
}

/* See the header. Returns: (transfer full) */
FrtKey *
frt_key_new (const FrtRandom *random)
{
  FrtKey *self = allocate ();

  frt_random_fill (random, self->bytes, KEY_BYTES);
  name (self);
  return self;
}

static gboolean
parse (FrtKey *self, const char *text, gsize length)
{
  gsize read;

  return length == KEY_BYTES * 2 + 1 && text[length - 1] == '\n' &&
         sodium_hex2bin (self->bytes, KEY_BYTES, text, length - 1, NULL, &read, NULL) == 0 && read == KEY_BYTES;
}

/* One byte more than a key has, so that a longer file is seen. */
static gssize
read_file (const char *path, char *text, gsize size, struct stat *info)
{
  int descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY), failure;
  gssize length = descriptor < 0 || fstat (descriptor, info) != 0 ? -1 : read (descriptor, text, size);

  failure = errno;
  if (descriptor >= 0)
    close (descriptor);
  errno = failure;
  return length;
}

/**
 * frt_key_load:
 * @path: a file that frt_key_create() made
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the key in it; %NULL with %FRT_ERROR_USAGE, which says what to do
 */
FrtKey *
frt_key_load (const char *path, GError **error)
{
  g_autoptr (FrtKey) self = allocate ();
  char text[KEY_BYTES * 2 + 2];
  struct stat info;
  gssize length = read_file (path, text, sizeof text, &info);
  gboolean ok = length > 0 && parse (self, text, (gsize) length);

  explicit_bzero (text, sizeof text);
  if (length < 0)
    frt_error_set (error, FRT_ERROR_USAGE, "%s: %s; this is the service's key: fratriectl init makes one for a new store, that"
                   " of an older store was kept beside its backups", path, g_strerror (errno));
  else if (!ok)
    frt_error_set (error, FRT_ERROR_USAGE, "%s: is no key of Fratrie, which is one line of %u hexadecimal digits", path,
                   (guint) KEY_BYTES * 2);
  if (!ok)
    return NULL;
  if ((info.st_mode & (S_IRGRP | S_IROTH)) != 0)
    g_message ("%s: the service's key can be read by others than its owner; chmod 600 mends that", path);
  name (self);
  return g_steal_pointer (&self);
}

static gboolean
write_key (const FrtKey *self, const char *path, GError **error)
{
  g_autoptr (FrtPrivateFile) file = frt_private_file_open (path, FALSE, error);
  char text[KEY_BYTES * 2 + 1];

  if (file == NULL)
    return FALSE;
  sodium_bin2hex (text, sizeof text, self->bytes, KEY_BYTES);
  fprintf (frt_private_file_get_stream (file), "%s\n", text);
  explicit_bzero (text, sizeof text);
  return frt_private_file_finish (file, error);
}

/**
 * frt_key_create:
 * @path: where
 * @random: where the key comes from
 * @error: return location for a #GError
 *
 * Only its owner can read it. Of several programs that begin together one makes it.
 *
 * Returns: whether there is a file now; %FALSE with %FRT_ERROR_REFUSED
 */
gboolean
frt_key_create (const char *path, const FrtRandom *random, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (FrtKey) self = NULL;
  g_autoptr (GError) failure = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return frt_error_set (error, FRT_ERROR_REFUSED, "%s: no folder for the service's key: %s; say where it is to be:"
                          " --key-file FILE", folder, g_strerror (errno));
  self = frt_key_new (random);
  if (write_key (self, path, &failure) || g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  return frt_error_set (error, FRT_ERROR_REFUSED, "the service's key: %s; say where it is to be: --key-file FILE",
                        failure->message);
}

/**
 * frt_key_free:
 * @self: (transfer full): a key; it is wiped
 */
void
frt_key_free (FrtKey *self)
{
  sodium_free (self);
}

/* See the header. Returns: (transfer none) */
const char *
frt_key_get_id (const FrtKey *self)
{
  return self->id;
}

/**
 * frt_key_seal:
 * @self: a key
 * @random: for a nonce; so long that two never meet
 * @text: what nobody may read
 * @context: whose it is
 *
 * Returns: (transfer full): what frt_key_open() opens
 */
char *
frt_key_seal (const FrtKey *self, const FrtRandom *random, const char *text, const char *context)
{
  gsize length = strlen (text), size = NONCE_BYTES + length + TAG_BYTES;
  g_autofree guchar *box = g_malloc (size);
  g_autofree char *encoded = NULL;

  frt_random_fill (random, box, NONCE_BYTES);
  crypto_aead_xchacha20poly1305_ietf_encrypt (box + NONCE_BYTES, NULL, (const guchar *) text, length,
                                              (const guchar *) context, strlen (context), NULL, box, self->bytes);
  encoded = g_base64_encode (box, size);
  return g_strconcat (self->id, ":", encoded, NULL);
}

/* See the header. Returns: (transfer full) (nullable) */
char *
frt_key_dup_id_of (const char *text)
{
  const char *colon = strchr (text, ':');

  return colon ? g_strndup (text, (gsize) (colon - text)) : NULL;
}

static char *
unseal (const FrtKey *self, const guchar *box, gsize size, const char *context)
{
  char *text;

  if (size < NONCE_BYTES + TAG_BYTES)
    return NULL;
  text = g_malloc0 (size - NONCE_BYTES - TAG_BYTES + 1);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt ((guchar *) text, NULL, NULL, box + NONCE_BYTES, size - NONCE_BYTES,
                                                  (const guchar *) context, strlen (context), box, self->bytes) == 0)
    return text;
  g_free (text);
  return NULL;
}

/**
 * frt_key_open:
 * @self: a key
 * @sealed: what is in the store
 * @context: whose it must be
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the text, to be wiped; %NULL with %FRT_ERROR_INTERNAL when it was sealed with another key or for
 *   another context, or is not as it was
 */
char *
frt_key_open (const FrtKey *self, const char *sealed, const char *context, GError **error)
{
  g_autofree char *id = frt_key_dup_id_of (sealed);
  g_autofree guchar *box = NULL;
  gsize size = 0;
  char *text;

  if (g_strcmp0 (id, self->id) == 0)
    box = g_base64_decode (sealed + strlen (id) + 1, &size);
  text = box ? unseal (self, box, size, context) : NULL;
  if (text == NULL)
    frt_error_set (error, FRT_ERROR_INTERNAL, "%s: what is sealed in the store does not open with the service's key", context);
  return text;
}
