/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-grouping-page.h"

typedef struct {
  FrtWizard *wizard;     /* (owned) (nullable) until the template of the whole wizard binds it */
  gboolean   is_late;    /* the grouping changed while the page was hidden */
} FrtGroupingPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FrtGroupingPage, frt_grouping_page, FRT_TYPE_COLUMN_PAGE)

enum { PROP_0, PROP_WIZARD, N_PROPS };

static GParamSpec *props[N_PROPS];

/* A page that is hidden is brought up to date when it is shown: all five at once would be felt. */
static void
take_grouping (FrtGroupingPage *self)
{
  FrtGroupingPagePrivate *priv = frt_grouping_page_get_instance_private (self);
  FrtGroupingPageClass *klass = FRT_GROUPING_PAGE_GET_CLASS (self);

  priv->is_late = !gtk_widget_get_visible (GTK_WIDGET (self));
  if (!priv->is_late && klass->grouping_changed != NULL)
    klass->grouping_changed (self, priv->wizard);
}

static void
on_wizard_notified (FrtGroupingPage *self, GParamSpec *pspec, FrtWizard *wizard)
{
  FrtGroupingPageClass *klass = FRT_GROUPING_PAGE_GET_CLASS (self);

  if (g_str_equal (pspec->name, "grouping"))
    take_grouping (self);
  else if (g_str_equal (pspec->name, "work") && klass->work_changed != NULL)
    klass->work_changed (self, wizard);
  else if (g_str_equal (pspec->name, "problem") && klass->problem_changed != NULL)
    klass->problem_changed (self, wizard);
}

static void
frt_grouping_page_show (GtkWidget *widget)
{
  FrtGroupingPagePrivate *priv = frt_grouping_page_get_instance_private (FRT_GROUPING_PAGE (widget));

  GTK_WIDGET_CLASS (frt_grouping_page_parent_class)->show (widget);
  if (priv->is_late)
    take_grouping (FRT_GROUPING_PAGE (widget));
}

static void
frt_grouping_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WIZARD)
    g_value_set_object (value, frt_grouping_page_get_wizard (FRT_GROUPING_PAGE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_grouping_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FrtGroupingPagePrivate *priv = frt_grouping_page_get_instance_private (FRT_GROUPING_PAGE (object));
  FrtWizard *wizard = g_value_get_object (value);

  if (id != PROP_WIZARD)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (wizard != NULL && g_set_object (&priv->wizard, wizard))
    g_signal_connect_object (wizard, "notify", G_CALLBACK (on_wizard_notified), object, G_CONNECT_SWAPPED);
}

static void
frt_grouping_page_dispose (GObject *object)
{
  FrtGroupingPagePrivate *priv = frt_grouping_page_get_instance_private (FRT_GROUPING_PAGE (object));

  g_clear_object (&priv->wizard);

  G_OBJECT_CLASS (frt_grouping_page_parent_class)->dispose (object);
}

static void
frt_grouping_page_class_init (FrtGroupingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = frt_grouping_page_get_property;
  object_class->set_property = frt_grouping_page_set_property;
  object_class->dispose = frt_grouping_page_dispose;
  GTK_WIDGET_CLASS (klass)->show = frt_grouping_page_show;

  props[PROP_WIZARD] = g_param_spec_object ("wizard", NULL, NULL, FRT_TYPE_WIZARD,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_grouping_page_init (FrtGroupingPage *self)
{
}

/**
 * frt_grouping_page_get_wizard:
 * @self: a #FrtGroupingPage
 *
 * Returns: (transfer none) (nullable): the answers all pages share; %NULL while the wizard is being built
 */
FrtWizard *
frt_grouping_page_get_wizard (FrtGroupingPage *self)
{
  FrtGroupingPagePrivate *priv = frt_grouping_page_get_instance_private (self);

  return priv->wizard;
}
