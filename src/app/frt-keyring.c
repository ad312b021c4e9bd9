/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-keyring.h"

#include <libsecret/secret.h>

/* libsecret's own calls may hang for ever after the daemon was restarted, and may say "stored" without having stored. So
 * each operation has a limit after which it is over whatever libsecret does, and a store is read back. They run one after
 * the other, or an old token could overwrite a new one, or come back after it was cleared. */

struct _FrtKeyring {
  GObject parent_instance;

  GQueue  operations;      /* (owned) of GTask; the first is under way */
};

G_DEFINE_FINAL_TYPE (FrtKeyring, frt_keyring, G_TYPE_OBJECT)

typedef struct {
  void           (*start) (GTask *task);
  GHashTable      *attributes;     /* (owned) */
  FrtSecret       *token;          /* (owned) (nullable) to store */
  guint            limit;          /* seconds */
  guint            limit_id;
  GCancellable    *stop;           /* (owned) */
  gboolean         concluded;      /* what libsecret says now comes too late */
  FrtKeyringItem  *item;           /* (owned) (nullable) found */
} Operation;

static const SecretSchema *
get_schema (void)
{
  static const SecretSchema schema = {
    "fr.fratrie.Session", SECRET_SCHEMA_NONE,
    {
      { "server", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "username", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
    },
  };

  return &schema;
}

/**
 * frt_keyring_item_free:
 * @self: an item
 *
 * Frees it; the token is wiped with its last reference.
 */
void
frt_keyring_item_free (FrtKeyringItem *self)
{
  g_free (self->username);
  frt_secret_unref (self->refresh_token);
  g_free (self);
}

static void
operation_free (gpointer data)
{
  Operation *self = data;

  g_clear_handle_id (&self->limit_id, g_source_remove);
  g_clear_pointer (&self->token, frt_secret_unref);
  g_clear_pointer (&self->item, frt_keyring_item_free);
  g_hash_table_unref (self->attributes);
  g_object_unref (self->stop);
  g_free (self);
}

static FrtKeyringStatus
status_of (const GError *error)
{
  if (error == NULL)
    return FRT_KEYRING_OK;
  if (error->domain == SECRET_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY))
    return FRT_KEYRING_LOCKED;

  return FRT_KEYRING_ABSENT;
}

static void
conclude (GTask *task, FrtKeyringStatus status)
{
  Operation *operation = g_task_get_task_data (task);

  if (operation->concluded)
    return;

  operation->concluded = TRUE;
  g_clear_handle_id (&operation->limit_id, g_source_remove);
  /* What libsecret holds on to may be of a daemon that is gone. */
  if (status != FRT_KEYRING_OK)
    secret_service_disconnect ();
  g_task_return_int (task, status);
}

static gboolean
on_limit_reached (gpointer user_data)
{
  GTask *task = user_data;
  Operation *operation = g_task_get_task_data (task);

  operation->limit_id = 0;
  g_cancellable_cancel (operation->stop);
  conclude (task, FRT_KEYRING_LOCKED);

  return G_SOURCE_REMOVE;
}

static void
on_read_back (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Operation *operation = g_task_get_task_data (task);
  SecretValue *value = secret_password_lookup_binary_finish (result, &error);
  const char *text = value != NULL ? secret_value_get_text (value) : NULL;

  if (error != NULL)
    conclude (task, status_of (error));
  else
    conclude (task, g_strcmp0 (text, frt_secret_get (operation->token)) == 0 ? FRT_KEYRING_OK : FRT_KEYRING_LOCKED);
  g_clear_pointer (&value, secret_value_unref);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Operation *operation = g_task_get_task_data (task);

  if (secret_password_store_finish (result, &error))
    secret_password_lookupv (get_schema (), operation->attributes, operation->stop, on_read_back, g_object_ref (task));
  else
    conclude (task, error != NULL ? status_of (error) : FRT_KEYRING_LOCKED);
}

static void
start_store (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);
  const char *username = g_hash_table_lookup (operation->attributes, "username");
  g_autofree char *label = g_strdup_printf ("Fratrie: %s", username);      /* in the desktop's list of secrets */

  secret_password_storev (get_schema (), operation->attributes, SECRET_COLLECTION_DEFAULT, label,
                          frt_secret_get (operation->token), operation->stop, on_stored, g_object_ref (task));
}

static void
on_secret_retrieved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (SECRET_RETRIEVABLE (source));
  Operation *operation = g_task_get_task_data (task);
  SecretValue *value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);
  const char *text = value != NULL ? secret_value_get_text (value) : NULL;

  if (text != NULL && !operation->concluded) {
    operation->item = g_new0 (FrtKeyringItem, 1);
    operation->item->username = g_strdup (g_hash_table_lookup (attributes, "username"));
    operation->item->refresh_token = frt_secret_new (text);
  }
  conclude (task, text != NULL ? FRT_KEYRING_OK : error != NULL ? status_of (error) : FRT_KEYRING_LOCKED);
  g_clear_pointer (&value, secret_value_unref);
}

/* (transfer none) (nullable) */
static SecretRetrievable *
find_newest (GList *items)
{
  SecretRetrievable *newest = NULL;

  for (GList *l = items; l != NULL; l = l->next) {
    if (newest == NULL || secret_retrievable_get_modified (l->data) > secret_retrievable_get_modified (newest))
      newest = l->data;
  }

  return newest;
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Operation *operation = g_task_get_task_data (task);
  GList *items = secret_password_search_finish (result, &error);
  SecretRetrievable *newest = find_newest (items);

  if (newest == NULL)
    conclude (task, status_of (error));
  else if (SECRET_IS_ITEM (newest) && secret_item_get_locked (SECRET_ITEM (newest)))
    conclude (task, FRT_KEYRING_LOCKED);
  else
    secret_retrievable_retrieve_secret (newest, operation->stop, on_secret_retrieved, g_object_ref (task));
  g_list_free_full (items, g_object_unref);
}

