/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who is told how far a long work has come, on any thread but never on two at once; whether it is to go on. */
typedef struct {
  gboolean (*tell) (guint done, guint total, gpointer data);
  gpointer   data;
} FrtProgress;

/* @self: (nullable) */
static inline gboolean
frt_progress_tell (const FrtProgress *self, guint done, guint total)
{
  return self == NULL || self->tell (done, total, self->data);
}

G_END_DECLS
