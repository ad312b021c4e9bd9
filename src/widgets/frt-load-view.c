/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-load-view.h"

#include "widgets/frt-failure.h"

struct _FrtLoadView {
  AdwBin      parent_instance;

  GtkWidget  *states;          /* whose children are @waiting, @failed, @empty and @content; one of them is seen */
  GtkWidget  *waiting;
  GtkWidget  *failed;
  GtkWidget  *empty;
  GtkLabel   *waiting_label;
  FrtMessage *problem;
  GtkImage   *empty_image;
  GtkLabel   *empty_title;
  GtkLabel   *empty_text;
  AdwBin     *content;
};

G_DEFINE_FINAL_TYPE (FrtLoadView, frt_load_view, ADW_TYPE_BIN)

enum { PROP_0, PROP_CONTENT, PROP_WAITING_TEXT, PROP_EMPTY_ICON, PROP_EMPTY_TITLE, PROP_EMPTY_TEXT, N_PROPS };
enum { RETRY, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_text (GtkLabel *label, const GValue *value)
{
  gtk_label_set_text (label, g_value_get_string (value));
  gtk_widget_set_visible (GTK_WIDGET (label), g_value_get_string (value) != NULL);
}

/* Not a GtkStack: in one, GTK asks each text for the width it would have in the height given, which for a page of rows keeps
 * the window from answering for tens of milliseconds. */
static void
show_state (FrtLoadView *self, GtkWidget *state)
{
  for (GtkWidget *one = gtk_widget_get_first_child (self->states); one != NULL; one = gtk_widget_get_next_sibling (one))
    gtk_widget_set_visible (one, one == state);
}

static void
on_retry_clicked (FrtLoadView *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
frt_load_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtLoadView *self = FRT_LOAD_VIEW (object);

  switch (id) {
  case PROP_CONTENT:
    g_value_set_object (value, adw_bin_get_child (self->content));
    break;
  case PROP_WAITING_TEXT:
    g_value_set_string (value, gtk_label_get_text (self->waiting_label));
    break;
  case PROP_EMPTY_ICON:
    g_value_set_string (value, gtk_image_get_icon_name (self->empty_image));
    break;
  case PROP_EMPTY_TITLE:
    g_value_set_string (value, gtk_label_get_text (self->empty_title));
    break;
  case PROP_EMPTY_TEXT:
    g_value_set_string (value, gtk_label_get_text (self->empty_text));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_load_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FrtLoadView *self = FRT_LOAD_VIEW (object);

  switch (id) {
  case PROP_CONTENT:
    adw_bin_set_child (self->content, g_value_get_object (value));
    break;
  case PROP_WAITING_TEXT:
    set_text (self->waiting_label, value);
    break;
  case PROP_EMPTY_ICON:
    gtk_image_set_from_icon_name (self->empty_image, g_value_get_string (value));
    break;
  case PROP_EMPTY_TITLE:
    set_text (self->empty_title, value);
    break;
  case PROP_EMPTY_TEXT:
    set_text (self->empty_text, value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_load_view_class_init (FrtLoadViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = frt_load_view_get_property;
  object_class->set_property = frt_load_view_set_property;

  props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_WAITING_TEXT] = g_param_spec_string ("waiting-text", NULL, NULL, NULL, flags);
  props[PROP_EMPTY_ICON] = g_param_spec_string ("empty-icon", NULL, NULL, NULL, flags);
  props[PROP_EMPTY_TITLE] = g_param_spec_string ("empty-title", NULL, NULL, NULL, flags);
  props[PROP_EMPTY_TEXT] = g_param_spec_string ("empty-text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Widgets/ui/frt-load-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtLoadView, states);
  gtk_widget_class_bind_template_child (widget_class, FrtLoadView, waiting);
  gtk_widget_class_bind_template_child (widget_class, FrtLoadView, failed);
  gtk_widget_class_bind_template_child (widget_class, FrtLoadView, empty);
  gtk_widget_class_bind_template_child (widget_class, FrtLoadView, waiting_label);
  gtk_widget_class_bind_template_child (widget_class, FrtLoadView, problem);
  gtk_widget_class_bind_template_child (widget_class, FrtLoadView, empty_image);
  gtk_widget_class_bind_template_child (widget_class, FrtLoadView, empty_title);
  gtk_widget_class_bind_template_child (widget_class, FrtLoadView, empty_text);
  gtk_widget_class_bind_template_child (widget_class, FrtLoadView, content);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked);
}

static void
frt_load_view_init (FrtLoadView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  frt_load_view_show_waiting (self);
}

/**
 * frt_load_view_show_waiting:
 * @self: a #FrtLoadView
 *
 * It is being asked for.
 */
void
frt_load_view_show_waiting (FrtLoadView *self)
{
  show_state (self, self->waiting);
}

/**
 * frt_load_view_show_asking:
 * @self: a #FrtLoadView
 *
 * It is being asked for again: what is known stays, in place of a problem one sees that something is done about it.
 */
void
frt_load_view_show_asking (FrtLoadView *self)
{
  if (gtk_widget_get_visible (self->failed))
    frt_load_view_show_waiting (self);
}

/**
 * frt_load_view_show_problem:
 * @self: a #FrtLoadView
 * @error: why it could not be had; what there is nothing to say of changes nothing
 */
void
frt_load_view_show_problem (FrtLoadView *self, const GError *error)
{
  g_autofree char *sentence = frt_failure_dup_sentence (error);

  if (sentence == NULL)
    return;

  frt_message_set_text (self->problem, sentence);
  show_state (self, self->failed);
}

/**
 * frt_load_view_show_empty:
 * @self: a #FrtLoadView
 *
 * It is known, and there is nothing.
 */
void
frt_load_view_show_empty (FrtLoadView *self)
{
  show_state (self, self->empty);
}

/**
 * frt_load_view_show_content:
 * @self: a #FrtLoadView
 *
 * It is known.
 */
void
frt_load_view_show_content (FrtLoadView *self)
{
  show_state (self, GTK_WIDGET (self->content));
}
