/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-grouping.h"

struct _FrtGrouping {
  GObject            parent_instance;

  FrtGroupingFields  fields;           /* (owned), strings and all */
  GListModel        *accounts;         /* (owned) of FrtGroupingAccount */
  GListModel        *children_before;  /* (owned) of FrtChild */
  GListModel        *children_after;   /* (owned) of FrtChild */
  GPtrArray         *steps;            /* (owned) of FrtGroupingStep */
};

G_DEFINE_FINAL_TYPE (FrtGrouping, frt_grouping, G_TYPE_OBJECT)

enum { PROP_ID = 1, PROP_STATE, PROP_ACCOUNTS, PROP_CHILDREN_BEFORE, PROP_CHILDREN_AFTER, N_PROPS };
static GParamSpec *props[N_PROPS];

static const char *const states[] = {
  [FRT_GROUPING_PROPOSED] = "proposed", [FRT_GROUPING_CONFIRMED] = "confirmed", [FRT_GROUPING_CANCELLED] = "cancelled",
  [FRT_GROUPING_EXPIRED] = "expired", [FRT_GROUPING_BROKEN] = "broken",
};

static void
frt_grouping_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FrtGrouping *self = FRT_GROUPING (object);

  switch (prop_id) {
  case PROP_ID: g_value_set_string (value, self->fields.id); break;
  case PROP_STATE: g_value_set_int (value, (int) self->fields.state); break;
  case PROP_ACCOUNTS: g_value_set_object (value, self->accounts); break;
  case PROP_CHILDREN_BEFORE: g_value_set_object (value, self->children_before); break;
  case PROP_CHILDREN_AFTER: g_value_set_object (value, self->children_after); break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
frt_grouping_finalize (GObject *object)
{
  FrtGrouping *self = FRT_GROUPING (object);

  g_free ((char *) self->fields.id);
  g_free ((char *) self->fields.digest);
  g_free ((char *) self->fields.primary_username);
  g_free ((char *) self->fields.primary_first_name);
  g_free ((char *) self->fields.primary_last_name);
  g_clear_object (&self->accounts);
  g_clear_object (&self->children_before);
  g_clear_object (&self->children_after);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  G_OBJECT_CLASS (frt_grouping_parent_class)->finalize (object);
}

static void
frt_grouping_class_init (FrtGroupingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = frt_grouping_get_property;
  object_class->finalize = frt_grouping_finalize;
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, FRT_GROUPING_BROKEN, 0, flags);
  props[PROP_ACCOUNTS] = g_param_spec_object ("accounts", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_CHILDREN_BEFORE] = g_param_spec_object ("children-before", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_CHILDREN_AFTER] = g_param_spec_object ("children-after", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_grouping_init (FrtGrouping *self)
{
}

/**
 * frt_grouping_new:
 * @fields: copied
 * @accounts: a list of #FrtGroupingAccount; reffed
 * @children_before: a list of #FrtChild; reffed
 * @children_after: a list of #FrtChild; reffed
 * @steps: (element-type FrtGroupingStep): its follow-up; reffed, not to be changed any more
 *
 * Returns: (transfer full): a grouping
 */
FrtGrouping *
frt_grouping_new (const FrtGroupingFields *fields, GListModel *accounts, GListModel *children_before,
                  GListModel *children_after, GPtrArray *steps)
{
  FrtGrouping *self = g_object_new (FRT_TYPE_GROUPING, NULL);

  self->fields = *fields;
  self->fields.id = g_strdup (fields->id);
  self->fields.digest = g_strdup (fields->digest);
  self->fields.primary_username = g_strdup (fields->primary_username);
  self->fields.primary_first_name = g_strdup (fields->primary_first_name);
  self->fields.primary_last_name = g_strdup (fields->primary_last_name);
  self->accounts = g_object_ref (accounts);
  self->children_before = g_object_ref (children_before);
  self->children_after = g_object_ref (children_after);
  self->steps = g_ptr_array_ref (steps);
  return self;
}

/* Returns: (transfer none): the whole record */
const FrtGroupingFields *
frt_grouping_get_fields (FrtGrouping *self)
{
  return &self->fields;
}

/* Returns: (transfer none): the accounts offered to it, a list of FrtGroupingAccount */
GListModel *
frt_grouping_get_accounts (FrtGrouping *self)
{
  return self->accounts;
}

/* Returns: (transfer none): what the primary account sees without it, a list of FrtChild */
GListModel *
frt_grouping_get_children_before (FrtGrouping *self)
{
  return self->children_before;
}

/* Returns: (transfer none): what the primary account sees with it, a list of FrtChild */
GListModel *
frt_grouping_get_children_after (FrtGrouping *self)
{
  return self->children_after;
}

/* Returns: (transfer none) (element-type FrtGroupingStep): its follow-up, oldest first */
GPtrArray *
frt_grouping_get_steps (FrtGrouping *self)
{
  return self->steps;
}

/**
 * frt_grouping_step_new:
 * @name: what happened
 * @at: when
 *
 * Returns: (transfer full): a line of the follow-up
 */
FrtGroupingStep *
frt_grouping_step_new (const char *name, gint64 at)
{
  FrtGroupingStep *self = g_new (FrtGroupingStep, 1);

  *self = (FrtGroupingStep) { g_strdup (name), at };
  return self;
}

/**
 * frt_grouping_step_free:
 * @self: (transfer full): a line of the follow-up
 */
void
frt_grouping_step_free (FrtGroupingStep *self)
{
  g_free (self->name);
  g_free (self);
}

/**
 * frt_grouping_state_to_string:
 * @state: a state
 *
 * Returns: (transfer none): the contract's word
 */
const char *
frt_grouping_state_to_string (FrtGroupingState state)
{
  return states[state];
}

/**
 * frt_grouping_state_from_string:
 * @text: (nullable): the contract's word
 * @state: (out): the state
 *
 * Returns: whether there is one; @state is left alone otherwise
 */
gboolean
frt_grouping_state_from_string (const char *text, FrtGroupingState *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i], text) == 0) {
      *state = (FrtGroupingState) i;
      return TRUE;
    }
  return FALSE;
}
