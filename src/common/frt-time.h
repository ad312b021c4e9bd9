/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A moment is a gint64: seconds since 1970-01-01 00:00 UTC; 0 means "never" or "not known". */

/* Where "now" comes from; passed in everywhere, so that a rule about 90 days is tested in a microsecond. */
typedef struct {
  gint64   (*now) (gpointer data);
  gpointer   data;
} FrtClock;

FrtClock frt_clock_system (void);
gint64   frt_clock_now    (const FrtClock *clock);

char    *frt_time_format  (gint64       seconds);                  /* RFC 3339 in UTC, "2026-09-19T09:11:46Z"; NULL for 0 */
gboolean frt_time_parse   (const char  *text,
                           gint64      *seconds,
                           GError     **error);

G_END_DECLS
