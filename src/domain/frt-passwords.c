/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-passwords.h"

#include "common/frt-error.h"
#include "common/frt-password.h"

#include <sodium.h>
#include <stdio.h>

static gsize
memory_bytes (const FrtDomain *domain)
{
  return (gsize) domain->settings.argon2_memory_kib * 1024;
}

/**
 * frt_passwords_hash:
 * @domain: the domain, for its cost
 * @password: a password as it is to be typed
 * @error: return location for a #GError
 *
 * Takes some milliseconds of a core and the memory the settings say.
 *
 * Returns: (transfer full): the hash with its cost and salt in it; %NULL with %FRT_ERROR_UNAVAILABLE without memory
 */
char *
frt_passwords_hash (const FrtDomain *domain, const char *password, GError **error)
{
  g_autofree char *hash = g_malloc (crypto_pwhash_STRBYTES);

  if (crypto_pwhash_str_alg (hash, password, strlen (password), domain->settings.argon2_passes, memory_bytes (domain),
                             crypto_pwhash_ALG_ARGON2ID13) != 0) {
    frt_error_set (error, FRT_ERROR_UNAVAILABLE, "no memory to hash a password");
    return NULL;
  }
  return g_steal_pointer (&hash);
}

/* How many passes more than @hash's own work make that of the settings. */
static guint
count_missing_passes (const FrtDomain *domain, const char *hash)
{
  const char *cost = strstr (hash, "$m=");
  guint64 memory = domain->settings.argon2_memory_kib, whole = memory * domain->settings.argon2_passes, done = whole;
  guint32 kib, passes;

  if (cost != NULL && sscanf (cost, "$m=%" G_GUINT32_FORMAT ",t=%" G_GUINT32_FORMAT, &kib, &passes) == 2)
    done = (guint64) kib * passes;
  return done < whole ? (guint) ((whole - done + memory / 2) / memory) : 0;
}

static void
waste (const FrtDomain *domain, guint passes, const char *password)
{
  FrtDomain partly = *domain;
  g_autofree char *wasted = NULL;

  partly.settings.argon2_passes = passes;
  wasted = passes > 0 ? frt_passwords_hash (&partly, password, NULL) : NULL;
}

/**
 * frt_passwords_verify:
 * @domain: the domain, for its cost
 * @hash: (nullable): what is kept
 * @password: what was typed
 *
 * Returns: whether it is the password; %FALSE, as slowly, without a hash, or with one that was made when hashes were cheaper
 */
gboolean
frt_passwords_verify (const FrtDomain *domain, const char *hash, const char *password)
{
  if (hash != NULL && crypto_pwhash_str_verify (hash, password, strlen (password)) == 0)
    return TRUE;
  waste (domain, hash ? count_missing_passes (domain, hash) : domain->settings.argon2_passes, password);
  return FALSE;
}

/**
 * frt_passwords_needs_rehash:
 * @domain: the domain, for its cost
 * @hash: what is kept
 *
 * Returns: whether it was made at another cost than the settings' (rule 8: rehashed at sign-in)
 */
gboolean
frt_passwords_needs_rehash (const FrtDomain *domain, const char *hash)
{
  return crypto_pwhash_str_needs_rehash (hash, domain->settings.argon2_passes, memory_bytes (domain)) != 0;
}

#define SAMPLES     5

/* The fastest of some hashes: what else the machine does only makes them slower. */
static gboolean
measure (const FrtDomain *domain, double *milliseconds, GError **error)
{
  gint64 fastest = G_MAXINT64;

  for (guint i = 0; i < SAMPLES; i++) {
    gint64 start = g_get_monotonic_time ();
    g_autofree char *hash = frt_passwords_hash (domain, "a password to measure", error);

    if (hash == NULL)
      return FALSE;
    fastest = MIN (fastest, g_get_monotonic_time () - start);
  }
  *milliseconds = (double) fastest / 1000;
  return TRUE;
}

