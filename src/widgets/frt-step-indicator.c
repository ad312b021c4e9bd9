/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-step-indicator.h"

#include <glib/gi18n-lib.h>

struct _FrtStepIndicator {
  GtkWidget  parent_instance;

  guint      n_steps;
  guint      step;        /* from 1 */
};

G_DEFINE_FINAL_TYPE (FrtStepIndicator, frt_step_indicator, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_N_STEPS, PROP_STEP, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
update (FrtStepIndicator *self)
{
  GtkWidget *dot = gtk_widget_get_first_child (GTK_WIDGET (self));
  /* Translators: where one is in a sequence of pages, for people who cannot see the dots. */
  g_autofree char *label = g_strdup_printf (_("Step %u of %u"), self->step, self->n_steps);

  for (guint i = 1; dot != NULL; i++, dot = gtk_widget_get_next_sibling (dot)) {
    gtk_widget_remove_css_class (dot, "done");
    gtk_widget_remove_css_class (dot, "current");
    if (i < self->step)
      gtk_widget_add_css_class (dot, "done");
    else if (i == self->step)
      gtk_widget_add_css_class (dot, "current");
  }

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
remove_dots (FrtStepIndicator *self)
{
  GtkWidget *dot;

  while ((dot = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (dot);
}

static void
frt_step_indicator_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtStepIndicator *self = FRT_STEP_INDICATOR (object);

  switch (id) {
  case PROP_N_STEPS:
    g_value_set_uint (value, self->n_steps);
    break;
  case PROP_STEP:
    g_value_set_uint (value, self->step);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_step_indicator_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FrtStepIndicator *self = FRT_STEP_INDICATOR (object);

  switch (id) {
  case PROP_N_STEPS:
    frt_step_indicator_set_n_steps (self, g_value_get_uint (value));
    break;
  case PROP_STEP:
    frt_step_indicator_set_step (self, g_value_get_uint (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_step_indicator_dispose (GObject *object)
{
  remove_dots (FRT_STEP_INDICATOR (object));

  G_OBJECT_CLASS (frt_step_indicator_parent_class)->dispose (object);
}

static void
frt_step_indicator_class_init (FrtStepIndicatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = frt_step_indicator_get_property;
  object_class->set_property = frt_step_indicator_set_property;
  object_class->dispose = frt_step_indicator_dispose;

  props[PROP_N_STEPS] = g_param_spec_uint ("n-steps", NULL, NULL, 1, 20, 1, flags);
  props[PROP_STEP] = g_param_spec_uint ("step", NULL, NULL, 1, 20, 1, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "stepindicator");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
frt_step_indicator_init (FrtStepIndicator *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->step = 1;
  frt_step_indicator_set_n_steps (self, 1);
}

/**
 * frt_step_indicator_set_n_steps:
 * @self: a #FrtStepIndicator
 * @n_steps: how many there are, 1 to 20
 */
void
frt_step_indicator_set_n_steps (FrtStepIndicator *self, guint n_steps)
{
  if (self->n_steps == n_steps)
    return;

  self->n_steps = n_steps;
  remove_dots (self);
  for (guint i = 0; i < n_steps; i++) {
    GtkWidget *dot = g_object_new (GTK_TYPE_BOX, "css-name", "dot", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);

    gtk_widget_set_parent (dot, GTK_WIDGET (self));
  }
  update (self);
}

/**
 * frt_step_indicator_set_step:
 * @self: a #FrtStepIndicator
 * @step: the one shown, from 1
 */
void
frt_step_indicator_set_step (FrtStepIndicator *self, guint step)
{
  if (self->step == step)
    return;

  self->step = step;
  update (self);
}
