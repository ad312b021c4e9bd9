/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-two-columns.h"

/* libadwaita 1.2 has no breakpoints: the width given decides. */
#define SPACING          24      /* pixels */
#define COLUMN_MIN_CHARS 26      /* narrower than that, names break: so it grows with the text size */

struct _FrtTwoColumns {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (FrtTwoColumns, frt_two_columns, GTK_TYPE_WIDGET)

static int
get_column_min (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = COLUMN_MIN_CHARS * pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int min;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
    width = MAX (width, min);
  }

  return width;
}

static gboolean
is_side_by_side (GtkWidget *widget, int width)
{
  return width < 0 || width >= 2 * get_column_min (widget) + SPACING;
}

static GtkSizeRequestMode
frt_two_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int child_min, child_nat;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_min, &child_nat, NULL, NULL);
    *minimum = MAX (*minimum, child_min);
    *natural = MAX (*natural, 2 * child_nat + SPACING);
  }
}

static void
measure_height (GtkWidget *widget, int width, int *minimum, int *natural)
{
  gboolean beside = is_side_by_side (widget, width);
  int child_width = width < 0 || !beside ? width : (width - SPACING) / 2;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int gap = *natural > 0 ? SPACING : 0;
    int child_min, child_nat;

    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, &child_min, &child_nat, NULL, NULL);
    *minimum = beside ? MAX (*minimum, child_min) : *minimum + gap + child_min;
    *natural = beside ? MAX (*natural, child_nat) : *natural + gap + child_nat;
  }
}

static void
frt_two_columns_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    measure_height (widget, for_size, minimum, natural);
}

static void
frt_two_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean beside = is_side_by_side (widget, width);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int column = beside ? (width - SPACING) / 2 : width;
  GtkAllocation place = { beside && rtl ? width - column : 0, 0, column, height };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column, NULL, &place.height, NULL, NULL);
    gtk_widget_size_allocate (child, &place, -1);
    if (beside)
      place.x += (rtl ? -1 : 1) * (column + SPACING);
    else
      place.y += place.height + SPACING;
  }
}

static void
frt_two_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (frt_two_columns_parent_class)->dispose (object);
}

static void
frt_two_columns_class_init (FrtTwoColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_two_columns_dispose;
  widget_class->get_request_mode = frt_two_columns_get_request_mode;
  widget_class->measure = frt_two_columns_measure;
  widget_class->size_allocate = frt_two_columns_size_allocate;
}

static void
frt_two_columns_init (FrtTwoColumns *self)
{
}
