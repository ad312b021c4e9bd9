/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-day-chart.h"

#include "school/frt-accent.h"
#include "school/frt-day-series.h"

#include <glib/gi18n.h>

#define HEIGHT 160     /* pixels, of what is drawn */
#define WIDTH  560
#define GAP    6       /* between the drawing and its scales */
#define VALUES 3       /* on the scale: nothing, the middle, the top */
#define MONTHS 12

struct _FrtDayChart {
  GtkWidget       parent_instance;

  FrtDaySeries   *series;              /* (owned) (nullable) until there are figures */
  GtkWidget      *values[VALUES];      /* (owned): children */
  GtkWidget      *months[MONTHS];      /* (owned): children, the oldest first */
  guint32         month_days[MONTHS];  /* Julian: the first of each */

  graphene_rect_t plot;                /* where it is drawn */
};

G_DEFINE_FINAL_TYPE (FrtDayChart, frt_day_chart, GTK_TYPE_WIDGET)

static int
measure (GtkWidget *widget, GtkOrientation orientation)
{
  int natural;

  gtk_widget_measure (widget, orientation, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static int
widest (GtkWidget *const *widgets, guint count)
{
  int width = 0;

  for (guint i = 0; i < count; i++)
    width = MAX (width, measure (widgets[i], GTK_ORIENTATION_HORIZONTAL));

  return width;
}

static void
frt_day_chart_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  FrtDayChart *self = FRT_DAY_CHART (widget);
  const int line = measure (self->months[0], GTK_ORIENTATION_VERTICAL);

  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = *natural = HEIGHT + 2 * line + GAP;
  } else {
    *minimum = 2 * widest (self->values, VALUES) + GAP;
    *natural = WIDTH;
  }
}

/* Time runs as the language is read. */
static double
get_x (FrtDayChart *self, guint32 day)
{
  const double part = (double) (day - self->series->first) / (self->series->last - self->series->first);
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return self->plot.origin.x + (rtl ? 1 - part : part) * self->plot.size.width;
}

static double
get_y (FrtDayChart *self, gint64 total)
{
  const double part = (double) total / frt_day_series_get_top (self->series);

  return self->plot.origin.y + (1 - part) * self->plot.size.height;
}

static void
allocate_values (FrtDayChart *self, int width, int column)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const gint64 top = frt_day_series_get_top (self->series);

  for (int i = 0; i < VALUES; i++) {
    const int height = measure (self->values[i], GTK_ORIENTATION_VERTICAL);
    const int y = (int) get_y (self, top * i / (VALUES - 1)) - height / 2;

    gtk_widget_size_allocate (self->values[i], &(GtkAllocation) { rtl ? width - column : 0, y, column, height }, -1);
  }
}

/* As many months as have room side by side, as far apart from each other. */
static void
allocate_months (FrtDayChart *self)
{
  const int width = widest (self->months, MONTHS), height = measure (self->months[0], GTK_ORIENTATION_VERTICAL);
  const int y = (int) (self->plot.origin.y + self->plot.size.height) + GAP / 2;
  const int left = (int) self->plot.origin.x, right = left + (int) self->plot.size.width;
  const int step = 1 + (int) ((width + 2 * GAP) * MONTHS / MAX (self->plot.size.width, 1));

  for (int i = 0; i < MONTHS; i++) {
    const int x = (int) get_x (self, self->month_days[i]) - width / 2;
    const gboolean shown = (MONTHS - 1 - i) % step == 0 && x >= left - width / 2 && x + width <= right + GAP;

    gtk_widget_set_child_visible (self->months[i], shown);
    if (shown)
      gtk_widget_size_allocate (self->months[i], &(GtkAllocation) { x, y, width, height }, -1);
  }
}

static void
frt_day_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FrtDayChart *self = FRT_DAY_CHART (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int column = widest (self->values, VALUES), line = measure (self->months[0], GTK_ORIENTATION_VERTICAL);

  if (self->series == NULL)
    return;

  self->plot = GRAPHENE_RECT_INIT (rtl ? 0 : column + GAP, line / 2, MAX (width - column - GAP, 1),
                                   MAX (height - line / 2 - line - GAP, 1));
  allocate_values (self, width, column);
  allocate_months (self);
}

