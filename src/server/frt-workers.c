/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-workers.h"

struct _FrtWorkers {
  GThreadPool *pool;          /* (owned) */
  FrtJob       run;
  guint        most;          /* jobs under way and waiting */
  int          jobs;          /* atomic */
  int          stopping;      /* atomic */
};

static void
work (gpointer job, gpointer user_data)
{
  FrtWorkers *self = user_data;

  self->run (job, g_atomic_int_get (&self->stopping) != 0);
  g_atomic_int_dec_and_test (&self->jobs);
}

/**
 * frt_workers_new:
 * @run: does a job
 * @threads: how many do them at once
 * @queue_limit: how many may wait
 *
 * Returns: (transfer full): idle workers
 */
FrtWorkers *
frt_workers_new (FrtJob run, guint threads, guint queue_limit)
{
  FrtWorkers *self = g_new0 (FrtWorkers, 1);

  self->run = run;
  self->most = threads + queue_limit;
  self->pool = g_thread_pool_new (work, self, (int) threads, TRUE, NULL);
  return self;
}

/**
 * frt_workers_push:
 * @self: workers
 * @job: what to do
 *
 * Returns: whether it will be done; %FALSE when too many wait already
 */
gboolean
frt_workers_push (FrtWorkers *self, gpointer job)
{
  if (g_atomic_int_add (&self->jobs, 1) >= (int) self->most) {
    g_atomic_int_add (&self->jobs, -1);
    return FALSE;
  }
  g_thread_pool_push (self->pool, job, NULL);
  return TRUE;
}

/**
 * frt_workers_get_waiting:
 * @self: workers
 *
 * Returns: how many jobs wait now
 */
guint
frt_workers_get_waiting (FrtWorkers *self)
{
  return g_thread_pool_unprocessed (self->pool);
}

/**
 * frt_workers_free:
 * @self: (transfer full): workers
 *
 * Jobs under way are finished, those that wait are refused.
 */
void
frt_workers_free (FrtWorkers *self)
{
  g_atomic_int_set (&self->stopping, 1);
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_free (self);
}
