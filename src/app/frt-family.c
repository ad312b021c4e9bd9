/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-family.h"

struct _FrtFamily {
  GObject        parent_instance;

  GListModel    *children;        /* (owned) (nullable) until the first answer */
  GError        *problem;         /* (owned) (nullable) */
  GCancellable  *cancellable;     /* (owned) (nullable): of the question under way */
};

G_DEFINE_FINAL_TYPE (FrtFamily, frt_family, G_TYPE_OBJECT)

enum { PROP_0, PROP_CHILDREN, PROP_LOADING, PROP_PROBLEM, N_PROPS };

static GParamSpec *props[N_PROPS];

/* Ends the question under way, whose answer is not wanted any more. */
static void
stop (FrtFamily *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
is_same (GListModel *one, GListModel *other)
{
  g_autoptr (JsonNode) one_node = one != NULL ? frt_children_to_json (one) : NULL;
  g_autoptr (JsonNode) other_node = frt_children_to_json (other);

  return one_node != NULL && json_node_equal (one_node, other_node);
}

/* Those already known are not told again: no page is built a second time, and nobody loses their place on it. */
static void
take_children (FrtFamily *self, GListModel *children)
{
  if (is_same (self->children, children))
    return;

  g_set_object (&self->children, children);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHILDREN]);
}

static void
on_children_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtFamily) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) children = frt_client_list_children_finish (FRT_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (children != NULL) {
    take_children (self, children);
  } else {
    self->problem = g_steal_pointer (&error);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
  }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
frt_family_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtFamily *self = FRT_FAMILY (object);

  switch (id) {
  case PROP_CHILDREN:
    g_value_set_object (value, self->children);
    break;
  case PROP_LOADING:
    g_value_set_boolean (value, frt_family_get_loading (self));
    break;
  case PROP_PROBLEM:
    g_value_set_boxed (value, self->problem);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_family_dispose (GObject *object)
{
  FrtFamily *self = FRT_FAMILY (object);

  stop (self);
  g_clear_object (&self->children);
  g_clear_error (&self->problem);

  G_OBJECT_CLASS (frt_family_parent_class)->dispose (object);
}

static void
frt_family_class_init (FrtFamilyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = frt_family_get_property;
  object_class->dispose = frt_family_dispose;

  props[PROP_CHILDREN] = g_param_spec_object ("children", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  props[PROP_PROBLEM] = g_param_spec_boxed ("problem", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_family_init (FrtFamily *self)
{
}

/**
 * frt_family_new:
 *
 * Returns: (transfer full): a family nobody knows anything of yet
 */
FrtFamily *
frt_family_new (void)
{
  return g_object_new (FRT_TYPE_FAMILY, NULL);
}

/**
 * frt_family_get_children:
 * @self: a #FrtFamily
 *
 * Returns: (transfer none) (nullable): the children, of #FrtChild; %NULL until they are known
 */
GListModel *
frt_family_get_children (FrtFamily *self)
{
  return self->children;
}

/**
 * frt_family_get_loading:
 * @self: a #FrtFamily
 *
 * Returns: whether the children are being asked for
 */
gboolean
frt_family_get_loading (FrtFamily *self)
{
  return self->cancellable != NULL;
}

/**
 * frt_family_get_problem:
 * @self: a #FrtFamily
 *
 * Returns: (transfer none) (nullable): why the children could not be had the last time
 */
const GError *
frt_family_get_problem (FrtFamily *self)
{
  return self->problem;
}

/**
 * frt_family_load:
 * @self: a #FrtFamily
 * @client: somebody is signed in with it
 *
 * Asks for the children again; those known stay until the answer comes.
 */
void
frt_family_load (FrtFamily *self, FrtClient *client)
{
  const gboolean had_problem = self->problem != NULL;

  stop (self);
  g_clear_error (&self->problem);
  self->cancellable = g_cancellable_new ();
  frt_client_list_children_async (client, self->cancellable, on_children_listed, g_object_ref (self));

  if (had_problem)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

/**
 * frt_family_forget:
 * @self: a #FrtFamily
 *
 * Forgets the children, since nobody is signed in any more.
 */
void
frt_family_forget (FrtFamily *self)
{
  stop (self);
  g_clear_object (&self->children);
  g_clear_error (&self->problem);
  for (guint i = PROP_CHILDREN; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}
