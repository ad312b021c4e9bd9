/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "test-client-peer.h"

#include <string.h>

struct _Peer {
  GSocketService  *service;        /* (owned) */
  GTlsCertificate *certificate;    /* (owned) (nullable) */
  PeerHandler      handler;
  gpointer         data;
  char            *address;        /* (owned) */
  int              busy;           /* connections being served; atomic */

  GMutex           lock;           /* of what follows */
  GPtrArray       *paths;          /* (owned) of each request, in order */
};

static void
request_clear (PeerRequest *request)
{
  g_free (request->method);
  g_free (request->path);
  g_free (request->body);
  g_hash_table_unref (request->headers);
}

static gboolean
read_request (GDataInputStream *input, PeerRequest *request)
{
  g_autofree char *first = g_data_input_stream_read_line (input, NULL, NULL, NULL);
  g_auto (GStrv) words = first == NULL ? NULL : g_strsplit (first, " ", 3);
  const char *length;
  char *line;

  if (words == NULL || g_strv_length (words) != 3)
    return FALSE;

  request->method = g_strdup (words[0]);
  request->path = g_strdup (words[1]);
  while ((line = g_data_input_stream_read_line (input, NULL, NULL, NULL)) != NULL && g_strstrip (line)[0] != '\0') {
    char *colon = strchr (line, ':');

    g_assert_nonnull (colon);
    g_hash_table_insert (request->headers, g_ascii_strdown (line, colon - line), g_strdup (g_strstrip (colon + 1)));
    g_free (line);
  }
  g_free (line);

  length = g_hash_table_lookup (request->headers, "content-length");
  if (length != NULL) {
    gsize bytes = g_ascii_strtoull (length, NULL, 10);

    request->body = g_malloc0 (bytes + 1);
    return g_input_stream_read_all (G_INPUT_STREAM (input), request->body, bytes, NULL, NULL, NULL);
  }

  return TRUE;
}

static void
serve (Peer *self, GIOStream *stream)
{
  g_autoptr (GDataInputStream) input = g_data_input_stream_new (g_io_stream_get_input_stream (stream));
  PeerRequest request = { .headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };

  g_data_input_stream_set_newline_type (input, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (input), FALSE);
  if (read_request (input, &request)) {
    g_mutex_lock (&self->lock);
    g_ptr_array_add (self->paths, g_strdup (request.path));
    request.number = self->paths->len;
    g_mutex_unlock (&self->lock);
    self->handler (self, &request, g_io_stream_get_output_stream (stream), self->data);
  }
  g_io_stream_close (stream, NULL, NULL);
  request_clear (&request);
}

/* On the main loop, before a thread takes it: peer_free() never misses one that waits for its thread. */
static gboolean
on_incoming (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  g_atomic_int_inc (&((Peer *) user_data)->busy);

  return FALSE;      /* go on to on_run() */
}

static gboolean
on_run (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  Peer *self = user_data;
  g_autoptr (GIOStream) secure = NULL;

  if (self->certificate == NULL)
    serve (self, G_IO_STREAM (connection));
  else {
    secure = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
    if (g_tls_connection_handshake (G_TLS_CONNECTION (secure), NULL, NULL))
      serve (self, secure);
  }
  g_atomic_int_add (&self->busy, -1);

  return TRUE;
}

/* peer_new: @certificate (nullable) makes it speak TLS; its address is by name then, else by number. */
Peer *
peer_new (PeerHandler handler, gpointer data, GTlsCertificate *certificate)
{
  Peer *self = g_new0 (Peer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;
  guint port;

  g_mutex_init (&self->lock);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->handler = handler;
  self->data = data;
  g_set_object (&self->certificate, certificate);
  self->service = g_threaded_socket_service_new (-1);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &address, &error);
  g_assert_no_error (error);
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_incoming), self);
  g_signal_connect (self->service, "run", G_CALLBACK (on_run), self);

  port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  self->address = certificate != NULL ? g_strdup_printf ("https://localhost:%u", port)
                                      : g_strdup_printf ("http://127.0.0.1:%u", port);

  return self;
}

