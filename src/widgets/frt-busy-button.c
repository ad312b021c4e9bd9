/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-busy-button.h"

struct _FrtBusyButton {
  GtkButton   parent_instance;

  gboolean    busy;
  gboolean    allowed;

  GtkStack   *stack;         /* "idle" or "busy" */
  GtkLabel   *idle_label;
  GtkLabel   *busy_label;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (FrtBusyButton, frt_busy_button, GTK_TYPE_BUTTON)

enum { PROP_0, PROP_TEXT, PROP_BUSY_TEXT, PROP_BUSY, PROP_ALLOWED, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
update (FrtBusyButton *self)
{
  gtk_stack_set_visible_child_name (self->stack, self->busy ? "busy" : "idle");
  gtk_spinner_set_spinning (self->spinner, self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self), self->allowed && !self->busy);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, self->busy, -1);
}

static void
frt_busy_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtBusyButton *self = FRT_BUSY_BUTTON (object);

  switch (id) {
  case PROP_TEXT:
    g_value_set_string (value, gtk_label_get_label (self->idle_label));
    break;
  case PROP_BUSY_TEXT:
    g_value_set_string (value, gtk_label_get_label (self->busy_label));
    break;
  case PROP_BUSY:
    g_value_set_boolean (value, self->busy);
    break;
  case PROP_ALLOWED:
    g_value_set_boolean (value, self->allowed);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_busy_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FrtBusyButton *self = FRT_BUSY_BUTTON (object);

  switch (id) {
  case PROP_TEXT:
    gtk_label_set_label (self->idle_label, g_value_get_string (value));
    break;
  case PROP_BUSY_TEXT:
    gtk_label_set_label (self->busy_label, g_value_get_string (value));
    break;
  case PROP_BUSY:
    frt_busy_button_set_busy (self, g_value_get_boolean (value));
    break;
  case PROP_ALLOWED:
    frt_busy_button_set_allowed (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_busy_button_class_init (FrtBusyButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = frt_busy_button_get_property;
  object_class->set_property = frt_busy_button_set_property;

  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  props[PROP_BUSY_TEXT] = g_param_spec_string ("busy-text", NULL, NULL, NULL, flags);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  props[PROP_ALLOWED] = g_param_spec_boolean ("allowed", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Widgets/ui/frt-busy-button.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtBusyButton, stack);
  gtk_widget_class_bind_template_child (widget_class, FrtBusyButton, idle_label);
  gtk_widget_class_bind_template_child (widget_class, FrtBusyButton, busy_label);
  gtk_widget_class_bind_template_child (widget_class, FrtBusyButton, spinner);
}

static void
frt_busy_button_init (FrtBusyButton *self)
{
  self->allowed = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_busy_button_set_busy:
 * @self: a #FrtBusyButton
 * @busy: whether what it does is under way
 */
void
frt_busy_button_set_busy (FrtBusyButton *self, gboolean busy)
{
  self->busy = busy;
  update (self);
}

/**
 * frt_busy_button_get_busy:
 * @self: a #FrtBusyButton
 *
 * Returns: whether what it does is under way
 */
gboolean
frt_busy_button_get_busy (FrtBusyButton *self)
{
  return self->busy;
}

/**
 * frt_busy_button_set_allowed:
 * @self: a #FrtBusyButton
 * @allowed: whether it may be pressed at all
 */
void
frt_busy_button_set_allowed (FrtBusyButton *self, gboolean allowed)
{
  self->allowed = allowed;
  update (self);
}
