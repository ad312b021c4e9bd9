/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-grouping.h"

struct _FrtGroupingAccount {
  GObject            parent_instance;

  char              *username;       /* (owned) */
  FrtGroupingOrigin  origin;
  char              *first_name;     /* (owned) */
  char              *last_name;      /* (owned) */
  GListModel        *children;       /* (owned) of FrtChild */
};

G_DEFINE_FINAL_TYPE (FrtGroupingAccount, frt_grouping_account, G_TYPE_OBJECT)

enum { PROP_USERNAME = 1, PROP_DISPLAY_NAME, PROP_CHILDREN, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
frt_grouping_account_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FrtGroupingAccount *self = FRT_GROUPING_ACCOUNT (object);

  switch (prop_id) {
  case PROP_USERNAME:
    g_value_set_string (value, self->username);
    break;
  case PROP_DISPLAY_NAME:
    g_value_take_string (value, g_strconcat (self->first_name, " ", self->last_name, NULL));
    break;
  case PROP_CHILDREN:
    g_value_set_object (value, self->children);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
frt_grouping_account_finalize (GObject *object)
{
  FrtGroupingAccount *self = FRT_GROUPING_ACCOUNT (object);

  g_free (self->username);
  g_free (self->first_name);
  g_free (self->last_name);
  g_clear_object (&self->children);
  G_OBJECT_CLASS (frt_grouping_account_parent_class)->finalize (object);
}

static void
frt_grouping_account_class_init (FrtGroupingAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = frt_grouping_account_get_property;
  object_class->finalize = frt_grouping_account_finalize;
  props[PROP_USERNAME] = g_param_spec_string ("username", NULL, NULL, NULL, flags);
  props[PROP_DISPLAY_NAME] = g_param_spec_string ("display-name", NULL, NULL, NULL, flags);
  props[PROP_CHILDREN] = g_param_spec_object ("children", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_grouping_account_init (FrtGroupingAccount *self)
{
}

/**
 * frt_grouping_account_new:
 * @username: its username
 * @origin: how it was proved
 * @first_name: its holder's
 * @last_name: its holder's
 * @children: what it brings; reffed
 *
 * Returns: (transfer full): an account offered to a grouping
 */
FrtGroupingAccount *
frt_grouping_account_new (const char *username, FrtGroupingOrigin origin, const char *first_name, const char *last_name,
                          GListModel *children)
{
  FrtGroupingAccount *self = g_object_new (FRT_TYPE_GROUPING_ACCOUNT, NULL);

  self->username = g_strdup (username);
  self->origin = origin;
  self->first_name = g_strdup (first_name);
  self->last_name = g_strdup (last_name);
  self->children = g_object_ref (children);
  return self;
}

/* Returns: (transfer none): its username */
const char *
frt_grouping_account_get_username (FrtGroupingAccount *self)
{
  return self->username;
}

/* Returns: how it was proved */
FrtGroupingOrigin
frt_grouping_account_get_origin (FrtGroupingAccount *self)
{
  return self->origin;
}

/* Returns: (transfer none): its holder's first name */
const char *
frt_grouping_account_get_first_name (FrtGroupingAccount *self)
{
  return self->first_name;
}

/* Returns: (transfer none): its holder's last name */
const char *
frt_grouping_account_get_last_name (FrtGroupingAccount *self)
{
  return self->last_name;
}

/* Returns: (transfer none): the children it brings, a list of FrtChild */
GListModel *
frt_grouping_account_get_children (FrtGroupingAccount *self)
{
  return self->children;
}