/* See the header. */
gboolean
frt_passwords_calibrate (const FrtDomain *domain, guint target_ms, guint *passes, double *milliseconds, GError **error)
{
  FrtDomainSettings least = frt_domain_settings_default ();
  FrtDomain trial = *domain;
  double one;

  trial.settings.argon2_memory_kib = MAX (domain->settings.argon2_memory_kib, least.argon2_memory_kib);
  trial.settings.argon2_passes = least.argon2_passes;
  if (!measure (&trial, milliseconds, error))
    return FALSE;
  one = *milliseconds / least.argon2_passes;
  *passes = (guint) CLAMP (target_ms / one, least.argon2_passes, FRT_ARGON2_PASSES_MAX);
  trial.settings.argon2_passes = *passes;
  return *passes == least.argon2_passes || measure (&trial, milliseconds, error);
}

typedef struct {
  const FrtDomain   *domain;
  GPtrArray         *passwords;
  GPtrArray         *hashes;
  const FrtProgress *progress;      /* (nullable) */
  GMutex             lock;          /* of what follows; whoever is told is told by one thread at a time */
  guint              done;
  gboolean           cancelled;
} HashMany;

static gboolean
is_cancelled (HashMany *many)
{
  gboolean cancelled;

  g_mutex_lock (&many->lock);
  cancelled = many->cancelled;
  g_mutex_unlock (&many->lock);
  return cancelled;
}

static void
count_one (HashMany *many)
{
  g_mutex_lock (&many->lock);
  many->done++;
  if (!many->cancelled)
    many->cancelled = !frt_progress_tell (many->progress, many->done, many->hashes->len);
  g_mutex_unlock (&many->lock);
}

static void
hash_one (gpointer number, gpointer user_data)
{
  HashMany *many = user_data;
  guint i = GPOINTER_TO_UINT (number) - 1;      /* a pool takes no NULL */

  if (is_cancelled (many))
    return;
  many->hashes->pdata[i] = frt_passwords_hash (many->domain, frt_secret_get (many->passwords->pdata[i]), NULL);
  count_one (many);
}

static gboolean
check_hashes (const HashMany *many, GError **error)
{
  if (many->cancelled) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
    return FALSE;
  }
  for (guint i = 0; i < many->hashes->len; i++)
    if (many->hashes->pdata[i] == NULL)
      return frt_error_set (error, FRT_ERROR_UNAVAILABLE, "no memory to hash passwords");
  return TRUE;
}

/**
 * frt_passwords_hash_many:
 * @domain: the domain, for its cost
 * @passwords: (element-type FrtSecret): any number of them
 * @progress: (nullable): who is told of each, and may end it
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type utf8): their hashes, in the same order; %NULL with %FRT_ERROR_UNAVAILABLE or
 *   %G_IO_ERROR_CANCELLED
 */
GPtrArray *
frt_passwords_hash_many (const FrtDomain *domain, GPtrArray *passwords, const FrtProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  HashMany many = { domain, passwords, hashes, progress };
  GThreadPool *pool = g_thread_pool_new (hash_one, &many, (int) g_get_num_processors (), FALSE, NULL);

  g_mutex_init (&many.lock);
  g_ptr_array_set_size (hashes, (int) passwords->len);
  for (guint i = 0; i < passwords->len; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_mutex_clear (&many.lock);

  return check_hashes (&many, error) ? g_steal_pointer (&hashes) : NULL;
}

/**
 * frt_passwords_accept:
 * @password: what a person chose
 * @your_words: (nullable): %NULL-terminated words it must not hold: the username, names
 * @error: return location for a #GError
 *
 * Returns: whether it may be used
 */
gboolean
frt_passwords_accept (const char *password, const char *const *your_words, GError **error)
{
  FrtPasswordVerdict verdict = frt_password_judge (password, your_words);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) weak = NULL;
  JsonArray *reasons;

  if (verdict.faults == 0)
    return TRUE;

  names = frt_password_faults_to_names (verdict.faults);
  reasons = json_array_sized_new (names->len);
  for (guint i = 0; i < names->len; i++)
    json_array_add_string_element (reasons, g_ptr_array_index (names, i));
  weak = frt_error_new (FRT_ERROR_WEAK_PASSWORD, "the new password is weak");
  json_object_set_array_member (frt_error_get_members (weak), "reasons", reasons);
  g_propagate_error (error, g_steal_pointer (&weak));
  return FALSE;
}
