/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-exchange.h"

#include "common/frt-error.h"

#include <string.h>

/* libsoup's own send_and_read() takes as much memory as the peer likes and as much time as it likes, byte by byte. So the
 * answer is read up to a limit, and one deadline covers everything from the name's look-up to the last byte. */

typedef struct {
  SoupMessage  *message;         /* (owned) */
  GCancellable *stop;            /* (owned): what libsoup sees: the caller's wish or the deadline */
  GInputStream *stream;          /* (owned) (nullable) until the headers are there */
  FrtAnswer    *answer;          /* (owned) */
  gulong        cancelled_id;
  gulong        starting_id;
  guint         deadline_id;
  gsize         max_bytes;
  FrtAnswerWatch watch;          /* (nullable) */
  gpointer      watch_data;      /* (unowned) */
  gboolean      timed_out;
  gboolean      sent;            /* the peer may have seen the request */
} Exchange;

/**
 * frt_answer_free:
 * @self: an answer
 *
 * Wipes the body, which may hold tokens, and frees it all.
 */
void
frt_answer_free (FrtAnswer *self)
{
  if (self->body != NULL)
    explicit_bzero (self->body, self->length);
  g_free (self->body);
  g_free (self->content_type);
  g_free (self->request_id);
  g_free (self);
}

typedef struct {
  char  *data;       /* (owned) */
  gsize  length;
} Body;

static void
body_free (gpointer data)
{
  Body *body = data;

  explicit_bzero (body->data, body->length);
  g_free (body->data);
  g_free (body);
}

/* See the header. */
GBytes *
frt_answer_steal_body (FrtAnswer *self)
{
  Body *body = g_new (Body, 1);

  *body = (Body) { g_steal_pointer (&self->body), self->length };
  self->length = 0;

  return g_bytes_new_with_free_func (body->data, body->length, body_free, body);
}

static void
exchange_free (gpointer data)
{
  Exchange *self = data;

  g_clear_handle_id (&self->deadline_id, g_source_remove);
  g_signal_handler_disconnect (self->message, self->starting_id);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->answer, frt_answer_free);
  g_object_unref (self->stop);
  g_object_unref (self->message);
  g_free (self);
}

static const char *
name_tls_reason (GTlsCertificate *certificate, GTlsCertificateFlags faults)
{
  g_autofree char *subject = NULL;
  g_autofree char *issuer = NULL;

  if (certificate != NULL) {
    subject = g_tls_certificate_get_subject_name (certificate);
    issuer = g_tls_certificate_get_issuer_name (certificate);
  }

  /* The gravest first: nothing else that a certificate says counts when nobody vouches for it. */
  if (faults & G_TLS_CERTIFICATE_REVOKED)
    return "revoked";
  if (faults & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return subject != NULL && g_strcmp0 (subject, issuer) == 0 ? "self-signed" : "untrusted";
  if (faults & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return "wrong-name";
  if (faults & (G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_NOT_ACTIVATED))
    return "expired";

  return "untrusted";
}

static GError *
new_tls_error (SoupMessage *message, const GError *cause)
{
  const char *reason = name_tls_reason (soup_message_get_tls_peer_certificate (message),
                                        soup_message_get_tls_peer_certificate_errors (message));
  GError *error = frt_error_new (FRT_ERROR_TLS, "%s certificate: %s", reason, cause->message);

  json_object_set_string_member (frt_error_get_members (error), "reason", reason);

  return error;
}

/* What a failure of libsoup, GIO or the deadline means to us. */
static GError *
translate (Exchange *self, GTask *task, const GError *cause)
{
  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  if (self->timed_out)
    return frt_error_new (FRT_ERROR_OFFLINE, "no whole answer in time");
  if (soup_message_get_tls_peer_certificate_errors (self->message) != 0)
    return new_tls_error (self->message, cause);
  if (cause->domain == G_TLS_ERROR && !g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_EOF))
    return new_tls_error (self->message, cause);
  if (g_error_matches (cause, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING) ||
      g_error_matches (cause, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_ENCODING))
    return frt_error_new (FRT_ERROR_NOT_FRATRIE, "not HTTP: %s", cause->message);

  return frt_error_new (FRT_ERROR_OFFLINE, "%s", cause->message);
}

static void
finish (GTask *task, GError *error)
{
  Exchange *self = g_task_get_task_data (task);

  if (self->cancelled_id != 0)
    g_cancellable_disconnect (g_task_get_cancellable (task), self->cancelled_id);
  g_clear_handle_id (&self->deadline_id, g_source_remove);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&self->answer), (GDestroyNotify) frt_answer_free);
}

static gint64
read_retry_after (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  guint64 seconds = 0;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &seconds, NULL))
    seconds = 0;      /* a date: nobody of ours says it so */

  return seconds;
}

