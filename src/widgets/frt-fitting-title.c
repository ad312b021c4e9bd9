/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-fitting-title.h"

struct _FrtFittingTitle {
  GtkWidget  parent_instance;

  GtkWidget *label;      /* (unowned): the child */
  gboolean   fits;
  guint      idle_id;    /* until it is told that it fits, or does not: not while sizes are given; 0: nothing to tell */
};

G_DEFINE_FINAL_TYPE (FrtFittingTitle, frt_fitting_title, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_TITLE, PROP_FITS, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
on_told (gpointer user_data)
{
  FrtFittingTitle *self = user_data;

  self->idle_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FITS]);
}

static void
set_fits (FrtFittingTitle *self, gboolean fits)
{
  gtk_widget_set_child_visible (self->label, fits);
  if (self->fits == fits)
    return;

  self->fits = fits;
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_once (on_told, self);
}

static GtkSizeRequestMode
frt_fitting_title_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
frt_fitting_title_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  gtk_widget_measure (FRT_FITTING_TITLE (widget)->label, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
frt_fitting_title_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FrtFittingTitle *self = FRT_FITTING_TITLE (widget);
  int wanted;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
  set_fits (self, wanted <= width);
  if (self->fits)
    gtk_widget_allocate (self->label, width, height, baseline, NULL);
}

static void
frt_fitting_title_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtFittingTitle *self = FRT_FITTING_TITLE (object);

  switch (id) {
  case PROP_TITLE:
    g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->label)));
    break;
  case PROP_FITS:
    g_value_set_boolean (value, self->fits);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_fitting_title_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FrtFittingTitle *self = FRT_FITTING_TITLE (object);

  if (id == PROP_TITLE)
    gtk_label_set_text (GTK_LABEL (self->label), g_value_get_string (value) ?: "");
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_fitting_title_dispose (GObject *object)
{
  FrtFittingTitle *self = FRT_FITTING_TITLE (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (frt_fitting_title_parent_class)->dispose (object);
}

static void
frt_fitting_title_class_init (FrtFittingTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = frt_fitting_title_get_property;
  object_class->set_property = frt_fitting_title_set_property;
  object_class->dispose = frt_fitting_title_dispose;
  widget_class->get_request_mode = frt_fitting_title_get_request_mode;
  widget_class->measure = frt_fitting_title_measure;
  widget_class->size_allocate = frt_fitting_title_size_allocate;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_FITS] = g_param_spec_boolean ("fits", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_fitting_title_init (FrtFittingTitle *self)
{
  self->fits = TRUE;
  self->label = gtk_label_new (NULL);
  gtk_label_set_single_line_mode (GTK_LABEL (self->label), TRUE);
  gtk_widget_add_css_class (self->label, "title");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}
