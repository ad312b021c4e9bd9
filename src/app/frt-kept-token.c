/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-kept-token.h"

#include <libsecret/secret.h>

/* libsecret is given no cancellable: where it waits for the Secret portal, cancelling it makes it wait for itself for ever,
 * on the main thread (it disconnects from the cancellable within the cancellable's own signal). */

typedef struct {
  GHashTable     *attributes;     /* (owned) */
  FrtSecret      *token;          /* (owned) (nullable) to store */
  FrtKeyringItem *item;           /* (owned) (nullable) found */
} Question;

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
question_free (gpointer data)
{
  Question *self = data;

  g_clear_pointer (&self->token, frt_secret_unref);
  g_clear_pointer (&self->item, frt_keyring_item_free);
  g_hash_table_unref (self->attributes);
  g_free (self);
}

/* Returns: (transfer full): a task whose data is the question */
static GTask *
ask (const char          *server,
     const char          *username,
     FrtSecret           *token,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_hash_table_insert (question->attributes, (char *) "server", g_strdup (server));
  if (username != NULL)
    g_hash_table_insert (question->attributes, (char *) "username", g_strdup (username));
  if (token != NULL)
    question->token = frt_secret_ref (token);
  g_task_set_task_data (task, question, question_free);

  return task;
}

static void
answer (GTask *task, FrtKeyringStatus status)
{
  /* What libsecret holds on to may be of a daemon that is gone. */
  if (status != FRT_KEYRING_OK)
    secret_service_disconnect ();
  g_task_return_int (task, status);
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
on_read_back (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Question *question = g_task_get_task_data (task);
  SecretValue *value = secret_password_lookup_binary_finish (result, &error);
  const char *text = value != NULL ? secret_value_get_text (value) : NULL;

  if (error != NULL)
    answer (task, status_of (error));
  else
    answer (task, g_strcmp0 (text, frt_secret_get (question->token)) == 0 ? FRT_KEYRING_OK : FRT_KEYRING_LOCKED);
  g_clear_pointer (&value, secret_value_unref);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Question *question = g_task_get_task_data (task);

  if (secret_password_store_finish (result, &error))
    secret_password_lookupv (get_schema (), question->attributes, NULL, on_read_back, g_object_ref (task));
  else
    answer (task, error != NULL ? status_of (error) : FRT_KEYRING_LOCKED);
}

/**
 * frt_kept_token_store_async:
 * @server: the service's address as used
 * @username: whose session
 * @token: what to keep, in the place of an older one
 * @callback: called when the keyring has answered
 * @user_data: for @callback
 *
 * libsecret may say "stored" without having stored, so what was stored is read back.
 */
void
frt_kept_token_store_async (const char          *server,
                            const char          *username,
                            FrtSecret           *token,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = ask (server, username, token, callback, user_data);
  g_autofree char *label = g_strdup_printf ("Fratrie: %s", username);      /* in the desktop's list of secrets */
  Question *question = g_task_get_task_data (task);

  g_task_set_source_tag (task, frt_kept_token_store_async);
  secret_password_storev (get_schema (), question->attributes, SECRET_COLLECTION_DEFAULT, label, frt_secret_get (token), NULL,
                          on_stored, g_object_ref (task));
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);      /* FALSE without an error: there was nothing to clear */
  answer (task, status_of (error));
}

/**
 * frt_kept_token_clear_async:
 * @server: the service's address as used
 * @username: whose session
 * @callback: called when the keyring has answered
 * @user_data: for @callback
 */
void
frt_kept_token_clear_async (const char          *server,
                            const char          *username,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = ask (server, username, NULL, callback, user_data);
  Question *question = g_task_get_task_data (task);

  g_task_set_source_tag (task, frt_kept_token_clear_async);
  secret_password_clearv (get_schema (), question->attributes, NULL, on_cleared, g_object_ref (task));
}

/**
 * frt_kept_token_finish:
 * @result: the result of storing or clearing
 *
 * Returns: %FRT_KEYRING_OK when the token is kept, or nothing is kept any more, for certain
 */
FrtKeyringStatus
frt_kept_token_finish (GAsyncResult *result)
{
  return g_task_propagate_int (G_TASK (result), NULL);
}

static void
on_secret_retrieved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (SECRET_RETRIEVABLE (source));
  Question *question = g_task_get_task_data (task);
  SecretValue *value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);
  const char *text = value != NULL ? secret_value_get_text (value) : NULL;

  if (text != NULL) {
    question->item = g_new0 (FrtKeyringItem, 1);
    question->item->username = g_strdup (g_hash_table_lookup (attributes, "username"));
    question->item->refresh_token = frt_secret_new (text);
  }
  answer (task, text != NULL ? FRT_KEYRING_OK : error != NULL ? status_of (error) : FRT_KEYRING_LOCKED);
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
  GList *items = secret_password_search_finish (result, &error);
  SecretRetrievable *newest = find_newest (items);

  if (newest == NULL)
    answer (task, status_of (error));
  else if (SECRET_IS_ITEM (newest) && secret_item_get_locked (SECRET_ITEM (newest)))
    answer (task, FRT_KEYRING_LOCKED);
  else
    secret_retrievable_retrieve_secret (newest, NULL, on_secret_retrieved, g_object_ref (task));
  g_list_free_full (items, g_object_unref);
}

/**
 * frt_kept_token_search_async:
 * @server: the service's address as used
 * @callback: called when the keyring has answered
 * @user_data: for @callback
 *
 * Looks for what was kept last for @server, whoever's session it is. Nobody is asked to unlock anything.
 */
void
frt_kept_token_search_async (const char *server, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = ask (server, NULL, NULL, callback, user_data);
  Question *question = g_task_get_task_data (task);

  g_task_set_source_tag (task, frt_kept_token_search_async);
  secret_password_searchv (get_schema (), question->attributes, SECRET_SEARCH_ALL, NULL, on_searched, g_object_ref (task));
}

/**
 * frt_kept_token_search_finish:
 * @result: the result
 * @status: (out): how it went
 *
 * Returns: (transfer full) (nullable): what was found; %NULL with %FRT_KEYRING_OK when there is nothing
 */
FrtKeyringItem *
frt_kept_token_search_finish (GAsyncResult *result, FrtKeyringStatus *status)
{
  Question *question = g_task_get_task_data (G_TASK (result));

  *status = g_task_propagate_int (G_TASK (result), NULL);

  return g_steal_pointer (&question->item);
}
