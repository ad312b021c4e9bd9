/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-pending-grouping.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Before a confirmation is asked, the grouping's id goes to a small file that survives a power cut; once the service has
 * answered, the file goes. A file found at the next start is an answer that was lost. There is one file a grouping, so
 * that two windows never write the same one. It holds no name and no secret: the service, and two ids of its own. */
#define KEY_FILE_GROUP "Pending Grouping"

static const char *const sentences[] = {
  [FRT_FATE_NONE] = NULL,
  /* Translators: told at the next start, when the answer to "Group Accounts" was lost on the way. */
  [FRT_FATE_NOT_DONE] = N_("The grouping you asked for last time was not done. Nothing has changed; you can start again."),
  /* Translators: told at the next start, when the answer to "Group Accounts" was lost on the way. */
  [FRT_FATE_EXPIRED] = N_("The grouping you asked for last time was not done: it had waited too long. Nothing has "
                          "changed; you can start again."),
  /* Translators: told at the next start, when the answer to "Group Accounts" was lost on the way. */
  [FRT_FATE_BROKEN] = N_("The grouping you asked for last time was confirmed, but a school has undone it since."),
  /* Translators: told at the next start, when the answer to "Group Accounts" was lost on the way. */
  [FRT_FATE_CONFIRMED] = N_("The grouping you asked for last time is confirmed."),
};
G_STATIC_ASSERT (G_N_ELEMENTS (sentences) == FRT_FATE_LAST + 1);

typedef struct {
  char      *directory;    /* (owned) */
  char      *server;       /* (owned) */
  char      *account_id;   /* (owned) */
  char      *grouping_id;  /* (owned) (nullable) while all of an account's are looked for */
  GPtrArray *found;        /* (owned) (element-type utf8): ids still to ask the service about */
  FrtFate    fate;         /* the best news so far */
} Pending;

static Pending *
pending_new (FrtClient *client, const char *grouping_id)
{
  FrtAccount *account = frt_client_get_account (client);
  Pending *self = g_new0 (Pending, 1);

  self->directory = g_build_filename (g_get_user_state_dir (), "fratrie", "pending-groupings", NULL);
  self->server = g_strdup (frt_client_get_server (client));
  self->account_id = g_strdup (account ? frt_account_get_fields (account)->id : "");
  self->grouping_id = g_strdup (grouping_id);
  self->found = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static void
pending_free (Pending *self)
{
  g_free (self->directory);
  g_free (self->server);
  g_free (self->account_id);
  g_free (self->grouping_id);
  g_ptr_array_unref (self->found);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pending, pending_free)

/* The id comes from a service: hashed, it cannot name a file elsewhere. */
static char *
pending_dup_path (Pending *self)
{
  g_autofree char *both = g_strconcat (self->server, "\n", self->grouping_id, NULL);
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);

  return g_build_filename (self->directory, name, NULL);
}

