/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "test-client-peer.h"

#include "client/frt-exchange.h"
#include "config.h"

#include <string.h>

/* What the client makes of a peer that is broken, slow, hostile or somebody else. */

#define CHILDREN "/api/v1/children"

/* What the handler below shall do, by test. */
typedef struct {
  Peer      *peer;          /* (owned) */
  FrtClient *client;        /* (owned) */
  const char *bytes;        /* what to send to any request but a sign-in */
  guint      pause;         /* milliseconds before each further byte, or before all when there are none */
  gsize      repeats;       /* how often to send the bytes again */
  GPtrArray *kept;          /* (owned) bytes made for one test: the peer may be sending them to its end */
} Fixture;

static void
answer_badly (Peer *peer, const PeerRequest *request, GOutputStream *output, gpointer data)
{
  Fixture *fixture = data;

  if (g_str_equal (request->path, "/api/v1/sessions")) {
    peer_answer_tokens (output, "201 Created", 1, 900);
    return;
  }
  if (fixture->bytes == NULL) {
    g_usleep (fixture->pause * 1000);
    return;
  }
  if (fixture->pause > 0) {
    for (const char *byte = fixture->bytes; *byte != '\0'; byte++) {
      char one[] = { *byte, '\0' };

      g_usleep (fixture->pause * 1000);
      if (!g_output_stream_write_all (output, one, 1, NULL, NULL, NULL))
        return;
    }
    return;
  }
  peer_write (output, fixture->bytes);
  for (gsize i = 0; i < fixture->repeats; i++) {
    if (!g_output_stream_write_all (output, fixture->bytes, strlen (fixture->bytes), NULL, NULL, NULL))
      return;
  }
}

/* keep: (transfer full) @bytes, until nobody sends them any more. */
static const char *
keep (Fixture *fixture, char *bytes)
{
  g_ptr_array_add (fixture->kept, bytes);

  return bytes;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->kept = g_ptr_array_new_with_free_func (g_free);
  fixture->peer = peer_new (answer_badly, fixture, NULL);
  fixture->client = g_object_new (FRT_TYPE_CLIENT, "server", peer_get_address (fixture->peer), "timeout", 1, NULL);
  sign_in (fixture->client, "alefevre7", "long enough a secret", FALSE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_unref (fixture->client);
  peer_free (fixture->peer);
  g_ptr_array_unref (fixture->kept);
}

static FrtServiceInfo *
discover (FrtClient *client, GError **error)
{
  g_auto (Waiting) waiting = { NULL };

  frt_client_discover_async (client, NULL, on_done, &waiting);

  return frt_client_discover_finish (client, wait_for (&waiting), error);
}

static gboolean
is_offline (FrtClient *client)
{
  gboolean offline;

  g_object_get (client, "offline", &offline, NULL);

  return offline;
}

/* Both calls see the same bytes: one that knows whom it talks to, and the one that asks. */
static void
assert_fails (Fixture *fixture, FrtErrorCode known, FrtErrorCode unknown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) discovery_error = NULL;

  g_assert_null (list_children (fixture->client, &error));
  g_assert_error (error, FRT_ERROR, (int) known);
  g_assert_cmpint (is_offline (fixture->client), ==, known == FRT_ERROR_OFFLINE);
  g_assert_null (discover (fixture->client, &discovery_error));
  g_assert_error (discovery_error, FRT_ERROR, (int) unknown);
}

