/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-share-bar.h"

#include "school/frt-accent.h"

#define WIDTH  160
#define HEIGHT 12

struct _FrtShareBar {
  GtkWidget  parent_instance;

  gint64     parts[FRT_SHARE_BAR_PARTS];
};

G_DEFINE_FINAL_TYPE (FrtShareBar, frt_share_bar, GTK_TYPE_WIDGET)

static void
frt_share_bar_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH / 2 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
frt_share_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FrtShareBar *self = FRT_SHARE_BAR (widget);
  const float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const gboolean reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskRoundedRect outline;
  GdkRGBA colour = frt_accent_get (widget);
  gint64 whole = 0;
  float at = 0;

  for (guint i = 0; i < FRT_SHARE_BAR_PARTS; i++)
    whole += self->parts[i];
  if (whole == 0)
    return;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  for (guint i = 0; i < FRT_SHARE_BAR_PARTS; i++) {
    const float part = width * self->parts[i] / whole;
    /* Each part is paler than the one before it, so that they differ without colour too. */
    GdkRGBA shade = { colour.red, colour.green, colour.blue, colour.alpha * (1.0f - i * 0.28f) };

    gtk_snapshot_append_color (snapshot, &shade,
                               &GRAPHENE_RECT_INIT (reversed ? width - at - part : at, 0, part, height));
    at += part;
  }
  gtk_snapshot_pop (snapshot);
}

static void
frt_share_bar_class_init (FrtShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = frt_share_bar_measure;
  widget_class->snapshot = frt_share_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sharebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
frt_share_bar_init (FrtShareBar *self)
{
}

/**
 * frt_share_bar_new:
 * @parts: how much of each
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *
frt_share_bar_new (const gint64 parts[FRT_SHARE_BAR_PARTS])
{
  FrtShareBar *self = g_object_new (FRT_TYPE_SHARE_BAR, "valign", GTK_ALIGN_CENTER, NULL);

  memcpy (self->parts, parts, sizeof self->parts);

  return GTK_WIDGET (self);
}