static void
draw_grid (FrtDayChart *self, cairo_t *cr, const GdkRGBA *colour)
{
  const gint64 top = frt_day_series_get_top (self->series);

  cairo_set_line_width (cr, 1);
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, 0.3);
  for (int i = 0; i < VALUES; i++) {
    const double y = (int) get_y (self, top * i / (VALUES - 1)) + 0.5;

    cairo_move_to (cr, self->plot.origin.x, y);
    cairo_line_to (cr, self->plot.origin.x + self->plot.size.width, y);
  }
  cairo_stroke (cr);
}

/* A step a day on which something happened: nothing is made up in between. */
static void
draw_steps (FrtDayChart *self, cairo_t *cr, const GdkRGBA *colour)
{
  double y = get_y (self, 0);

  cairo_move_to (cr, get_x (self, self->series->first), y);
  for (guint i = 0; i < self->series->points->len; i++) {
    const FrtDayPoint *point = &g_array_index (self->series->points, FrtDayPoint, i);

    cairo_line_to (cr, get_x (self, point->day), y);
    y = get_y (self, point->total);
    cairo_line_to (cr, get_x (self, point->day), y);
  }
  cairo_line_to (cr, get_x (self, self->series->last), y);

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 2);
  cairo_stroke_preserve (cr);
  cairo_line_to (cr, get_x (self, self->series->last), get_y (self, 0));
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, 0.15);
  cairo_fill (cr);
}

static void
frt_day_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FrtDayChart *self = FRT_DAY_CHART (widget);
  GdkRGBA colour = frt_accent_get (widget);
  cairo_t *cr;

  if (self->series == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                                 gtk_widget_get_height (widget)));
  draw_grid (self, cr, &colour);
  draw_steps (self, cr, &colour);
  cairo_destroy (cr);

  GTK_WIDGET_CLASS (frt_day_chart_parent_class)->snapshot (widget, snapshot);
}

static void
frt_day_chart_dispose (GObject *object)
{
  FrtDayChart *self = FRT_DAY_CHART (object);

  for (guint i = 0; i < VALUES; i++)
    g_clear_pointer (&self->values[i], gtk_widget_unparent);
  for (guint i = 0; i < MONTHS; i++)
    g_clear_pointer (&self->months[i], gtk_widget_unparent);
  g_clear_pointer (&self->series, frt_day_series_free);

  G_OBJECT_CLASS (frt_day_chart_parent_class)->dispose (object);
}

static void
frt_day_chart_class_init (FrtDayChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_day_chart_dispose;
  widget_class->measure = frt_day_chart_measure;
  widget_class->size_allocate = frt_day_chart_size_allocate;
  widget_class->snapshot = frt_day_chart_snapshot;
  gtk_widget_class_set_css_name (widget_class, "daychart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static GtkWidget *
scale_label_new (FrtDayChart *self, float xalign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", xalign, NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
frt_day_chart_init (FrtDayChart *self)
{
  for (guint i = 0; i < VALUES; i++)
    self->values[i] = scale_label_new (self, 1);
  for (guint i = 0; i < MONTHS; i++)
    self->months[i] = scale_label_new (self, 0.5);
}

static void
set_months (FrtDayChart *self, const GDate *today)
{
  GDate date = *today;

  g_date_set_day (&date, 1);
  for (int i = MONTHS - 1; i >= 0; i--) {
    char name[64];

    g_date_strftime (name, sizeof name, "%b", &date);
    gtk_label_set_text (GTK_LABEL (self->months[i]), name);
    self->month_days[i] = g_date_get_julian (&date);
    g_date_subtract_months (&date, 1);
  }
}

/* See the header. */
gboolean
frt_day_chart_set_days (FrtDayChart *self, GPtrArray *days)
{
  g_autofree char *label = NULL, *words = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  g_clear_pointer (&self->series, frt_day_series_free);
  self->series = frt_day_series_new (days, g_date_get_julian (&today));
  for (int i = 0; i < VALUES; i++) {
    g_autofree char *value = g_strdup_printf ("%u", (guint) (frt_day_series_get_top (self->series) * i / (VALUES - 1)));

    gtk_label_set_text (GTK_LABEL (self->values[i]), value);
  }
  set_months (self, &today);

  /* Translators: read out for a drawing. */
  label = g_strdup_printf (ngettext ("%u account activated within a year", "%u accounts activated within a year",
                                     (gulong) self->series->total), (guint) self->series->total);
  words = frt_day_series_dup_words (self->series);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));

  return self->series->total > 0;
}
