/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "slow-keyring.h"

#include <libsecret/secret.h>
#include <libsecret/secret-backend.h>

/* What is kept, also while libsecret has no backend. */
static GHashTable *kept;          /* (owned) of name → token */
static GQueue held = G_QUEUE_INIT;      /* of (owned) GTask */
static gboolean holding;

typedef struct {
  GHashTable *attributes;     /* (owned) */
  char       *token;          /* (owned) (nullable) to store */
  void      (*act) (GTask *task);
} Call;

#define TYPE_KEPT_ITEM (kept_item_get_type ())
G_DECLARE_FINAL_TYPE (KeptItem, kept_item, KEPT, ITEM, GObject)

struct _KeptItem {
  GObject     parent_instance;

  GHashTable *attributes;     /* (owned) */
  char       *token;          /* (owned) */
};

static void kept_item_retrievable_init (SecretRetrievableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KeptItem, kept_item, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SECRET_TYPE_RETRIEVABLE, kept_item_retrievable_init))

enum { PROP_0, PROP_ATTRIBUTES, PROP_LABEL, PROP_CREATED, PROP_MODIFIED };

static void
kept_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ATTRIBUTES)
    g_value_set_boxed (value, KEPT_ITEM (object)->attributes);
}

static void
kept_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
}

static void
kept_item_finalize (GObject *object)
{
  g_hash_table_unref (KEPT_ITEM (object)->attributes);
  g_free (KEPT_ITEM (object)->token);

  G_OBJECT_CLASS (kept_item_parent_class)->finalize (object);
}

static void
kept_item_class_init (KeptItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kept_item_get_property;
  object_class->set_property = kept_item_set_property;
  object_class->finalize = kept_item_finalize;
  g_object_class_override_property (object_class, PROP_ATTRIBUTES, "attributes");
  g_object_class_override_property (object_class, PROP_LABEL, "label");
  g_object_class_override_property (object_class, PROP_CREATED, "created");
  g_object_class_override_property (object_class, PROP_MODIFIED, "modified");
}

static void
kept_item_init (KeptItem *self)
{
}

static void
kept_item_retrieve (SecretRetrievable *item, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (item, cancellable, callback, user_data);

  g_task_return_pointer (task, secret_value_new (KEPT_ITEM (item)->token, -1, "text/plain"), secret_value_unref);
}

static SecretValue *
kept_item_retrieve_finish (SecretRetrievable *item, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
kept_item_retrievable_init (SecretRetrievableInterface *iface)
{
  iface->retrieve_secret = kept_item_retrieve;
  iface->retrieve_secret_finish = kept_item_retrieve_finish;
}

#define TYPE_SLOW_KEYRING (slow_keyring_get_type ())
G_DECLARE_FINAL_TYPE (SlowKeyring, slow_keyring, SLOW, KEYRING, GObject)

struct _SlowKeyring {
  GObject parent_instance;
};

static void slow_keyring_backend_init (SecretBackendInterface *iface);
static void slow_keyring_initable_init (GAsyncInitableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SlowKeyring, slow_keyring, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_ASYNC_INITABLE, slow_keyring_initable_init)
                               G_IMPLEMENT_INTERFACE (SECRET_TYPE_BACKEND, slow_keyring_backend_init))

enum { BACKEND_PROP_0, BACKEND_PROP_FLAGS };

static void
slow_keyring_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
}

static void
slow_keyring_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
}

static void
slow_keyring_class_init (SlowKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = slow_keyring_get_property;
  G_OBJECT_CLASS (klass)->set_property = slow_keyring_set_property;
  g_object_class_override_property (G_OBJECT_CLASS (klass), BACKEND_PROP_FLAGS, "flags");
}

static void
slow_keyring_init (SlowKeyring *self)
{
}

static void
call_free (gpointer data)
{
  Call *self = data;

  g_hash_table_unref (self->attributes);
  g_free (self->token);
  g_free (self);
}

static void
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  gulong *id = user_data;

  g_cancellable_disconnect (cancellable, *id);
}

static void
begin (SecretBackend       *backend,
       GHashTable          *attributes,
       const char          *token,
       void               (*act) (GTask *task),
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (backend, NULL, callback, user_data);
  Call *call = g_new0 (Call, 1);

  call->attributes = g_hash_table_ref (attributes);
  call->token = g_strdup (token);
  call->act = act;
  g_task_set_task_data (task, call, call_free);
  if (!holding) {
    act (task);
    return;
  }

  if (cancellable != NULL) {
    gulong *id = g_new0 (gulong, 1);

    *id = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), id, g_free);
  }
  g_queue_push_tail (&held, g_steal_pointer (&task));
}

static char *
dup_name (GHashTable *attributes)
{
  return g_strjoin ("\n", (char *) g_hash_table_lookup (attributes, "server"),
                    (char *) g_hash_table_lookup (attributes, "username"), NULL);
}

