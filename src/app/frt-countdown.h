/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Seconds that run down to 0. Property "seconds" (uint, read-only, notify: at each second, the last time with 0). */
#define FRT_TYPE_COUNTDOWN (frt_countdown_get_type ())
G_DECLARE_FINAL_TYPE (FrtCountdown, frt_countdown, FRT, COUNTDOWN, GObject)

FrtCountdown *frt_countdown_new         (void);
void          frt_countdown_start       (FrtCountdown *self,
                                         guint         seconds);
void          frt_countdown_stop        (FrtCountdown *self);
guint         frt_countdown_get_seconds (FrtCountdown *self);
char         *frt_countdown_dup_text    (FrtCountdown *self);    /* "You can try again in 42 seconds." */

G_END_DECLS
