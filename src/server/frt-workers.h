/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Threads that take jobs from a queue of limited length. */
typedef struct _FrtWorkers FrtWorkers;

typedef void (*FrtJob) (gpointer job, gboolean stopping);

/* @run is called for every job that was taken, on one of the threads; with stopping %TRUE when it must be refused instead. */
FrtWorkers *frt_workers_new  (FrtJob run, guint threads, guint queue_limit);
gboolean    frt_workers_push (FrtWorkers *self, gpointer job);
guint       frt_workers_get_waiting (FrtWorkers *self);
void        frt_workers_free (FrtWorkers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtWorkers, frt_workers_free)

G_END_DECLS
