/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-time-text.h"

#include <glib/gi18n.h>

/**
 * frt_time_text:
 * @seconds: a moment
 *
 * Returns: (transfer full): when, in this computer's time zone; empty for a time no calendar has
 */
char *
frt_time_text (gint64 seconds)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (seconds);
  /* Translators: a day and a time, as in "24 November 2026 at 10:12"; see g_date_time_format() for the codes. */
  char *text = at ? g_date_time_format (at, _("%-d %B %Y at %H:%M")) : NULL;

  return text ?: g_strdup ("");
}
