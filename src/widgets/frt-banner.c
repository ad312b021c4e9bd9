/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-banner.h"

#include "widgets/frt-mnemonic.h"

struct _FrtBanner {
  AdwBin       parent_instance;

  GtkRevealer *revealer;
  GtkLabel    *title;
  GtkButton   *button;
};

G_DEFINE_FINAL_TYPE (FrtBanner, frt_banner, ADW_TYPE_BIN)

enum { PROP_0, PROP_TITLE, PROP_BUTTON_LABEL, PROP_ACTION_NAME, PROP_REVEALED, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
set_button_label (FrtBanner *self, const char *label)
{
  gtk_button_set_label (self->button, label ?: "");
  g_object_set (gtk_button_get_child (self->button), "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
  frt_mnemonic_name_once (GTK_WIDGET (self->button));
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL && *label != '\0');
}

/* What is not shown is not there for a screen reader either. */
static void
update_visible (FrtBanner *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_revealer_get_reveal_child (self->revealer) ||
                                               gtk_revealer_get_child_revealed (self->revealer));
}

static void
frt_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtBanner *self = FRT_BANNER (object);

  switch (id) {
  case PROP_TITLE:
    g_value_set_string (value, gtk_label_get_text (self->title));
    break;
  case PROP_BUTTON_LABEL:
    g_value_set_string (value, gtk_button_get_label (self->button));
    break;
  case PROP_ACTION_NAME:
    g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button)));
    break;
  case PROP_REVEALED:
    g_value_set_boolean (value, gtk_revealer_get_reveal_child (self->revealer));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FrtBanner *self = FRT_BANNER (object);

  switch (id) {
  case PROP_TITLE:
    frt_banner_set_title (self, g_value_get_string (value));
    break;
  case PROP_BUTTON_LABEL:
    set_button_label (self, g_value_get_string (value));
    break;
  case PROP_ACTION_NAME:
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), g_value_get_string (value));
    break;
  case PROP_REVEALED:
    frt_banner_set_revealed (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_banner_class_init (FrtBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = frt_banner_get_property;
  object_class->set_property = frt_banner_set_property;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  props[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  props[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Widgets/ui/frt-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, FrtBanner, title);
  gtk_widget_class_bind_template_child (widget_class, FrtBanner, button);
}

static void
frt_banner_init (FrtBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (update_visible), self, G_CONNECT_SWAPPED);
  update_visible (self);
}

/**
 * frt_banner_set_title:
 * @self: a #FrtBanner
 * @title: what it says, in the user's language, not markup
 */
void
frt_banner_set_title (FrtBanner *self, const char *title)
{
  gtk_label_set_text (self->title, title ?: "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title ?: "", -1);
}

/**
 * frt_banner_set_revealed:
 * @self: a #FrtBanner
 * @revealed: whether it is shown
 */
void
frt_banner_set_revealed (FrtBanner *self, gboolean revealed)
{
  gtk_revealer_set_reveal_child (self->revealer, revealed);
  update_visible (self);
}