/* libsoup forgives a body that is shorter than announced when the connection is not to be kept. */
static gboolean
is_whole (SoupMessageHeaders *headers, gsize length)
{
  return soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH ||
         soup_message_headers_get_content_length (headers) <= (goffset) length;
}

/* The body has come to its end. */
static void
on_body_read (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  if (self->answer->length > self->max_bytes)
    finish (task, frt_error_new (FRT_ERROR_INTERNAL, "an answer of more than %" G_GSIZE_FORMAT " bytes", self->max_bytes));
  else if (!is_whole (headers, self->answer->length))
    finish (task, frt_error_new (FRT_ERROR_OFFLINE, "the answer was cut"));
  else
    finish (task, NULL);
}

static void
read_more (GTask *task, GAsyncReadyCallback callback)
{
  Exchange *self = g_task_get_task_data (task);
  FrtAnswer *answer = self->answer;

  g_input_stream_read_async (self->stream, answer->body + answer->length, self->max_bytes + 1 - answer->length,
                             G_PRIORITY_DEFAULT, self->stop, callback, g_object_ref (task));
}

static void
on_more_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Exchange *self = g_task_get_task_data (task);
  gssize size = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (size > 0)
    self->answer->length += (gsize) size;
  if (size > 0 && self->watch != NULL)
    self->watch (self->answer, self->watch_data);

  if (size < 0)
    finish (task, translate (self, task, error));
  else if (size == 0 || self->answer->length > self->max_bytes)
    on_body_read (task);
  else
    read_more (task, on_more_read);
}

static void
on_headers_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Exchange *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->stream == NULL) {
    finish (task, translate (self, task, error));
    return;
  }

  self->answer = g_new0 (FrtAnswer, 1);
  self->answer->status = soup_message_get_status (self->message);
  self->answer->content_type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
  self->answer->request_id = g_strdup (soup_message_headers_get_one (headers, "X-Request-Id"));
  self->answer->retry_after = read_retry_after (headers);
  /* Room for it all at once: what holds a token is never moved, so that it can be wiped; untouched pages cost nothing. */
  self->answer->body = g_malloc (self->max_bytes + 1);
  read_more (task, on_more_read);
}

static void
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));
}

static gboolean
on_deadline_passed (gpointer user_data)
{
  Exchange *self = user_data;

  self->deadline_id = 0;
  self->timed_out = TRUE;
  g_cancellable_cancel (self->stop);

  return G_SOURCE_REMOVE;
}

static void
on_starting (SoupMessage *message, gpointer user_data)
{
  Exchange *self = user_data;

  self->sent = TRUE;
}

/**
 * frt_exchange_async:
 * @session: libsoup's
 * @message: the request, with its headers and body
 * @timeout: seconds until the last byte of the answer must be there
 * @max_bytes: how long the answer's body may be
 * @watch: (nullable): called whenever more of it has come, never after @callback
 * @watch_data: for @watch
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Sends one request and reads the answer. Main thread only.
 */
void
frt_exchange_async (SoupSession         *session,
                    SoupMessage         *message,
                    guint                timeout,
                    gsize                max_bytes,
                    FrtAnswerWatch       watch,
                    gpointer             watch_data,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, user_data);
  Exchange *self = g_new0 (Exchange, 1);

  g_task_set_source_tag (task, frt_exchange_async);
  g_task_set_check_cancellable (task, FALSE);      /* an answer that is here is not thrown away */
  g_task_set_task_data (task, self, exchange_free);

  self->message = g_object_ref (message);
  self->max_bytes = max_bytes;
  self->watch = watch;
  self->watch_data = watch_data;
  self->stop = g_cancellable_new ();
  self->starting_id = g_signal_connect (message, "starting", G_CALLBACK (on_starting), self);
  self->deadline_id = g_timeout_add_seconds (timeout, on_deadline_passed, self);
  if (cancellable != NULL)
    self->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), g_object_ref (self->stop),
                                                g_object_unref);

  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, self->stop, on_headers_read, g_object_ref (task));
}

/**
 * frt_exchange_finish:
 * @session: as given to frt_exchange_async()
 * @result: the result
 * @sent: (out) (optional): whether the peer may have seen the request, also when there is no answer
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): whatever answer there was; %NULL with %FRT_ERROR_OFFLINE (nobody, or cut before the end),
 *   %FRT_ERROR_TLS (member "reason"), %FRT_ERROR_NOT_FRATRIE (not HTTP, or the beginning of it), %FRT_ERROR_INTERNAL (too
 *   long) or %G_IO_ERROR_CANCELLED
 */
FrtAnswer *
frt_exchange_finish (SoupSession *session, GAsyncResult *result, gboolean *sent, GError **error)
{
  Exchange *self = g_task_get_task_data (G_TASK (result));

  if (sent != NULL)
    *sent = self->sent;

  return g_task_propagate_pointer (G_TASK (result), error);
}
