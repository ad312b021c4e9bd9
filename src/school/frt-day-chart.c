/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-day-chart.h"

#include "school/frt-accent.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define HEIGHT 160

typedef struct {
  guint32 day;       /* Julian */
  gint64  total;     /* activations until then */
} Point;

struct _FrtDayChart {
  GtkWidget  parent_instance;

  GArray    *points;     /* (owned) of Point */
};

G_DEFINE_FINAL_TYPE (FrtDayChart, frt_day_chart, GTK_TYPE_WIDGET)

static void
frt_day_chart_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : HEIGHT;
}

/* A step a day on which something happened: nothing is made up in between. */
static void
frt_day_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FrtDayChart *self = FRT_DAY_CHART (widget);
  const double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  GdkRGBA colour = frt_accent_get (widget);

  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, 0, height - 0.5);
  cairo_line_to (cr, width, height - 0.5);
  cairo_stroke (cr);

  if (self->points->len > 0) {
    const Point *first = &g_array_index (self->points, Point, 0);
    const Point *last = &g_array_index (self->points, Point, self->points->len - 1);
    const double span = MAX (last->day - first->day + 1, 1), most = MAX (last->total, 1);

    cairo_set_line_width (cr, 2);
    cairo_move_to (cr, 0, height - 2);
    for (guint i = 0; i < self->points->len; i++) {
      const Point *point = &g_array_index (self->points, Point, i);
      const double x = (point->day - first->day) / span * width, y = height - 2 - point->total / most * (height - 8);
      double before;

      cairo_get_current_point (cr, &before, &before);
      cairo_line_to (cr, x, before);
      cairo_line_to (cr, x, y);
      if (i == self->points->len - 1)
        cairo_line_to (cr, width, y);
    }
    cairo_stroke (cr);
  }
  cairo_destroy (cr);
}

static void
frt_day_chart_finalize (GObject *object)
{
  g_array_unref (FRT_DAY_CHART (object)->points);

  G_OBJECT_CLASS (frt_day_chart_parent_class)->finalize (object);
}

static void
frt_day_chart_class_init (FrtDayChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = frt_day_chart_finalize;
  widget_class->measure = frt_day_chart_measure;
  widget_class->snapshot = frt_day_chart_snapshot;
  gtk_widget_class_set_css_name (widget_class, "daychart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
frt_day_chart_init (FrtDayChart *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
}

/* See the header. */
void
frt_day_chart_set_days (FrtDayChart *self, GPtrArray *days)
{
  g_autofree char *words = NULL;
  gint64 total = 0;

  g_array_set_size (self->points, 0);
  for (guint i = 0; i < days->len; i++) {
    const FrtDayFigures *figures = days->pdata[i];
    int year = 0, month = 0, day = 0;
    Point point;
    GDate date;

    total += figures->activations;
    if (sscanf (figures->day, "%d-%d-%d", &year, &month, &day) != 3 ||
        !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
      continue;
    g_date_clear (&date, 1);
    g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    point = (Point) { g_date_get_julian (&date), total };
    g_array_append_val (self->points, point);
  }

  /* Translators: read out for a drawing. */
  words = g_strdup_printf (ngettext ("%u account activated within a year", "%u accounts activated within a year",
                                     (gulong) total), (guint) total);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
