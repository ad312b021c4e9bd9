/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-day-series.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define YEAR 365      /* days */

static gboolean
parse_day (const char *text, guint32 *julian)
{
  int year = 0, month = 0, day = 0;
  GDate date;

  if (sscanf (text, "%d-%d-%d", &year, &month, &day) != 3 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  *julian = g_date_get_julian (&date);

  return TRUE;
}

/**
 * frt_day_series_new:
 * @days: (element-type FrtDayFigures): what happened, in order
 * @today: its last day, Julian
 *
 * Days that are none, or lie outside of the year, count for nothing.
 *
 * Returns: (transfer full): the series
 */
FrtDaySeries *
frt_day_series_new (GPtrArray *days, guint32 today)
{
  FrtDaySeries *self = g_new0 (FrtDaySeries, 1);

  self->first = today - YEAR;
  self->last = today;
  self->points = g_array_new (FALSE, FALSE, sizeof (FrtDayPoint));
  for (guint i = 0; i < days->len; i++) {
    const FrtDayFigures *figures = days->pdata[i];
    FrtDayPoint point;

    if (figures->activations == 0 || !parse_day (figures->day, &point.day) || point.day < self->first || point.day > today)
      continue;
    self->total += figures->activations;
    point.total = self->total;
    g_array_append_val (self->points, point);
  }

  return self;
}

void
frt_day_series_free (FrtDaySeries *self)
{
  g_array_unref (self->points);
  g_free (self);
}

/* See the header. */
gint64
frt_day_series_get_top (const FrtDaySeries *self)
{
  static const int steps[] = { 2, 4, 6, 10 };      /* each with a middle that is whole */

  for (gint64 unit = 1;; unit *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      if (unit * steps[i] >= self->total)
        return unit * steps[i];
}

static void
get_month (guint32 julian, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, julian);
}

/* See the header. Returns: (transfer full) */
char *
frt_day_series_dup_words (const FrtDaySeries *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->points->len; i++) {
    const FrtDayPoint *point = &g_array_index (self->points, FrtDayPoint, i);
    char month[64];
    GDate date, next;

    get_month (point->day, &date);
    if (i + 1 < self->points->len) {
      get_month (g_array_index (self->points, FrtDayPoint, i + 1).day, &next);
      if (g_date_get_month (&date) == g_date_get_month (&next) && g_date_get_year (&date) == g_date_get_year (&next))
        continue;
    }
    /* Translators: strftime's month and year, read out. */
    g_date_strftime (month, sizeof month, _("%B %Y"), &date);
    g_string_append (words, words->len > 0 ? "; " : "");
    /* Translators: a month, then how many accounts were activated until its end. */
    g_string_append_printf (words, _("%s: %u"), month, (guint) point->total);
  }

  return g_string_free (words, FALSE);
}