void
peer_close (Peer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
}

/* peer_free: waits for what is being served. libsoup closes what it gave up from the main loop, so that runs meanwhile. */
void
peer_free (Peer *self)
{
  peer_close (self);
  while (g_atomic_int_get (&self->busy) > 0) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }

  g_object_unref (self->service);
  g_clear_object (&self->certificate);
  g_ptr_array_unref (self->paths);
  g_mutex_clear (&self->lock);
  g_free (self->address);
  g_free (self);
}

const char *
peer_get_address (Peer *self)
{
  return self->address;
}

guint
peer_count (Peer *self, const char *path)
{
  guint count = 0;

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->paths->len; i++)
    count += path == NULL || g_str_equal (self->paths->pdata[i], path);
  g_mutex_unlock (&self->lock);

  return count;
}

/* peer_write: what the client no longer wants to read is no failure of the test. */
void
peer_write (GOutputStream *output, const char *text)
{
  g_output_stream_write_all (output, text, strlen (text), NULL, NULL, NULL);
}

void
peer_answer (GOutputStream *output, const char *status, const char *content_type, const char *body)
{
  g_autofree char *answer = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %zu\r\n"
                                             "X-Request-Id: r1\r\nConnection: close\r\n\r\n%s",
                                             status, content_type, strlen (body), body);

  peer_write (output, answer);
}

/* peer_answer_tokens: "access-1" and "refresh-1" for the first @generation, and so on. */
void
peer_answer_tokens (GOutputStream *output, const char *status, guint generation, gint64 expires_in)
{
  FrtAccountFields fields = { .id = "1", .username = "alefevre7", .state = FRT_ACCOUNT_ACTIVE,
                              .first_name = "Anaïs", .last_name = "LEFÈVRE" };
  g_autoptr (FrtAccount) account = frt_account_new (&fields);
  g_autofree char *access = g_strdup_printf ("access-%u", generation);
  g_autofree char *refresh = g_strdup_printf ("refresh-%u", generation);
  g_autoptr (FrtSecret) access_token = frt_secret_new (access);
  g_autoptr (FrtSecret) refresh_token = frt_secret_new (refresh);
  g_autoptr (FrtTokens) tokens = frt_tokens_new ("1", access_token, refresh_token, expires_in, FRT_SCOPE_FULL, account);
  g_autoptr (JsonNode) node = frt_tokens_to_json (tokens);
  g_autofree char *body = json_to_string (node, FALSE);

  peer_answer (output, status, "application/json", body);
}

void
peer_answer_problem (GOutputStream *output, const char *status, const char *problem)
{
  g_autofree char *body = g_strdup_printf ("{\"type\":\"urn:fratrie:problem:%s\",\"title\":\"t\",\"status\":%d}", problem,
                                           atoi (status));

  peer_answer (output, status, "application/problem+json", body);
}

void
on_done (GObject *source, GAsyncResult *result, gpointer waiting)
{
  ((Waiting *) waiting)->result = g_object_ref (result);
}

GAsyncResult *
wait_for (Waiting *waiting)
{
  while (waiting->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return waiting->result;
}

void
waiting_clear (Waiting *waiting)
{
  g_clear_object (&waiting->result);
}

gboolean
sign_in (FrtClient *client, const char *username, const char *password, gboolean persistent, GError **error)
{
  g_autoptr (FrtSecret) secret = frt_secret_new (password);
  g_auto (Waiting) waiting = { NULL };

  frt_client_sign_in_async (client, username, secret, persistent, NULL, on_done, &waiting);

  return frt_client_sign_in_finish (client, wait_for (&waiting), error);
}

GListModel *
list_children (FrtClient *client, GError **error)
{
  g_auto (Waiting) waiting = { NULL };

  frt_client_list_children_async (client, NULL, on_done, &waiting);

  return frt_client_list_children_finish (client, wait_for (&waiting), error);
}
