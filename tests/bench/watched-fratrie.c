/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-application.h"
#include "widgets/frt-start.h"

#include <stdio.h>
#include <time.h>

/* The app, whose main loop is watched: how long each turn kept the window from answering. A turn is what happens between two
 * polls. Of its time three parts are told apart, since the machine of a test does other things as well: computing, waiting
 * for a processor (the kernel's fault, not ours) and being blocked, in a call that waits for a disk, a lock or a peer. */

typedef struct {
  gint64 wall, busy, queued;      /* nanoseconds */
} Reading;

static Reading turn;
static gboolean in_turn;
static FILE *report;

static gint64
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

/* "Time computing, time waiting for a processor, slices": of this thread. */
static gint64
read_queued (void)
{
  g_autofree char *text = NULL;
  gint64 computing = 0;
  gint64 waiting = 0;

  if (g_file_get_contents ("/proc/thread-self/schedstat", &text, NULL, NULL))
    sscanf (text, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, &computing, &waiting);

  return waiting;
}

static Reading
read_all (void)
{
  return (Reading) { read_clock (CLOCK_MONOTONIC), read_clock (CLOCK_THREAD_CPUTIME_ID), read_queued () };
}

static int
watched_poll (GPollFD *fds, guint n_fds, int timeout)
{
  int ready;

  if (in_turn) {
    const Reading now = read_all ();
    const gint64 busy = now.busy - turn.busy;
    const gint64 queued = now.queued - turn.queued;

    fprintf (report, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", busy / 1000, queued / 1000,
             MAX (now.wall - turn.wall - busy - queued, 0) / 1000);
  }

  ready = g_poll (fds, n_fds, timeout);
  turn = read_all ();
  in_turn = TRUE;

  return ready;
}

int
main (int argc, char **argv)
{
  g_autoptr (FrtApplication) application = NULL;
  int status;

  report = fopen (g_getenv ("FRATRIE_TEST_TURNS"), "w");      /* a line a turn: microseconds computing, queued, blocked */
  g_assert (report != NULL);
  setvbuf (report, NULL, _IOLBF, 0);
  frt_start ();
  application = frt_application_new ();
  g_main_context_set_poll_func (NULL, watched_poll);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  fclose (report);

  return status;
}
