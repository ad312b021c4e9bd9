/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "domain/frt-passwords.h"

#include <time.h>

/* A wrong password costs as much whether there is one to compare it with or not, also while some are still kept at the cost
 * of yesterday's setting. What is measured is this thread's work, not the time that passes. */

static double
work_of_wrong_password (const FrtDomain *domain, const char *hash)
{
  struct timespec before, after;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &before);
  g_assert_false (frt_passwords_verify (domain, hash, "not the password"));
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &after);
  return (double) (after.tv_sec - before.tv_sec) + (double) (after.tv_nsec - before.tv_nsec) / 1e9;
}

static void
assert_alike (const FrtDomain *domain, const char *hash)
{
  double with = 0, without = 0;

  for (int i = 0; i < 3; i++) {
    with += work_of_wrong_password (domain, hash);
    without += work_of_wrong_password (domain, NULL);
  }
  g_test_message ("%.4f s with a hash, %.4f s without", with, without);
  g_assert_cmpfloat (with, >, without / 2);
  g_assert_cmpfloat (with, <, without * 2);
}

static void
test_as_dear_as_nobody (World *world, gconstpointer unused)
{
  FrtDomain *domain = &world->domain;
  g_autofree char *cheap = NULL, *small = NULL;

  domain->settings.argon2_memory_kib = 4096;
  domain->settings.argon2_passes = 2;
  cheap = frt_passwords_hash (domain, WORLD_PASSWORD, NULL);
  assert_alike (domain, cheap);
  domain->settings.argon2_passes = 20;
  assert_alike (domain, cheap);
  g_assert_true (frt_passwords_verify (domain, cheap, WORLD_PASSWORD));

  domain->settings.argon2_memory_kib = 512;
  small = frt_passwords_hash (domain, WORLD_PASSWORD, NULL);
  domain->settings.argon2_memory_kib = 8192;
  assert_alike (domain, small);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/passwords/as-dear-as-nobody", World, NULL, world_set_up, test_as_dear_as_nobody, world_tear_down);
  return g_test_run ();
}
