/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-domain.h"

#include "common/frt-limits.h"

#include <sodium.h>

/**
 * frt_domain_settings_default:
 *
 * Returns: what the contract says where an operator says nothing (rules 6 and 8)
 */
FrtDomainSettings
frt_domain_settings_default (void)
{
  return (FrtDomainSettings) {
    .letter_days = FRT_LETTER_DAYS,
    .never_activated_days = 90,
    .idle_days = 365,
    .argon2_memory_kib = FRT_ARGON2_MEMORY_KIB_MIN,
    .argon2_passes = FRT_ARGON2_PASSES_MIN,
  };
}

static void
fill (gpointer data, void *buffer, gsize length)
{
  randombytes_buf (buffer, length);
}

/**
 * frt_random_system:
 *
 * Returns: randomness fit for passwords and tokens; any thread may use it
 */
FrtRandom
frt_random_system (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium finds no source of randomness");
  return (FrtRandom) { fill, NULL };
}
