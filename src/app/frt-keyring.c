/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-keyring.h"

#define SEARCH_AGAIN 1    /* seconds after which a search is thought lost */

/* A keyring may answer late, or never: after its daemon was restarted; while somebody is still typing the keyring's
 * password; and when the Secret portal answers a busy main loop, for libsecret (0.20.5) begins to listen for the answer only
 * then. So whoever asks is answered within a limit, and the next operation begins. They run one after the other, or an old
 * token could overwrite a new one, or come back after it was cleared; and what comes through late, after all, is set right by
 * doing once more what was asked for last. */

struct _FrtKeyring {
  GObject     parent_instance;

  guint       limit;           /* seconds */
  GQueue      operations;      /* (owned) of GTask; the first is under way */
  guint       asked;           /* number of the last operation */
  GHashTable *wishes;          /* (owned) of name → Wish: what was asked for last */
};

G_DEFINE_FINAL_TYPE (FrtKeyring, frt_keyring, G_TYPE_OBJECT)

enum { KEPT_LATE, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct {
  guint      number;      /* of the operation */
  FrtSecret *token;       /* (owned) (nullable): nothing is to be kept */
} Wish;

typedef struct {
  void           (*start) (GTask *task);
  char            *server;         /* (owned) */
  char            *username;       /* (owned) (nullable) whoever's */
  FrtSecret       *token;          /* (owned) (nullable) to store */
  guint            number;
  guint            limit;          /* seconds */
  guint            limit_id;
  guint            search_id;
  gboolean         concluded;      /* what the keyring says now comes too late */
  FrtKeyringItem  *item;           /* (owned) (nullable) found */
} Operation;

static Wish *
wish_new (guint number, FrtSecret *token)
{
  Wish *self = g_new0 (Wish, 1);

  self->number = number;
  self->token = token != NULL ? frt_secret_ref (token) : NULL;

  return self;
}

static void
wish_free (gpointer data)
{
  Wish *self = data;

  g_clear_pointer (&self->token, frt_secret_unref);
  g_free (self);
}

static void
operation_free (gpointer data)
{
  Operation *self = data;

  g_clear_handle_id (&self->limit_id, g_source_remove);
  g_clear_handle_id (&self->search_id, g_source_remove);
  g_clear_pointer (&self->token, frt_secret_unref);
  g_clear_pointer (&self->item, frt_keyring_item_free);
  g_free (self->server);
  g_free (self->username);
  g_free (self);
}

static void
conclude (GTask *task, FrtKeyringStatus status)
{
  Operation *operation = g_task_get_task_data (task);

  operation->concluded = TRUE;
  g_clear_handle_id (&operation->limit_id, g_source_remove);
  g_clear_handle_id (&operation->search_id, g_source_remove);
  g_task_return_int (task, status);
}

static gboolean
on_limit_reached (gpointer user_data)
{
  GTask *task = user_data;
  Operation *operation = g_task_get_task_data (task);

  operation->limit_id = 0;
  conclude (task, FRT_KEYRING_LOCKED);

  return G_SOURCE_REMOVE;
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

/* (transfer full) */
static char *
dup_name (const char *server, const char *username)
{
  return g_strjoin ("\n", server, username, NULL);
}

/* A @token to store, or %NULL, in which case @start clears what is kept of @username, or searches when that is %NULL too. */
static void
enqueue (FrtKeyring          *self,
         void               (*start) (GTask *task),
         const char          *server,
         const char          *username,
         FrtSecret           *token,
         guint                limit,
         GAsyncReadyCallback  callback,
         gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Operation *operation = g_new0 (Operation, 1);

  operation->start = start;
  operation->server = g_strdup (server);
  operation->username = g_strdup (username);
  operation->token = token != NULL ? frt_secret_ref (token) : NULL;
  operation->number = ++self->asked;
  operation->limit = limit;
  if (username != NULL)
    g_hash_table_insert (self->wishes, dup_name (server, username), wish_new (operation->number, token));
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, operation, operation_free);
  g_signal_connect (task, "notify::completed", G_CALLBACK (on_completed), self);

  g_queue_push_tail (&self->operations, task);
  if (g_queue_get_length (&self->operations) == 1)
    begin_next (self);
}

static void
come_late (FrtKeyring *self, Operation *operation)
{
  g_autofree char *name = dup_name (operation->server, operation->username);
  const Wish *wish = g_hash_table_lookup (self->wishes, name);

  if (wish->number != operation->number) {
    g_autoptr (FrtSecret) token = wish->token != NULL ? frt_secret_ref (wish->token) : NULL;

    enqueue (self, operation->start, operation->server, operation->username, token, self->limit, NULL, NULL);
  } else if (operation->token != NULL) {
    g_signal_emit (self, signals[KEPT_LATE], 0, operation->token);
  }
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Operation *operation = g_task_get_task_data (task);
  FrtKeyringStatus status = frt_kept_token_finish (result);

  if (!operation->concluded)
    conclude (task, status);
  else if (status == FRT_KEYRING_OK)
    come_late (g_task_get_source_object (task), operation);
}

static void
start_write (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);

