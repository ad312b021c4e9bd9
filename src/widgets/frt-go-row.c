/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-go-row.h"

struct _FrtGoRow {
  AdwActionRow  parent_instance;

  GtkButton    *button;     /* (unowned): a suffix */
};

G_DEFINE_FINAL_TYPE (FrtGoRow, frt_go_row, ADW_TYPE_ACTION_ROW)

enum { PROP_0, PROP_GO, PROP_ICON_NAME, N_PROPS };

static GParamSpec *props[N_PROPS];

/* Changed in place: with an icon of its own the button would be named by that, and no longer by the title. */
static GtkImage *
get_image (FrtGoRow *self)
{
  return GTK_IMAGE (gtk_button_get_child (self->button));
}

static void
frt_go_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtGoRow *self = FRT_GO_ROW (object);

  switch (id) {
  case PROP_GO:
    g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button)));
    break;
  case PROP_ICON_NAME:
    g_value_set_string (value, gtk_image_get_icon_name (get_image (self)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_go_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FrtGoRow *self = FRT_GO_ROW (object);

  switch (id) {
  case PROP_GO:
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), g_value_get_string (value));
    break;
  case PROP_ICON_NAME:
    gtk_image_set_from_icon_name (get_image (self), g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_go_row_class_init (FrtGoRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = frt_go_row_get_property;
  object_class->set_property = frt_go_row_set_property;

  props[PROP_GO] = g_param_spec_string ("go", NULL, NULL, NULL, flags);
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_go_row_init (FrtGoRow *self)
{
  /* The row has the focus; the button, which the row's title names, is there to be pressed, not to be stopped at. */
  self->button = g_object_new (GTK_TYPE_BUTTON, "icon-name", "go-next-symbolic", "focusable", FALSE,
                               "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
}

/**
 * frt_go_row_set_action:
 * @self: a #FrtGoRow
 * @name: the action's
 * @target: (nullable): its parameter; a floating reference is taken
 */
void
frt_go_row_set_action (FrtGoRow *self, const char *name, GVariant *target)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), name);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), target);
}
