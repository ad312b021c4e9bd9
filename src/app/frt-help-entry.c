/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-help-entry.h"

struct _FrtHelpEntry {
  AdwBin    parent_instance;

  GtkLabel *question;
  GtkLabel *answer;
};

G_DEFINE_FINAL_TYPE (FrtHelpEntry, frt_help_entry, ADW_TYPE_BIN)

enum { PROP_0, PROP_QUESTION, PROP_ANSWER, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
frt_help_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtHelpEntry *self = FRT_HELP_ENTRY (object);

  switch (id) {
  case PROP_QUESTION:
    g_value_set_string (value, gtk_label_get_text (self->question));
    break;
  case PROP_ANSWER:
    g_value_set_string (value, gtk_label_get_text (self->answer));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_help_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FrtHelpEntry *self = FRT_HELP_ENTRY (object);

  switch (id) {
  case PROP_QUESTION:
    gtk_label_set_text (self->question, g_value_get_string (value));
    break;
  case PROP_ANSWER:
    gtk_label_set_text (self->answer, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_help_entry_class_init (FrtHelpEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = frt_help_entry_get_property;
  object_class->set_property = frt_help_entry_set_property;

  props[PROP_QUESTION] = g_param_spec_string ("question", NULL, NULL, NULL, flags);
  props[PROP_ANSWER] = g_param_spec_string ("answer", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-help-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtHelpEntry, question);
  gtk_widget_class_bind_template_child (widget_class, FrtHelpEntry, answer);
}

static void
frt_help_entry_init (FrtHelpEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