  if (operation->token != NULL)
    frt_kept_token_store_async (operation->server, operation->username, operation->token, on_written, g_object_ref (task));
  else
    frt_kept_token_clear_async (operation->server, operation->username, on_written, g_object_ref (task));
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Operation *operation = g_task_get_task_data (task);
  FrtKeyringStatus status;
  g_autoptr (FrtKeyringItem) item = frt_kept_token_search_finish (result, &status);

  if (operation->concluded)
    return;

  operation->item = g_steal_pointer (&item);
  conclude (task, status);
}

static gboolean
on_time_to_search (gpointer user_data)
{
  GTask *task = user_data;
  Operation *operation = g_task_get_task_data (task);

  operation->search_id = g_timeout_add_seconds (SEARCH_AGAIN, on_time_to_search, task);
  frt_kept_token_search_async (operation->server, on_searched, g_object_ref (task));

  return G_SOURCE_REMOVE;
}

/* Once the main loop has nothing else to do, such as to draw the first window. */
static void
start_search (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);

  operation->search_id = g_idle_add_full (G_PRIORITY_LOW, on_time_to_search, task, NULL);
}

static void
frt_keyring_finalize (GObject *object)
{
  g_hash_table_unref (FRT_KEYRING (object)->wishes);

  G_OBJECT_CLASS (frt_keyring_parent_class)->finalize (object);
}

static void
frt_keyring_class_init (FrtKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frt_keyring_finalize;

  signals[KEPT_LATE] = g_signal_new ("kept-late", FRT_TYPE_KEYRING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                     G_TYPE_POINTER);
}

static void
frt_keyring_init (FrtKeyring *self)
{
  g_queue_init (&self->operations);
  self->wishes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, wish_free);
}

/**
 * frt_keyring_new:
 * @limit: seconds to store or clear at most: %FRT_KEYRING_LIMIT
 *
 * Nothing is asked of the desktop yet.
 *
 * Returns: (transfer full): the keyring
 */
FrtKeyring *
frt_keyring_new (guint limit)
{
  FrtKeyring *self = g_object_new (FRT_TYPE_KEYRING, NULL);

  self->limit = limit;

  return self;
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
  enqueue (self, start_write, server, username, refresh_token, self->limit, callback, user_data);
}

/**
 * frt_keyring_lookup_async:
 * @self: the keyring
 * @server: the service's address as used
 * @limit: seconds to wait at most
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks for what was kept last for @server, whoever's session it is. A keyring that does not answer is asked again, each
 * second.
 */
void
frt_keyring_lookup_async (FrtKeyring          *self,
                          const char          *server,
                          guint                limit,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  enqueue (self, start_search, server, NULL, NULL, limit, callback, user_data);
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
 * @username: whose session
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
  enqueue (self, start_write, server, username, NULL, self->limit, callback, user_data);
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