static void
keep_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Pending *pending = task_data;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pending_dup_path (pending);
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_string (file, KEY_FILE_GROUP, "Server", pending->server);
  g_key_file_set_string (file, KEY_FILE_GROUP, "Account", pending->account_id);
  g_key_file_set_string (file, KEY_FILE_GROUP, "Grouping", pending->grouping_id);
  text = g_key_file_to_data (file, &length, NULL);

  /* When the folder cannot be made, writing says why. */
  g_mkdir_with_parents (pending->directory, 0700);
  if (g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * frt_pending_grouping_keep_async:
 * @client: a #FrtClient somebody is signed in to
 * @grouping_id: the grouping about to be confirmed
 * @cancellable: (nullable): checked before anything is written
 * @callback: called when the file is on the disk for good
 * @user_data: for @callback
 *
 * Keeps @grouping_id through a crash or a power cut, until frt_pending_grouping_forget().
 */
void
frt_pending_grouping_keep_async (FrtClient           *client,
                                 const char          *grouping_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (client, cancellable, callback, user_data);

  g_task_set_source_tag (task, frt_pending_grouping_keep_async);
  g_task_set_task_data (task, pending_new (client, grouping_id), (GDestroyNotify) pending_free);
  g_task_run_in_thread (task, keep_in_thread);
}

/**
 * frt_pending_grouping_keep_finish:
 * @client: the #FrtClient
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: %TRUE when it is kept; %FALSE with a #GFileError when the disk refuses
 */
gboolean
frt_pending_grouping_keep_finish (FrtClient *client, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_file_deleted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_delete_finish (G_FILE (source), result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_warning ("A settled grouping stays noted as pending: %s", error->message);
}

/**
 * frt_pending_grouping_forget:
 * @client: the #FrtClient it was kept with
 * @grouping_id: a grouping whose fate is known
 *
 * Removes what frt_pending_grouping_keep_async() kept, in the background.
 */
void
frt_pending_grouping_forget (FrtClient *client, const char *grouping_id)
{
  g_autoptr (Pending) pending = pending_new (client, grouping_id);
  g_autofree char *path = pending_dup_path (pending);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_file_delete_async (file, G_PRIORITY_DEFAULT, NULL, on_file_deleted, NULL);
}

/* Adds the id in the file called @name when it belongs to this service and this account. */
static void
look_into_file (Pending *pending, const char *name)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (pending->directory, name, NULL);
  g_autofree char *server = NULL;
  g_autofree char *account_id = NULL;
  g_autofree char *grouping_id = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return;

  server = g_key_file_get_string (file, KEY_FILE_GROUP, "Server", NULL);
  account_id = g_key_file_get_string (file, KEY_FILE_GROUP, "Account", NULL);
  grouping_id = g_key_file_get_string (file, KEY_FILE_GROUP, "Grouping", NULL);
  if (grouping_id != NULL && g_strcmp0 (server, pending->server) == 0 && g_strcmp0 (account_id, pending->account_id) == 0)
    g_ptr_array_add (pending->found, g_steal_pointer (&grouping_id));
}

static void
find_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Pending *pending = task_data;
  g_autoptr (GDir) directory = g_dir_open (pending->directory, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    look_into_file (pending, name);

  g_task_return_boolean (task, TRUE);
}

static void ask_about_next (GTask *task);

static void
settle (GTask *task, FrtFate fate)
{
  Pending *pending = g_task_get_task_data (task);
  guint last = pending->found->len - 1;

  frt_pending_grouping_forget (g_task_get_source_object (task), g_ptr_array_index (pending->found, last));
  g_ptr_array_remove_index (pending->found, last);
  pending->fate = MAX (pending->fate, fate);
  ask_about_next (task);
}

static void
on_grouping_cancelled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (frt_client_cancel_grouping_finish (FRT_CLIENT (source), result, &error))
    settle (g_steal_pointer (&task), FRT_FATE_NOT_DONE);
  else if (g_error_matches (error, FRT_ERROR, FRT_ERROR_GROUPING_CLOSED) ||
           g_error_matches (error, FRT_ERROR, FRT_ERROR_GROUPING_EXPIRED))
    ask_about_next (g_steal_pointer (&task));   /* it moved on while we asked: look again */
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_grouping_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtGrouping) grouping = frt_client_load_grouping_finish (FRT_CLIENT (source), result, &error);

  if (g_error_matches (error, FRT_ERROR, FRT_ERROR_NOT_FOUND) || g_error_matches (error, FRT_ERROR, FRT_ERROR_FORBIDDEN)) {
    settle (g_steal_pointer (&task), FRT_FATE_NOT_DONE);
    return;
  }
  if (grouping == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  switch (frt_grouping_get_fields (grouping)->state) {
  case FRT_GROUPING_PROPOSED:
    /* The request may still be on its way: cancelled first, "not done" cannot turn into "done" behind the parent's back. */
    frt_client_cancel_grouping_async (FRT_CLIENT (source), frt_grouping_get_fields (grouping)->id,
                                      g_task_get_cancellable (task), on_grouping_cancelled, task);
    g_steal_pointer (&task);
    break;
  case FRT_GROUPING_CONFIRMED:
    settle (g_steal_pointer (&task), FRT_FATE_CONFIRMED);
    break;
  case FRT_GROUPING_BROKEN:
    settle (g_steal_pointer (&task), FRT_FATE_BROKEN);
    break;
  case FRT_GROUPING_EXPIRED:
    settle (g_steal_pointer (&task), FRT_FATE_EXPIRED);
    break;
  case FRT_GROUPING_CANCELLED:
  default:
    settle (g_steal_pointer (&task), FRT_FATE_NOT_DONE);
    break;
  }
}

/* Takes @task over. */
static void
ask_about_next (GTask *task)
{
  Pending *pending = g_task_get_task_data (task);

  if (pending->found->len > 0) {
    frt_client_load_grouping_async (g_task_get_source_object (task),
                                    g_ptr_array_index (pending->found, pending->found->len - 1),
                                    g_task_get_cancellable (task), on_grouping_loaded, task);
    return;
  }

  g_task_return_int (task, pending->fate);
  g_object_unref (task);
}

static void
on_files_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Pending *pending = g_task_get_task_data (task);
  Pending *read = g_task_get_task_data (G_TASK (result));

  g_ptr_array_extend_and_steal (pending->found, g_ptr_array_ref (read->found));
  ask_about_next (task);
}

/**
 * frt_pending_grouping_resolve_async:
 * @client: a #FrtClient somebody is signed in to
 * @cancellable: (nullable): stops asking; what is not known yet stays kept
 * @callback: called when all is known, or the service cannot be asked
 * @user_data: for @callback
 *
 * Asks the service what became of the confirmations of this account whose answers were lost. Call it after each sign-in,
 * and when the grouping wizard was closed. A grouping found still proposed is cancelled, so that the news is final.
 */
void
frt_pending_grouping_resolve_async (FrtClient           *client,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task = g_task_new (client, cancellable, callback, user_data);
  g_autoptr (GTask) reading = g_task_new (client, cancellable, on_files_read, task);

  g_task_set_source_tag (task, frt_pending_grouping_resolve_async);
  g_task_set_task_data (task, pending_new (client, NULL), (GDestroyNotify) pending_free);
  g_task_set_task_data (reading, pending_new (client, NULL), (GDestroyNotify) pending_free);
  g_task_run_in_thread (reading, find_in_thread);
}

/**
 * frt_pending_grouping_resolve_finish:
 * @client: the #FrtClient
 * @result: what the callback was given
 * @fate: (out): what became of it; of several, the best news
 * @error: return location for a #GError
 *
 * Returns: %TRUE when it is known; %FALSE with an %FRT_ERROR when the service could not be asked: ask again later
 */
gboolean
frt_pending_grouping_resolve_finish (FrtClient *client, GAsyncResult *result, FrtFate *fate, GError **error)
{
  gssize answer = g_task_propagate_int (G_TASK (result), error);

  if (answer < 0)
    return FALSE;

  *fate = (FrtFate) answer;
  return TRUE;
}

/**
 * frt_fate_get_sentence:
 * @fate: what became of a grouping
 *
 * Returns: (transfer none) (nullable): the sentence for the parent, in the user's language; %NULL for %FRT_FATE_NONE
 */
const char *
frt_fate_get_sentence (FrtFate fate)
{
  return sentences[fate] ? _(sentences[fate]) : NULL;
}
