/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-family-view.h"

#include "widgets/frt-load-view.h"

struct _FrtFamilyView {
  AdwBin       parent_instance;

  FrtVisit    *visit;     /* (owned) (nullable) until it is set */

  FrtLoadView *view;
};

G_DEFINE_FINAL_TYPE (FrtFamilyView, frt_family_view, ADW_TYPE_BIN)

enum { PROP_0, PROP_CONTENT, N_PROPS };
enum { CHILDREN_CHANGED, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
update (FrtFamilyView *self)
{
  FrtFamily *family = frt_visit_get_family (self->visit);
  GListModel *children = frt_family_get_children (family);

  if (children != NULL && g_list_model_get_n_items (children) > 0)
    frt_load_view_show_content (self->view);
  else if (children != NULL)
    frt_load_view_show_empty (self->view);
  else if (frt_family_get_problem (family) != NULL)
    frt_load_view_show_problem (self->view, frt_family_get_problem (family));
  else
    frt_load_view_show_waiting (self->view);
}

static void
on_children_changed (FrtFamilyView *self)
{
  GListModel *children = frt_family_get_children (frt_visit_get_family (self->visit));

  if (children != NULL)
    g_signal_emit (self, signals[CHILDREN_CHANGED], 0, children);
  update (self);
}

static void
on_retry (FrtFamilyView *self)
{
  frt_family_load (frt_visit_get_family (self->visit), frt_visit_get_client (self->visit));
}

static void
frt_family_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONTENT)
    g_object_get_property (G_OBJECT (FRT_FAMILY_VIEW (object)->view), "content", value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_family_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONTENT)
    g_object_set_property (G_OBJECT (FRT_FAMILY_VIEW (object)->view), "content", value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_family_view_dispose (GObject *object)
{
  g_clear_object (&FRT_FAMILY_VIEW (object)->visit);

  G_OBJECT_CLASS (frt_family_view_parent_class)->dispose (object);
}

static void
frt_family_view_class_init (FrtFamilyViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = frt_family_view_get_property;
  object_class->set_property = frt_family_view_set_property;
  object_class->dispose = frt_family_view_dispose;

  props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CHILDREN_CHANGED] = g_signal_new ("children-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);

  g_type_ensure (FRT_TYPE_LOAD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-family-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtFamilyView, view);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
}

static void
frt_family_view_init (FrtFamilyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_family_view_set_visit:
 * @self: a #FrtFamilyView
 * @visit: whose children to show, once
 *
 * Connect to "children-changed" before: it is emitted at once when the children are known.
 */
void
frt_family_view_set_visit (FrtFamilyView *self, FrtVisit *visit)
{
  FrtFamily *family = frt_visit_get_family (visit);

  g_return_if_fail (self->visit == NULL);

  self->visit = g_object_ref (visit);
  g_signal_connect_object (family, "notify::children", G_CALLBACK (on_children_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (family, "notify::problem", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  on_children_changed (self);
}