static void
test_answers (Fixture *fixture, gconstpointer unused)
{
  static const struct { const char *name, *bytes; FrtErrorCode known, unknown; } cases[] = {
    { "closed at once", "", FRT_ERROR_OFFLINE, FRT_ERROR_OFFLINE },
    { "cut in the status", "HTTP/1.1 2", FRT_ERROR_OFFLINE, FRT_ERROR_NOT_FRATRIE },
    { "cut in the headers", "HTTP/1.1 200 OK\r\nContent-Type: appl", FRT_ERROR_OFFLINE, FRT_ERROR_NOT_FRATRIE },
    { "cut in the body", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"chil",
      FRT_ERROR_OFFLINE, FRT_ERROR_OFFLINE },
    { "cut in the last body", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n"
                              "Connection: close\r\n\r\n{\"children\":[]}", FRT_ERROR_OFFLINE, FRT_ERROR_OFFLINE },
    { "cut in a chunk", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                        "50\r\n{\"children\":[", FRT_ERROR_OFFLINE, FRT_ERROR_OFFLINE },
    { "not HTTP", "220 mail.example ESMTP\r\n\r\n", FRT_ERROR_OFFLINE, FRT_ERROR_NOT_FRATRIE },
    { "a page", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>",
      FRT_ERROR_INTERNAL, FRT_ERROR_NOT_FRATRIE },
    { "JSON said to be a page", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n{\"children\":[]}",
      FRT_ERROR_INTERNAL, FRT_ERROR_NOT_FRATRIE },
    { "no type", "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"children\":[]}", FRT_ERROR_INTERNAL,
      FRT_ERROR_NOT_FRATRIE },
    { "broken JSON", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n{\"children\":[}",
      FRT_ERROR_INTERNAL, FRT_ERROR_NOT_FRATRIE },
    { "other JSON", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n{\"children\":1}",
      FRT_ERROR_INTERNAL, FRT_ERROR_NOT_FRATRIE },
    { "nothing", "HTTP/1.1 204 No Content\r\n\r\n", FRT_ERROR_INTERNAL, FRT_ERROR_NOT_FRATRIE },
    { "a page that is missing", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nnone",
      FRT_ERROR_INTERNAL, FRT_ERROR_NOT_FRATRIE },
    { "a foreign problem", "HTTP/1.1 400 Bad\r\nContent-Type: application/problem+json\r\nContent-Length: 22\r\n\r\n"
                           "{\"type\":\"about:blank\"}", FRT_ERROR_INTERNAL, FRT_ERROR_NOT_FRATRIE },
    { "a proxy's 502", "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", FRT_ERROR_OFFLINE, FRT_ERROR_OFFLINE },
    { "a proxy's 504", "HTTP/1.1 504 Timeout\r\nContent-Length: 0\r\n\r\n", FRT_ERROR_OFFLINE, FRT_ERROR_OFFLINE },
    { "a proxy's 503", "HTTP/1.1 503 Away\r\nContent-Length: 0\r\n\r\n", FRT_ERROR_UNAVAILABLE, FRT_ERROR_UNAVAILABLE },
    { "a proxy's 429", "HTTP/1.1 429 Slow\r\nContent-Length: 0\r\n\r\n", FRT_ERROR_TOO_MANY_ATTEMPTS,
      FRT_ERROR_TOO_MANY_ATTEMPTS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].name);
    fixture->bytes = cases[i].bytes;
    assert_fails (fixture, cases[i].known, cases[i].unknown);
  }
}

static void
test_silence (Fixture *fixture, gconstpointer unused)
{
  fixture->pause = 2500;
  assert_fails (fixture, FRT_ERROR_OFFLINE, FRT_ERROR_OFFLINE);
}

/* Never silent for long, but never done either. */
static void
test_drip (Fixture *fixture, gconstpointer unused)
{
  fixture->bytes = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"children\":[]}";
  fixture->pause = 50;
  assert_fails (fixture, FRT_ERROR_OFFLINE, FRT_ERROR_OFFLINE);
}

/* 4 GiB announced, and as much as the client takes sent. */
static void
test_giant (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *filler = g_strnfill (64 * 1024, ' ');

  fixture->bytes = keep (fixture, g_strconcat ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                               "Content-Length: 4294967296\r\n\r\n", filler, NULL));
  fixture->repeats = 64 * 1024;
  assert_fails (fixture, FRT_ERROR_INTERNAL, FRT_ERROR_NOT_FRATRIE);
}

static void
test_limit (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *filler = g_strnfill (FRT_ANSWER_MAX_BYTES - strlen ("{\"children\":[]}"), ' ');
  const char *bytes = keep (fixture, g_strdup_printf (
    "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n"
    "Content-Length: %d\r\n\r\n{\"children\":[]}%s", FRT_ANSWER_MAX_BYTES, filler));
  const char *longer = keep (fixture, g_strdup_printf (
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"children\":[]}%s ", filler));
  g_autoptr (GListModel) children = NULL;
  g_autoptr (GError) error = NULL;

  fixture->bytes = bytes;
  children = list_children (fixture->client, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (children), ==, 0);

  fixture->bytes = longer;
  assert_fails (fixture, FRT_ERROR_INTERNAL, FRT_ERROR_NOT_FRATRIE);
}

static void
refuse_to_be_asked (Peer *peer, const PeerRequest *request, GOutputStream *output, gpointer data)
{
  peer_answer (output, "200 OK", "application/json", "{\"children\":[]}");
}

static void
test_redirection (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (Peer) other = peer_new (refuse_to_be_asked, NULL, NULL);

  fixture->bytes = keep (fixture, g_strdup_printf ("HTTP/1.1 307 Elsewhere\r\nLocation: %s%s\r\nContent-Length: 0\r\n\r\n",
                                                   peer_get_address (other), CHILDREN));
  assert_fails (fixture, FRT_ERROR_INTERNAL, FRT_ERROR_NOT_FRATRIE);
  g_assert_cmpuint (peer_count (other, NULL), ==, 0);
}

static void
test_nobody (Fixture *fixture, gconstpointer unused)
{
  peer_close (fixture->peer);
  assert_fails (fixture, FRT_ERROR_OFFLINE, FRT_ERROR_OFFLINE);
}

static void
test_insecure (void)
{
  static const char *const servers[] = { "http://service.example", "http://192.0.2.1", NULL };

  for (gsize i = 0; servers[i] != NULL; i++) {
    g_autoptr (FrtClient) client = frt_client_new (servers[i]);
    g_autoptr (GError) error = NULL;
    g_autoptr (GError) sign_in_error = NULL;

    g_assert_cmpstr (frt_client_get_server (client), ==, servers[i]);
    g_assert_null (discover (client, &error));
    g_assert_error (error, FRT_ERROR, FRT_ERROR_INSECURE);
    g_assert_false (sign_in (client, "alefevre7", "ABCDEFGH", FALSE, &sign_in_error));
    g_assert_error (sign_in_error, FRT_ERROR, FRT_ERROR_INSECURE);
  }
}

static gboolean
on_soon (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return G_SOURCE_REMOVE;
}

static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (Waiting) waiting = { NULL };

  fixture->pause = 700;
  g_timeout_add (100, on_soon, cancellable);
  frt_client_list_children_async (fixture->client, cancellable, on_done, &waiting);
  g_assert_null (frt_client_list_children_finish (fixture->client, wait_for (&waiting), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (is_offline (fixture->client));
}

static void
test_members (Fixture *fixture, gconstpointer unused)
{
  static const char problem[] =
    "HTTP/1.1 409 Conflict\r\nContent-Type: application/problem+json\r\nConnection: close\r\n\r\n"
    "{\"type\":\"urn:fratrie:problem:holder-mismatch\",\"title\":\"t\",\"status\":409,\"detail\":\"d\",\"holder\":\"Luc\","
    "\"school\":{\"uai\":\"0340001A\",\"name\":\"Les Lilas\"}}";
  static const char wait[] = "HTTP/1.1 429 Wait\r\nContent-Type: application/problem+json\r\nRetry-After: 60\r\n"
                             "Connection: close\r\n\r\n{\"type\":\"urn:fratrie:problem:too-many-attempts\"}";
  g_autoptr (GError) mismatch = NULL;
  g_autoptr (GError) throttled = NULL;
  JsonObject *members;

  fixture->bytes = problem;
  g_assert_null (list_children (fixture->client, &mismatch));
  g_assert_error (mismatch, FRT_ERROR, FRT_ERROR_HOLDER_MISMATCH);
  members = frt_error_get_members (mismatch);
  g_assert_cmpstr (json_object_get_string_member (members, "holder"), ==, "Luc");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (members, "school"), "name"), ==,
                   "Les Lilas");
  g_assert_false (json_object_has_member (members, "detail"));

  fixture->bytes = wait;
  g_assert_null (list_children (fixture->client, &throttled));
  g_assert_error (throttled, FRT_ERROR, FRT_ERROR_TOO_MANY_ATTEMPTS);
  g_assert_cmpint (json_object_get_int_member (frt_error_get_members (throttled), "retry_after"), ==, 60);
}

