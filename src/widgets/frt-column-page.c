/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-column-page.h"

typedef struct {
  GtkWidget *first_field;    /* (unowned) (nullable): in the page */
  GtkWidget *main_button;    /* (unowned) (nullable): in the page */

  AdwClamp  *clamp;
  GtkWidget *titles;
  GtkLabel  *heading;
  GtkLabel  *description;
  GtkBox    *content;
} FrtColumnPagePrivate;

static void frt_column_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (FrtColumnPage, frt_column_page, FRT_TYPE_PAGE,
                                  G_ADD_PRIVATE (FrtColumnPage)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, frt_column_page_buildable_init))

enum { PROP_0, PROP_HEADING, PROP_DESCRIPTION, PROP_TEXT_WIDTH, PROP_FIRST_FIELD, PROP_MAIN_BUTTON, N_PROPS };

static GParamSpec *props[N_PROPS];
static GtkBuildableIface *parent_buildable;

static FrtColumnPagePrivate *
get_private (gpointer self)
{
  return frt_column_page_get_instance_private (FRT_COLUMN_PAGE (self));
}

/* What a page's template holds goes below the heading; what our own template holds is the frame. */
static void
frt_column_page_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  FrtColumnPagePrivate *priv = get_private (buildable);

  if (priv->content != NULL && GTK_IS_WIDGET (child))
    gtk_box_append (priv->content, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
frt_column_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = frt_column_page_add_child;
}

/* An empty label would leave its spacing behind. */
static void
set_text (FrtColumnPagePrivate *priv, GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ?: "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
  gtk_widget_set_visible (priv->titles, gtk_widget_get_visible (GTK_WIDGET (priv->heading)) ||
                                          gtk_widget_get_visible (GTK_WIDGET (priv->description)));
}

/* A long label in large text: two lines rather than a window wider than a phone. */
static void
set_main_button (FrtColumnPagePrivate *priv, GtkWidget *button)
{
  GtkWidget *label = GTK_IS_BUTTON (button) ? gtk_button_get_child (GTK_BUTTON (button)) : NULL;

  priv->main_button = button;
  if (GTK_IS_LABEL (label)) {
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  }
}

static void
frt_column_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtColumnPagePrivate *priv = get_private (object);

  switch (id) {
  case PROP_HEADING:
    g_value_set_string (value, gtk_label_get_label (priv->heading));
    break;
  case PROP_DESCRIPTION:
    g_value_set_string (value, gtk_label_get_label (priv->description));
    break;
  case PROP_TEXT_WIDTH:
    g_value_set_int (value, adw_clamp_get_maximum_size (priv->clamp));
    break;
  case PROP_FIRST_FIELD:
    g_value_set_object (value, priv->first_field);
    break;
  case PROP_MAIN_BUTTON:
    g_value_set_object (value, priv->main_button);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_column_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FrtColumnPage *self = FRT_COLUMN_PAGE (object);
  FrtColumnPagePrivate *priv = get_private (self);

  switch (id) {
  case PROP_HEADING:
    frt_column_page_set_heading (self, g_value_get_string (value));
    break;
  case PROP_DESCRIPTION:
    frt_column_page_set_description (self, g_value_get_string (value));
    break;
  case PROP_TEXT_WIDTH:
    adw_clamp_set_maximum_size (priv->clamp, g_value_get_int (value));
    break;
  case PROP_FIRST_FIELD:
    priv->first_field = g_value_get_object (value);
    break;
  case PROP_MAIN_BUTTON:
    set_main_button (priv, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

/* The first field, or else something to start reading from; Enter goes to the main button. */
/* GTK 4.8 does not forget a default button that is taken out of the window, and looks at it when it is gone. */
static void
frt_column_page_unroot (GtkWidget *widget)
{
  FrtColumnPagePrivate *priv = get_private (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root) && priv->main_button != NULL &&
      gtk_window_get_default_widget (GTK_WINDOW (root)) == priv->main_button)
    gtk_window_set_default_widget (GTK_WINDOW (root), NULL);

  GTK_WIDGET_CLASS (frt_column_page_parent_class)->unroot (widget);
}

static void
frt_column_page_entered (FrtPage *page)
{
  FrtColumnPagePrivate *priv = get_private (page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_default_widget (GTK_WINDOW (root), priv->main_button);

  if (priv->first_field != NULL)
    gtk_widget_grab_focus (priv->first_field);
  else if (gtk_widget_get_visible (GTK_WIDGET (priv->heading)))
    gtk_widget_grab_focus (GTK_WIDGET (priv->titles));    /* a label that cannot be selected takes no focus */
  else
    gtk_widget_child_focus (GTK_WIDGET (priv->content), GTK_DIR_TAB_FORWARD);
}

static void
frt_column_page_class_init (FrtColumnPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = frt_column_page_get_property;
  object_class->set_property = frt_column_page_set_property;
  widget_class->unroot = frt_column_page_unroot;
  FRT_PAGE_CLASS (klass)->entered = frt_column_page_entered;

  props[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, flags);
  props[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  props[PROP_TEXT_WIDTH] = g_param_spec_int ("text-width", NULL, NULL, 0, G_MAXINT, 560, flags);
  props[PROP_FIRST_FIELD] = g_param_spec_object ("first-field", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_MAIN_BUTTON] = g_param_spec_object ("main-button", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Widgets/ui/frt-column-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, FrtColumnPage, clamp);
  gtk_widget_class_bind_template_child_private (widget_class, FrtColumnPage, titles);
  gtk_widget_class_bind_template_child_private (widget_class, FrtColumnPage, heading);
  gtk_widget_class_bind_template_child_private (widget_class, FrtColumnPage, description);
  gtk_widget_class_bind_template_child_private (widget_class, FrtColumnPage, content);
}

static void
frt_column_page_init (FrtColumnPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_column_page_set_heading:
 * @self: a #FrtColumnPage
 * @heading: (nullable): large text at the top, plain, in the user's language
 */
void
frt_column_page_set_heading (FrtColumnPage *self, const char *heading)
{
  set_text (get_private (self), get_private (self)->heading, heading);
}

/**
 * frt_column_page_set_description:
 * @self: a #FrtColumnPage
 * @description: (nullable): what stands below the heading, plain, in the user's language
 */
void
frt_column_page_set_description (FrtColumnPage *self, const char *description)
{
  set_text (get_private (self), get_private (self)->description, description);
}
