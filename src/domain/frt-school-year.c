/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-school-year.h"

#define FIRST_MONTH_OF_PREPARATION 7
#define FIRST_MONTH_OF_YEAR        9

static void
split (gint64 now, int *year, int *month)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (now);

  *year = g_date_time_get_year (date);
  *month = g_date_time_get_month (date);
}

/* See the header. */
int
frt_school_year_at (gint64 now)
{
  int year, month;

  split (now, &year, &month);
  return month >= FIRST_MONTH_OF_YEAR ? year : year - 1;
}

/* See the header. */
gboolean
frt_school_year_is_current (int school_year, gint64 now)
{
  int year, month;

  split (now, &year, &month);
  if (month >= FIRST_MONTH_OF_PREPARATION && month < FIRST_MONTH_OF_YEAR && school_year == year)
    return TRUE;
  return school_year == frt_school_year_at (now);
}
