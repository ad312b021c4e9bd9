/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-private.h"

/* A refresh token is sent once in its life: the service takes a second time for a theft and revokes the session. So one
 * renewal serves everybody who asks meanwhile, nobody's impatience stops it, and when its answer is lost the session is
 * given up rather than tried again. */

typedef struct {
  FrtClient *client;        /* (unowned): the call keeps it */
  guint      generation;    /* of the session to renew */
  gboolean   restoring;     /* nobody was signed in: a session kept from before */
} Renewal;

static gpointer
read_tokens (FrtClient *self, JsonObject *answer, GError **error)
{
  return frt_tokens_new_from_json (answer, error);
}

static void
destroy_source (gpointer source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

static gboolean
on_waiter_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  FrtClient *self = g_task_get_source_object (task);

  if (g_queue_remove (&self->renewal_waiters, task)) {
    g_task_return_error_if_cancelled (task);
    g_object_unref (task);      /* the queue's */
  }

  return G_SOURCE_REMOVE;
}

static void
wait_for_renewal (FrtClient *self, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_queue_push_tail (&self->renewal_waiters, g_object_ref (task));
  if (cancellable != NULL) {
    GSource *source = g_cancellable_source_new (cancellable);

    g_source_set_callback (source, G_SOURCE_FUNC (on_waiter_cancelled), task, NULL);
    g_source_attach (source, g_main_context_get_thread_default ());
    g_task_set_task_data (task, source, destroy_source);
  }
}

/* Whether the refresh token is still good after @error. */
static gboolean
token_survives (gboolean sent, const GError *error)
{
  return !sent || g_error_matches (error, FRT_ERROR, FRT_ERROR_UNAVAILABLE) ||
         g_error_matches (error, FRT_ERROR, FRT_ERROR_TOO_MANY_ATTEMPTS);
}

/* Takes @tokens (nullable). Returns (transfer full) (nullable): what to tell those who wait; NULL when the session goes
 * on. */
static GError *
conclude (const Renewal *renewal, FrtTokens *tokens, gboolean sent, const GError *error)
{
  FrtClient *self = renewal->client;

  if (self->generation != renewal->generation) {
    g_clear_pointer (&tokens, frt_tokens_free);
    return frt_error_new (FRT_ERROR_SESSION_EXPIRED, "the session was over before it was renewed");
  }
  if (tokens != NULL) {
    frt_client_take_tokens (self, tokens, renewal->restoring || self->persistent);
    return NULL;
  }
  if (token_survives (sent, error))
    return g_error_copy (error);

  if (!renewal->restoring)
    frt_client_end_session (self);

  return frt_error_new (FRT_ERROR_SESSION_EXPIRED, "the session cannot be renewed: %s", error->message);
}

static void
on_refreshed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Renewal *renewal = user_data;
  FrtClient *self = FRT_CLIENT (source);
  FrtCall *call = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) verdict = NULL;
  FrtTokens *tokens = frt_client_call_finish (self, result, &error);
  GQueue waiters = self->renewal_waiters;
  GTask *waiter;

  g_queue_init (&self->renewal_waiters);      /* a waiter may ask for the next renewal at once */
  self->renewal_under_way = FALSE;
  verdict = conclude (renewal, tokens, call->sent, error);

  while ((waiter = g_queue_pop_head (&waiters)) != NULL) {
    if (verdict != NULL)
      g_task_return_error (waiter, g_error_copy (verdict));
    else
      g_task_return_boolean (waiter, TRUE);
    g_object_unref (waiter);
  }
}

static void
refresh (FrtClient *self, FrtSecret *refresh_token)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, read_tokens, FRT_API_PREFIX "/sessions/refresh");
  JsonObject *body = json_object_new ();
  Renewal *renewal = g_new0 (Renewal, 1);

  json_object_set_string_member (body, "refresh_token", frt_secret_get (refresh_token));
  frt_call_set_body (call, body);
  call->open = TRUE;
  call->free_result = (GDestroyNotify) frt_tokens_free;

  renewal->client = self;
  renewal->generation = self->generation;
  renewal->restoring = self->tokens == NULL;
  self->renewal_under_way = TRUE;
  frt_client_call_async (self, call, NULL /* whoever waits may go, the renewal stays */, on_refreshed, renewal);
}

/* frt_client_renew_async: has new tokens made of @refresh_token: the session's, or one kept from before when nobody is
 * signed in. Joins the renewal under way, if any. Cancelling stops the wait only. */
void
frt_client_renew_async (FrtClient           *self,
                        FrtSecret           *refresh_token,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, frt_client_renew_async);
  wait_for_renewal (self, task);
  if (!self->renewal_under_way)
    refresh (self, refresh_token);
}

/* frt_client_renew_finish: FALSE with FRT_ERROR_SESSION_EXPIRED when the session is over, the token spent; after any other
 * error the token is still good. */
gboolean
frt_client_renew_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
