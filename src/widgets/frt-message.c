/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-message.h"

struct _FrtMessage {
  AdwBin    parent_instance;

  GtkImage *sign;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (FrtMessage, frt_message, ADW_TYPE_BIN)

enum { PROP_0, PROP_TEXT, PROP_IS_ERROR, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
set_is_error (FrtMessage *self, gboolean is_error)
{
  gtk_widget_set_visible (GTK_WIDGET (self->sign), is_error);
  if (is_error) {
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "error");
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");
  } else {
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "error");
  }
}

static void
frt_message_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtMessage *self = FRT_MESSAGE (object);

  switch (id) {
  case PROP_TEXT:
    g_value_set_string (value, frt_message_get_text (self));
    break;
  case PROP_IS_ERROR:
    g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->sign)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_message_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FrtMessage *self = FRT_MESSAGE (object);

  switch (id) {
  case PROP_TEXT:
    frt_message_set_text (self, g_value_get_string (value));
    break;
  case PROP_IS_ERROR:
    set_is_error (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_message_class_init (FrtMessageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = frt_message_get_property;
  object_class->set_property = frt_message_set_property;

  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_IS_ERROR] = g_param_spec_boolean ("is-error", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Widgets/ui/frt-message.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtMessage, sign);
  gtk_widget_class_bind_template_child (widget_class, FrtMessage, label);
}

static void
frt_message_init (FrtMessage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_message_get_text:
 * @self: a #FrtMessage
 *
 * Returns: (transfer none) (nullable): what is shown
 */
const char *
frt_message_get_text (FrtMessage *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_text (self->label) : NULL;
}

/**
 * frt_message_set_text:
 * @self: a #FrtMessage
 * @text: (nullable): a sentence in the user's language, not markup; %NULL or "" to show nothing
 */
void
frt_message_set_text (FrtMessage *self, const char *text)
{
  const gboolean shown = text != NULL && *text != '\0';

  gtk_label_set_text (self->label, text ?: "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text ?: "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
}