/* A cookie is offered at each answer; what the client says of itself is looked at from the second request on. */
static void
look_at_headers (Peer *peer, const PeerRequest *request, GOutputStream *output, gpointer data)
{
  GHashTable *seen = data;
  GHashTableIter iter;
  const char *name, *value;

  g_hash_table_iter_init (&iter, request->headers);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &value))
    g_hash_table_replace (seen, g_strdup (name), g_strdup (value));
  peer_write (output, "HTTP/1.1 404 None\r\nSet-Cookie: track=1; Path=/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

static void
test_headers (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (Peer) peer = peer_new (look_at_headers, seen, NULL);
  g_autoptr (FrtClient) client = frt_client_new (peer_get_address (peer));

  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (discover (client, &error));
    g_assert_error (error, FRT_ERROR, FRT_ERROR_NOT_FRATRIE);
  }

  g_assert_cmpstr (g_hash_table_lookup (seen, "user-agent"), ==, "fratrie/" FRT_VERSION);
  g_assert_true (g_str_has_prefix (g_hash_table_lookup (seen, "accept-language"), "fr"));
  g_assert_null (g_hash_table_lookup (seen, "cookie"));
  g_assert_null (g_hash_table_lookup (seen, "accept-encoding"));
  g_assert_null (g_hash_table_lookup (seen, "authorization"));
}

int
main (int argc, char *argv[])
{
  g_setenv ("LANGUAGE", "fr_FR:en", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add ("/client/faults/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("answers", test_answers);
  ADD ("silence", test_silence);
  ADD ("drip", test_drip);
  ADD ("giant", test_giant);
  ADD ("limit", test_limit);
  ADD ("redirection", test_redirection);
  ADD ("nobody", test_nobody);
  ADD ("cancelled", test_cancelled);
  ADD ("members", test_members);
#undef ADD
  g_test_add_func ("/client/faults/insecure", test_insecure);
  g_test_add_func ("/client/faults/headers", test_headers);

  return g_test_run ();
}
