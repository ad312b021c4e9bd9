/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-desk-frame.h"

/* libadwaita 1.2 has no breakpoints: the width given decides. */
#define VIEW_CHARS 56      /* what a view wants beside the list: it grows with the text size */

struct _FrtDeskFrame {
  GtkWidget  parent_instance;

  GtkWidget *side;      /* (unowned) (nullable): children, from the template on */
  GtkWidget *bar;
  GtkWidget *view;
};

static void frt_desk_frame_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FrtDeskFrame, frt_desk_frame, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, frt_desk_frame_buildable_init))

static void
frt_desk_frame_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  FrtDeskFrame *self = FRT_DESK_FRAME (buildable);
  GtkWidget **place = g_strcmp0 (type, "side") == 0 ? &self->side : g_strcmp0 (type, "bar") == 0 ? &self->bar : &self->view;

  *place = GTK_WIDGET (child);
  gtk_widget_set_parent (*place, GTK_WIDGET (self));
}

static void
frt_desk_frame_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = frt_desk_frame_add_child;
}

static int
get_side_width (FrtDeskFrame *self)
{
  int width;

  gtk_widget_measure (self->side, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);

  return width;
}

static gboolean
is_wide (FrtDeskFrame *self, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int wanted = VIEW_CHARS * pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);

  return width < 0 || width >= get_side_width (self) + wanted;
}

static GtkSizeRequestMode
frt_desk_frame_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_height (FrtDeskFrame *self, int width, int *minimum, int *natural)
{
  const gboolean wide = is_wide (self, width);
  const int view_width = width < 0 || !wide ? width : width - get_side_width (self);
  GtkWidget *other = wide ? self->side : self->bar;
  int min, nat;

  gtk_widget_measure (self->view, GTK_ORIENTATION_VERTICAL, view_width, minimum, natural, NULL, NULL);
  gtk_widget_measure (other, GTK_ORIENTATION_VERTICAL, -1, &min, &nat, NULL, NULL);
  *minimum = wide ? MAX (*minimum, min) : *minimum + min;
  *natural = wide ? MAX (*natural, nat) : *natural + nat;
}

static void
frt_desk_frame_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  FrtDeskFrame *self = FRT_DESK_FRAME (widget);
  int bar;

  if (orientation == GTK_ORIENTATION_VERTICAL) {
    measure_height (self, for_size, minimum, natural);
    return;
  }

  gtk_widget_measure (self->view, orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->bar, orientation, -1, &bar, NULL, NULL, NULL);
  *minimum = MAX (*minimum, bar);
  *natural = MAX (*natural + get_side_width (self), *minimum);
}

static void
frt_desk_frame_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FrtDeskFrame *self = FRT_DESK_FRAME (widget);
  const gboolean wide = is_wide (self, width), rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int side = wide ? get_side_width (self) : 0;
  int bar = 0;

  gtk_widget_set_child_visible (self->side, wide);
  gtk_widget_set_child_visible (self->bar, !wide);
  if (wide) {
    gtk_widget_size_allocate (self->side, &(GtkAllocation) { rtl ? width - side : 0, 0, side, height }, -1);
  } else {
    gtk_widget_measure (self->bar, GTK_ORIENTATION_VERTICAL, width, NULL, &bar, NULL, NULL);
    gtk_widget_size_allocate (self->bar, &(GtkAllocation) { 0, 0, width, bar }, -1);
  }
  gtk_widget_size_allocate (self->view, &(GtkAllocation) { rtl ? 0 : side, bar, width - side, height - bar }, -1);
}

static void
frt_desk_frame_dispose (GObject *object)
{
  FrtDeskFrame *self = FRT_DESK_FRAME (object);

  g_clear_pointer (&self->side, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->view, gtk_widget_unparent);

  G_OBJECT_CLASS (frt_desk_frame_parent_class)->dispose (object);
}

static void
frt_desk_frame_class_init (FrtDeskFrameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_desk_frame_dispose;
  widget_class->get_request_mode = frt_desk_frame_get_request_mode;
  widget_class->measure = frt_desk_frame_measure;
  widget_class->size_allocate = frt_desk_frame_size_allocate;
}

static void
frt_desk_frame_init (FrtDeskFrame *self)
{
}
