/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-freed-memory.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#define FILLER 0xA5      /* no pattern of text, no address */

/* The small pieces that glibc keeps ready for the thread that gave them back, as they were: so many of each size. */
#define SMALLEST 24
#define LARGEST 1032
#define STEP 16
#define KEPT_READY 7

#define SWEEPS 12        /* a connection may be closed a while after the last answer */
#define SWEEP_SECONDS 5

static void
take_and_wipe (gsize size)
{
  void *pieces[KEPT_READY];

  for (guint i = 0; i < KEPT_READY; i++) {
    pieces[i] = g_malloc (size);
    explicit_bzero (pieces[i], size);
  }
  for (guint i = 0; i < KEPT_READY; i++)
    g_free (pieces[i]);
}

static gboolean
on_sweep (gpointer user_data)
{
  guint *left = user_data;

  for (gsize size = SMALLEST; size <= LARGEST; size += STEP)
    take_and_wipe (size);

  return --*left > 0;
}

/**
 * frt_freed_memory_wipe_from_now_on:
 *
 * Has the allocator write over what is given back; all but the small pieces that it keeps ready.
 */
void
frt_freed_memory_wipe_from_now_on (void)
{
  mallopt (M_PERTURB, FILLER);
}

/**
 * frt_freed_memory_sweep:
 *
 * Writes over what the main thread's allocator keeps ready, now and a few times in the minute that follows.
 */
void
frt_freed_memory_sweep (void)
{
  guint *left = g_new (guint, 1);

  *left = SWEEPS;
  on_sweep (left);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, SWEEP_SECONDS, on_sweep, left, g_free);
}
