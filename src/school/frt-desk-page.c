/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-desk-page.h"

typedef struct {
  FrtDesk      *desk;           /* (owned) */
  GCancellable *cancellable;    /* (owned) (nullable): lives from root to unroot */
} FrtDeskPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FrtDeskPage, frt_desk_page, FRT_TYPE_COLUMN_PAGE)

enum { PROP_0, PROP_DESK, N_PROPS };

static GParamSpec *props[N_PROPS];

static FrtDeskPagePrivate *
get_private (gpointer self)
{
  return frt_desk_page_get_instance_private (FRT_DESK_PAGE (self));
}

static void
frt_desk_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DESK)
    get_private (object)->desk = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_desk_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (frt_desk_page_parent_class)->root (widget);
  get_private (widget)->cancellable = g_cancellable_new ();
}

static void
frt_desk_page_unroot (GtkWidget *widget)
{
  FrtDeskPagePrivate *priv = get_private (widget);

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  GTK_WIDGET_CLASS (frt_desk_page_parent_class)->unroot (widget);
}

static void
frt_desk_page_dispose (GObject *object)
{
  g_clear_object (&get_private (object)->desk);

  G_OBJECT_CLASS (frt_desk_page_parent_class)->dispose (object);
}

static void
frt_desk_page_class_init (FrtDeskPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = frt_desk_page_set_property;
  object_class->dispose = frt_desk_page_dispose;
  widget_class->root = frt_desk_page_root;
  widget_class->unroot = frt_desk_page_unroot;

  props[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, FRT_TYPE_DESK,
                                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_desk_page_init (FrtDeskPage *self)
{
}

/* (transfer none): the desk it stands on. */
FrtDesk *
frt_desk_page_get_desk (FrtDeskPage *self)
{
  return get_private (self)->desk;
}

/* (transfer none) (nullable): what speaks to the service. */
FrtClient *
frt_desk_page_get_client (FrtDeskPage *self)
{
  return frt_desk_get_client (get_private (self)->desk);
}

/* (transfer none) (nullable): for its calls: cancelled once the page leaves the window. */
GCancellable *
frt_desk_page_get_cancellable (FrtDeskPage *self)
{
  return get_private (self)->cancellable;
}
