/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-date.h"

#include <stdio.h>

#define FIRST_YEAR 1900
#define LAST_YEAR  2100

static gboolean
is_day (guint year, guint month, guint day)
{
  return year >= FIRST_YEAR && year <= LAST_YEAR &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/**
 * frt_date_parse_french:
 * @text: as SIECLE writes a date, and nothing else
 * @date: (out): the same as YYYY-MM-DD
 *
 * Returns: whether it is a day from 1900 to 2100
 */
gboolean
frt_date_parse_french (const char *text, char date[FRT_DATE_LENGTH])
{
  guint day, month, year;

  if (!g_regex_match_simple ("^[0-9]{2}/[0-9]{2}/[0-9]{4}$", text, 0, 0) ||
      sscanf (text, "%2u/%2u/%4u", &day, &month, &year) != 3 || !is_day (year, month, day))
    return FALSE;

  g_snprintf (date, FRT_DATE_LENGTH, "%04u-%02u-%02u", year, month, day);
  return TRUE;
}

/**
 * frt_date_is_iso:
 * @text: as OneRoster writes a date, and nothing else
 *
 * Returns: whether it is a day from 1900 to 2100
 */
gboolean
frt_date_is_iso (const char *text)
{
  guint year, month, day;

  return g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", text, 0, 0) &&
         sscanf (text, "%4u-%2u-%2u", &year, &month, &day) == 3 && is_day (year, month, day);
}