static void
start_lookup (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);

  /* Nobody is asked to unlock anything when the app starts: what is locked is told. */
  secret_password_searchv (get_schema (), operation->attributes, SECRET_SEARCH_ALL, operation->stop, on_searched,
                           g_object_ref (task));
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);      /* FALSE without an error: there was nothing to clear */
  conclude (task, status_of (error));
}

static void
start_clear (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);

  secret_password_clearv (get_schema (), operation->attributes, operation->stop, on_cleared, g_object_ref (task));
}

static void
begin_next (FrtKeyring *self)
{
  GTask *task = g_queue_peek_head (&self->operations);
  Operation *operation;

  if (task == NULL)
    return;

  operation = g_task_get_task_data (task);
  operation->limit_id = g_timeout_add_seconds (operation->limit, on_limit_reached, task);
  operation->start (task);
}

static void
on_completed (GTask *task, GParamSpec *pspec, gpointer user_data)
{
  FrtKeyring *self = FRT_KEYRING (user_data);
  g_autoptr (GTask) done = g_queue_pop_head (&self->operations);

  g_assert (done == task);
  begin_next (self);
}

/* Takes @operation, whose start and token are set. */
static void
enqueue (FrtKeyring          *self,
         Operation           *operation,
         const char          *server,
         const char          *username,
         GAsyncReadyCallback  callback,
         gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  operation->stop = g_cancellable_new ();
  operation->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_hash_table_insert (operation->attributes, (char *) "server", g_strdup (server));
  if (username != NULL)
    g_hash_table_insert (operation->attributes, (char *) "username", g_strdup (username));
  g_task_set_source_tag (task, operation->start);
  g_task_set_task_data (task, operation, operation_free);
  g_signal_connect (task, "notify::completed", G_CALLBACK (on_completed), self);

  g_queue_push_tail (&self->operations, task);
  if (g_queue_get_length (&self->operations) == 1)
    begin_next (self);
}

static void
frt_keyring_class_init (FrtKeyringClass *klass)
{
}

static void
frt_keyring_init (FrtKeyring *self)
{
  g_queue_init (&self->operations);
}

/**
 * frt_keyring_new:
 *
 * Nothing is asked of the desktop yet.
 *
 * Returns: (transfer full): the keyring
 */
FrtKeyring *
frt_keyring_new (void)
{
  return g_object_new (FRT_TYPE_KEYRING, NULL);
}

/**
 * frt_keyring_store_async:
 * @self: the keyring
 * @server: the service's address as used
 * @username: whose session
 * @refresh_token: what to keep, in the place of an older one
 * @callback: (nullable): called when done
 * @user_data: for @callback
 *
 * Keeps a refresh token, and reads it back to be sure. The desktop may ask to unlock the keyring.
 */
void
frt_keyring_store_async (FrtKeyring          *self,
                         const char          *server,
                         const char          *username,
                         FrtSecret           *refresh_token,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Operation *operation = g_new0 (Operation, 1);

  operation->start = start_store;
  operation->token = frt_secret_ref (refresh_token);
  operation->limit = FRT_KEYRING_LIMIT;
  enqueue (self, operation, server, username, callback, user_data);
}

/**
 * frt_keyring_lookup_async:
 * @self: the keyring
 * @server: the service's address as used
 * @limit: seconds to wait at most, 1 to %FRT_KEYRING_LIMIT
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks for what was kept last for @server, whoever's session it is.
 */
void
frt_keyring_lookup_async (FrtKeyring          *self,
                          const char          *server,
                          guint                limit,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Operation *operation = g_new0 (Operation, 1);

  operation->start = start_lookup;
  operation->limit = limit;
  enqueue (self, operation, server, NULL, callback, user_data);
}

/**
 * frt_keyring_lookup_finish:
 * @self: the keyring
 * @result: the result
 * @status: (out) (optional): how it went
 *
 * Returns: (transfer full) (nullable): what was found; %NULL with %FRT_KEYRING_OK when there is nothing
 */
FrtKeyringItem *
frt_keyring_lookup_finish (FrtKeyring *self, GAsyncResult *result, FrtKeyringStatus *status)
{
  Operation *operation = g_task_get_task_data (G_TASK (result));
  FrtKeyringStatus how = g_task_propagate_int (G_TASK (result), NULL);

  if (status != NULL)
    *status = how;

  return g_steal_pointer (&operation->item);
}

/**
 * frt_keyring_clear_async:
 * @self: the keyring
 * @server: the service's address as used
 * @username: (nullable): whose session; everybody's when %NULL
 * @callback: (nullable): called when done
 * @user_data: for @callback
 *
 * Forgets what was kept.
 */
void
frt_keyring_clear_async (FrtKeyring          *self,
                         const char          *server,
                         const char          *username,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Operation *operation = g_new0 (Operation, 1);

  operation->start = start_clear;
  operation->limit = FRT_KEYRING_LIMIT;
  enqueue (self, operation, server, username, callback, user_data);
}

/**
 * frt_keyring_finish:
 * @self: the keyring
 * @result: the result of storing or clearing
 *
 * Returns: %FRT_KEYRING_OK when the token is kept, or nothing is kept any more, for certain
 */
FrtKeyringStatus
frt_keyring_finish (FrtKeyring *self, GAsyncResult *result)
{
  return g_task_propagate_int (G_TASK (result), NULL);
}
