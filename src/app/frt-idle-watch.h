/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells when nobody has touched anything for a while. It watches only between start and stop.
 *
 * Property: "seconds-left" (uint, read-only, notify: 0 while there is no need to warn; during the last minute, how long is
 * left). Signal: "over" (no argument: the time is up; it has stopped). */
#define FRT_TYPE_IDLE_WATCH (frt_idle_watch_get_type ())
G_DECLARE_FINAL_TYPE (FrtIdleWatch, frt_idle_watch, FRT, IDLE_WATCH, GObject)

FrtIdleWatch *frt_idle_watch_new              (void);
void          frt_idle_watch_add_window       (FrtIdleWatch *self,
                                               GtkWidget    *window);
void          frt_idle_watch_start            (FrtIdleWatch *self,
                                               guint         seconds);
void          frt_idle_watch_stop             (FrtIdleWatch *self);
void          frt_idle_watch_touch            (FrtIdleWatch *self);
guint         frt_idle_watch_get_seconds_left (FrtIdleWatch *self);

G_END_DECLS
