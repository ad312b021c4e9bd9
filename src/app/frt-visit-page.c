/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-visit-page.h"

typedef struct {
  FrtVisit     *visit;          /* (owned) */
  GCancellable *cancellable;    /* (owned) (nullable): lives from root to unroot */
} FrtVisitPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FrtVisitPage, frt_visit_page, FRT_TYPE_COLUMN_PAGE)

enum { PROP_0, PROP_VISIT, N_PROPS };

static GParamSpec *props[N_PROPS];

static FrtVisitPagePrivate *
get_private (gpointer self)
{
  return frt_visit_page_get_instance_private (FRT_VISIT_PAGE (self));
}

static void
frt_visit_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VISIT)
    g_value_set_object (value, get_private (object)->visit);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_visit_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VISIT)
    get_private (object)->visit = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_visit_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (frt_visit_page_parent_class)->root (widget);
  get_private (widget)->cancellable = g_cancellable_new ();
}

static void
frt_visit_page_unroot (GtkWidget *widget)
{
  FrtVisitPagePrivate *priv = get_private (widget);

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  GTK_WIDGET_CLASS (frt_visit_page_parent_class)->unroot (widget);
}

static void
frt_visit_page_dispose (GObject *object)
{
  g_clear_object (&get_private (object)->visit);

  G_OBJECT_CLASS (frt_visit_page_parent_class)->dispose (object);
}

static void
frt_visit_page_class_init (FrtVisitPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = frt_visit_page_get_property;
  object_class->set_property = frt_visit_page_set_property;
  object_class->dispose = frt_visit_page_dispose;
  widget_class->root = frt_visit_page_root;
  widget_class->unroot = frt_visit_page_unroot;

  props[PROP_VISIT] = g_param_spec_object ("visit", NULL, NULL, FRT_TYPE_VISIT,
                                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_visit_page_init (FrtVisitPage *self)
{
}

/**
 * frt_visit_page_get_visit:
 * @self: a #FrtVisitPage
 *
 * Returns: (transfer none): the visit it is about
 */
FrtVisit *
frt_visit_page_get_visit (FrtVisitPage *self)
{
  return get_private (self)->visit;
}

/**
 * frt_visit_page_get_client:
 * @self: a #FrtVisitPage
 *
 * Returns: (transfer none) (nullable): what speaks to the service; %NULL on the pages that ask for one
 */
FrtClient *
frt_visit_page_get_client (FrtVisitPage *self)
{
  return frt_visit_get_client (get_private (self)->visit);
}

/**
 * frt_visit_page_get_cancellable:
 * @self: a #FrtVisitPage
 *
 * Returns: (transfer none) (nullable): for its calls: cancelled once the page leaves the window; %NULL outside one
 */
GCancellable *
frt_visit_page_get_cancellable (FrtVisitPage *self)
{
  return get_private (self)->cancellable;
}
