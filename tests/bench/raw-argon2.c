/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include <glib.h>
#include <sodium.h>
#include <stdlib.h>

/* raw-argon2 SECONDS: how many passwords libsodium alone compares in a second with the contract's cost (rule 8: 19 MiB, two
 * passes) on as many threads as there are cores. */

static char hash[crypto_pwhash_STRBYTES];
static int stop;

static gpointer
compare (gpointer unused)
{
  gsize done = 0;

  while (!g_atomic_int_get (&stop)) {
    if (crypto_pwhash_str_verify (hash, "olivier", 7) != 0)
      abort ();
    done++;
  }
  return GSIZE_TO_POINTER (done);
}

int
main (int argc, char *argv[])
{
  gint64 seconds = argc > 1 ? g_ascii_strtoll (argv[1], NULL, 10) : 5;
  guint n_threads = g_get_num_processors ();
  g_autofree GThread **threads = g_new (GThread *, n_threads);
  gsize done = 0;
  gint64 begin;

  if (sodium_init () < 0 || crypto_pwhash_str (hash, "olivier", 7, 2, 19 * 1024 * 1024) != 0)
    return 1;
  begin = g_get_monotonic_time ();
  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("compare", compare, NULL);
  g_usleep (seconds * G_USEC_PER_SEC);
  g_atomic_int_set (&stop, TRUE);
  for (guint i = 0; i < n_threads; i++)
    done += GPOINTER_TO_SIZE (g_thread_join (threads[i]));
  g_print ("%.1f\n", (double) done * G_USEC_PER_SEC / (g_get_monotonic_time () - begin));

  return 0;
}