static void
act_store (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  g_hash_table_insert (kept, dup_name (call->attributes), g_strdup (call->token));
  g_task_return_boolean (task, TRUE);
}

static void
act_lookup (GTask *task)
{
  Call *call = g_task_get_task_data (task);
  g_autofree char *name = dup_name (call->attributes);
  const char *token = g_hash_table_lookup (kept, name);

  g_task_return_pointer (task, token != NULL ? secret_value_new (token, -1, "text/plain") : NULL, secret_value_unref);
}

static void
act_clear (GTask *task)
{
  Call *call = g_task_get_task_data (task);
  g_autofree char *name = dup_name (call->attributes);

  g_task_return_boolean (task, g_hash_table_remove (kept, name));
}

static void
items_free (gpointer items)
{
  g_list_free_full (items, g_object_unref);
}

static void
act_search (GTask *task)
{
  Call *call = g_task_get_task_data (task);
  const char *server = g_hash_table_lookup (call->attributes, "server");
  GList *items = NULL;
  GHashTableIter iter;
  gpointer name, token;

  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &name, &token)) {
    g_auto (GStrv) parts = g_strsplit (name, "\n", 2);
    KeptItem *item;

    if (!g_str_equal (parts[0], server))
      continue;
    item = g_object_new (TYPE_KEPT_ITEM, NULL);
    item->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    g_hash_table_insert (item->attributes, g_strdup ("server"), g_strdup (parts[0]));
    g_hash_table_insert (item->attributes, g_strdup ("username"), g_strdup (parts[1]));
    item->token = g_strdup (token);
    items = g_list_prepend (items, item);
  }
  g_task_return_pointer (task, items, items_free);
}

static void
slow_keyring_store (SecretBackend       *backend,
                    const SecretSchema  *schema,
                    GHashTable          *attributes,
                    const char          *collection,
                    const char          *label,
                    SecretValue         *value,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  begin (backend, attributes, secret_value_get_text (value), act_store, cancellable, callback, user_data);
}

static void
slow_keyring_lookup (SecretBackend       *backend,
                     const SecretSchema  *schema,
                     GHashTable          *attributes,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  begin (backend, attributes, NULL, act_lookup, cancellable, callback, user_data);
}

static void
slow_keyring_clear (SecretBackend       *backend,
                    const SecretSchema  *schema,
                    GHashTable          *attributes,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  begin (backend, attributes, NULL, act_clear, cancellable, callback, user_data);
}

static void
slow_keyring_search (SecretBackend       *backend,
                     const SecretSchema  *schema,
                     GHashTable          *attributes,
                     SecretSearchFlags    flags,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  begin (backend, attributes, NULL, act_search, cancellable, callback, user_data);
}

static gboolean
slow_keyring_boolean_finish (SecretBackend *backend, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static SecretValue *
slow_keyring_lookup_finish (SecretBackend *backend, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static GList *
slow_keyring_search_finish (SecretBackend *backend, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
slow_keyring_backend_init (SecretBackendInterface *iface)
{
  iface->store = slow_keyring_store;
  iface->store_finish = slow_keyring_boolean_finish;
  iface->lookup = slow_keyring_lookup;
  iface->lookup_finish = slow_keyring_lookup_finish;
  iface->clear = slow_keyring_clear;
  iface->clear_finish = slow_keyring_boolean_finish;
  iface->search = slow_keyring_search;
  iface->search_finish = slow_keyring_search_finish;
}

static void
slow_keyring_init_async (GAsyncInitable      *initable,
                         int                  priority,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (initable, cancellable, callback, user_data);

  g_task_return_boolean (task, TRUE);
}

static gboolean
slow_keyring_init_finish (GAsyncInitable *initable, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
slow_keyring_initable_init (GAsyncInitableIface *iface)
{
  iface->init_async = slow_keyring_init_async;
  iface->init_finish = slow_keyring_init_finish;
}

void
slow_keyring_install (void)
{
  kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_type_ensure (SECRET_TYPE_SERVICE);      /* makes the extension point */
  g_io_extension_point_register (SECRET_BACKEND_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (SECRET_BACKEND_EXTENSION_POINT_NAME, TYPE_SLOW_KEYRING, "slow", 0);
  g_setenv ("SECRET_BACKEND", "slow", TRUE);
}

void
slow_keyring_empty (void)
{
  g_hash_table_remove_all (kept);
}

void
slow_keyring_hold (void)
{
  holding = TRUE;
}

void
slow_keyring_answer (guint number)
{
  holding = FALSE;
  while (number-- > 0) {
    g_autoptr (GTask) task = g_queue_pop_head (&held);
    Call *call = g_task_get_task_data (task);

    call->act (task);
  }
}

guint
slow_keyring_held (void)
{
  return g_queue_get_length (&held);
}

const char *
slow_keyring_get (const char *server, const char *username)
{
  g_autofree char *name = g_strjoin ("\n", server, username, NULL);

  return g_hash_table_lookup (kept, name);
}
