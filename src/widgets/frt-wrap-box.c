/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-wrap-box.h"

/* For tools above a list and buttons below a form: in large text on a small screen they would make the window too wide. */

#define SPACING 12      /* pixels */

struct _FrtWrapBox {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (FrtWrapBox, frt_wrap_box, GTK_TYPE_WIDGET)

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkWidget *
first_shown (GtkWidget *widget)
{
  return next_shown (gtk_widget_get_first_child (widget));
}

#define FOR_EACH_SHOWN(child, widget) \
  for (GtkWidget *child = first_shown (widget); child != NULL; child = next_shown (gtk_widget_get_next_sibling (child)))

static int
measure_natural (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int natural;

  gtk_widget_measure (child, orientation, for_size, NULL, &natural, NULL, NULL);

  return natural;
}

/* @expanding: (out) (nullable): how many want more */
static int
get_row_width (GtkWidget *widget, int *expanding)
{
  int width = -SPACING, count = 0;

  FOR_EACH_SHOWN (child, widget) {
    width += SPACING + measure_natural (child, GTK_ORIENTATION_HORIZONTAL, -1);
    count += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
  }
  if (expanding != NULL)
    *expanding = count;

  return MAX (width, 0);
}

static gboolean
is_row (GtkWidget *widget, int width)
{
  return width < 0 || width >= get_row_width (widget, NULL);
}

static GtkSizeRequestMode
frt_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_height (GtkWidget *widget, int width, int *minimum, int *natural)
{
  const gboolean row = is_row (widget, width);
  int gap = 0;

  FOR_EACH_SHOWN (child, widget) {
    int child_min, child_nat;

    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, row ? -1 : width, &child_min, &child_nat, NULL, NULL);
    *minimum = row ? MAX (*minimum, child_min) : *minimum + gap + child_min;
    *natural = row ? MAX (*natural, child_nat) : *natural + gap + child_nat;
    gap = SPACING;
  }
}

static void
frt_wrap_box_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    measure_height (widget, for_size, minimum, natural);
    return;
  }

  FOR_EACH_SHOWN (child, widget) {
    int child_min;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_min, NULL, NULL, NULL);
    *minimum = MAX (*minimum, child_min);
  }
  *natural = MAX (get_row_width (widget, NULL), *minimum);
}

static void
allocate_row (GtkWidget *widget, int width, int height)
{
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int expanding, spare = width - get_row_width (widget, &expanding), at = 0;

  FOR_EACH_SHOWN (child, widget) {
    int child_width = measure_natural (child, GTK_ORIENTATION_HORIZONTAL, -1);

    if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL)) {
      const int more = spare / expanding--;

      child_width += more;
      spare -= more;
    }
    gtk_widget_size_allocate (child, &(GtkAllocation) { rtl ? width - at - child_width : at, 0, child_width, height }, -1);
    at += child_width + SPACING;
  }
}

static void
frt_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int at = 0;

  if (is_row (widget, width)) {
    allocate_row (widget, width, height);
    return;
  }

  FOR_EACH_SHOWN (child, widget) {
    const int child_height = measure_natural (child, GTK_ORIENTATION_VERTICAL, width);

    gtk_widget_size_allocate (child, &(GtkAllocation) { 0, at, width, child_height }, -1);
    at += child_height + SPACING;
  }
}

static void
frt_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (frt_wrap_box_parent_class)->dispose (object);
}

static void
frt_wrap_box_class_init (FrtWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_wrap_box_dispose;
  widget_class->get_request_mode = frt_wrap_box_get_request_mode;
  widget_class->measure = frt_wrap_box_measure;
  widget_class->size_allocate = frt_wrap_box_size_allocate;
}

static void
frt_wrap_box_init (FrtWrapBox *self)
{
}
