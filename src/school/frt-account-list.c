/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-account-list.h"

#include "client/frt-client-school.h"

#define AHEAD 30      /* items before the end at which the next page is asked for */

struct _FrtAccountList {
  GObject       parent_instance;

  FrtDesk      *desk;             /* (owned) */
  GPtrArray    *accounts;         /* (owned): those known */
  char         *query;            /* (owned) (nullable) */
  char         *state;            /* (owned) (nullable) */
  char         *next;             /* (owned) (nullable): the next page's key; none: the end is reached */
  GCancellable *cancellable;      /* (owned) (nullable): of the page under way */
  GError       *problem;          /* (owned) (nullable) */
  guint         idle_id;
};

static void frt_account_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FrtAccountList, frt_account_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, frt_account_list_model_init))

enum { PROP_0, PROP_LOADING, PROP_PROBLEM, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
on_page_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtAccountList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtSchoolAccountPage) page = frt_client_search_accounts_finish (FRT_CLIENT (source), result, &error);
  guint before = self->accounts->len;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;      /* another search has begun meanwhile */

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->next, g_free);
  self->problem = g_steal_pointer (&error);
  if (page != NULL) {
    self->next = g_steal_pointer (&page->next);
    g_ptr_array_extend (self->accounts, page->accounts, (GCopyFunc) g_object_ref, NULL);
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, page->accounts->len);
  }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
load (FrtAccountList *self)
{
  g_clear_error (&self->problem);
  self->cancellable = g_cancellable_new ();
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
  frt_client_search_accounts_async (frt_desk_get_client (self->desk), frt_desk_get_uai (self->desk), self->query, self->state,
                                    self->next, self->cancellable, on_page_found, g_object_ref (self));
}

static gboolean
on_more_wanted (gpointer user_data)
{
  FrtAccountList *self = user_data;

  self->idle_id = 0;
  if (self->next != NULL && self->cancellable == NULL)
    load (self);

  return G_SOURCE_REMOVE;
}

static GType
frt_account_list_get_item_type (GListModel *model)
{
  return FRT_TYPE_SCHOOL_ACCOUNT;
}

static guint
frt_account_list_get_n_items (GListModel *model)
{
  return FRT_ACCOUNT_LIST (model)->accounts->len;
}

static gpointer
frt_account_list_get_item (GListModel *model, guint position)
{
  FrtAccountList *self = FRT_ACCOUNT_LIST (model);

  /* Not from here: who asks for an item must not see the list change under it. */
  if (position + AHEAD >= self->accounts->len && self->next != NULL && self->cancellable == NULL && self->idle_id == 0)
    self->idle_id = g_idle_add (on_more_wanted, self);

  return position < self->accounts->len ? g_object_ref (self->accounts->pdata[position]) : NULL;
}

static void
frt_account_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = frt_account_list_get_item_type;
  iface->get_n_items = frt_account_list_get_n_items;
  iface->get_item = frt_account_list_get_item;
}

static void
frt_account_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtAccountList *self = FRT_ACCOUNT_LIST (object);

  if (id == PROP_LOADING)
    g_value_set_boolean (value, self->cancellable != NULL);
  else if (id == PROP_PROBLEM)
    g_value_set_boxed (value, self->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_account_list_finalize (GObject *object)
{
  FrtAccountList *self = FRT_ACCOUNT_LIST (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  g_ptr_array_unref (self->accounts);
  g_clear_error (&self->problem);
  g_free (self->query);
  g_free (self->state);
  g_free (self->next);

  G_OBJECT_CLASS (frt_account_list_parent_class)->finalize (object);
}

static void
frt_account_list_class_init (FrtAccountListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = frt_account_list_get_property;
  object_class->finalize = frt_account_list_finalize;

  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PROBLEM] = g_param_spec_boxed ("problem", NULL, NULL, G_TYPE_ERROR, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_account_list_init (FrtAccountList *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * frt_account_list_new:
 * @desk: an open desk
 *
 * Returns: (transfer full): a list that is empty until frt_account_list_search()
 */
FrtAccountList *
frt_account_list_new (FrtDesk *desk)
{
  FrtAccountList *self = g_object_new (FRT_TYPE_ACCOUNT_LIST, NULL);

  self->desk = g_object_ref (desk);

  return self;
}

/**
 * frt_account_list_search:
 * @self: a list
 * @query: (nullable): beginnings of words
 * @state: (nullable): a status
 *
 * Empties the list, and fills it with what matches.
 */
void
frt_account_list_search (FrtAccountList *self, const char *query, const char *state)
{
  guint before = self->accounts->len;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_free (self->query);
  self->query = g_strdup (query);
  g_free (self->state);
  self->state = g_strdup (state);
  g_clear_pointer (&self->next, g_free);
  g_ptr_array_set_size (self->accounts, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  load (self);
}

gboolean
frt_account_list_get_loading (FrtAccountList *self)
{
  return self->cancellable != NULL;
}
