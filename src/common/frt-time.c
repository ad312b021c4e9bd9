/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-time.h"

#include "common/frt-error.h"

#include <time.h>

static gint64
system_now (gpointer data)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * frt_clock_system:
 *
 * Returns: the machine's clock
 */
FrtClock
frt_clock_system (void)
{
  return (FrtClock) { system_now, NULL };
}

/**
 * frt_clock_now:
 * @clock: a clock
 *
 * Returns: seconds since 1970-01-01 00:00 UTC
 */
gint64
frt_clock_now (const FrtClock *clock)
{
  return clock->now (clock->data);
}

/**
 * frt_time_format:
 * @seconds: a moment, 0 for never
 *
 * Returns: (transfer full) (nullable): it as RFC 3339 in UTC; %NULL for 0 and beyond the year 9999
 */
char *
frt_time_format (gint64 seconds)
{
  char text[sizeof "9999-12-31T23:59:59Z"];
  time_t moment = (time_t) seconds;
  struct tm parts;

  if (seconds == 0 || gmtime_r (&moment, &parts) == NULL || parts.tm_year < 1 - 1900 || parts.tm_year > 9999 - 1900)
    return NULL;
  strftime (text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return g_strdup (text);
}

/**
 * frt_time_parse:
 * @text: a moment as RFC 3339 has it; a fraction of a second is dropped
 * @seconds: (out): seconds since 1970-01-01 00:00 UTC
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_REQUEST when it is none, or names no offset from UTC
 */
gboolean
frt_time_parse (const char *text, gint64 *seconds, GError **error)
{
  g_autoptr (GDateTime) moment = strchr (text, 'T') ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  if (moment == NULL)
    return frt_error_set (error, FRT_ERROR_INVALID_REQUEST, "'%.40s' is no time (RFC 3339)", text);
  *seconds = g_date_time_to_unix (moment);
  return TRUE;
}
