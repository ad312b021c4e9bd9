/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "test-client-peer.h"

#include <string.h>

/* Sessions and their renewal, at a peer that keeps tokens as strictly as the service does. */

#define CHILDREN "/api/v1/children"
#define REFRESH  "/api/v1/sessions/refresh"
#define CURRENT  "/api/v1/sessions/current"

typedef enum { RENEW, REFUSE, LOSE, AWAY, GARBLE } RefreshAnswer;

typedef struct {
  Peer          *peer;           /* (owned) */
  FrtClient     *client;         /* (owned) */
  guint          tokens_changed;
  guint          sessions_ended;

  GMutex         lock;           /* of what follows */
  guint          generation;     /* of the refresh token that is good now */
  guint          access;         /* of the access token that is good now; 0: none */
  gint64         lifetime;       /* seconds, told at sign-in */
  RefreshAnswer  refresh;
  guint          refresh_pause;  /* milliseconds */
  gboolean       reused;         /* an old refresh token was seen */
} Fixture;

static gboolean
is_authorised (Fixture *fixture, const PeerRequest *request)
{
  g_autofree char *bearer = g_strdup_printf ("Bearer access-%u", fixture->access);

  return g_strcmp0 (g_hash_table_lookup (request->headers, "authorization"), bearer) == 0;
}

static void
answer_refresh (Fixture *fixture, const PeerRequest *request, GOutputStream *output)
{
  g_autofree char *current = g_strdup_printf ("{\"refresh_token\":\"refresh-%u\"}", fixture->generation);
  g_autofree char *body = g_strdup (request->body);

  for (char *c = body; *c != '\0'; c++) {      /* spaces do not matter */
    if (*c == ' ' || *c == '\n')
      memmove (c, c + 1, strlen (c));
  }
  fixture->reused = fixture->reused || !g_str_equal (body, current);

  g_mutex_unlock (&fixture->lock);
  g_usleep (fixture->refresh_pause * 1000);
  g_mutex_lock (&fixture->lock);
  switch (fixture->refresh) {
  case RENEW:
    fixture->access = ++fixture->generation;
    peer_answer_tokens (output, "200 OK", fixture->generation, 900);
    break;
  case REFUSE:
    peer_answer_problem (output, "401 Unauthorized", "session-expired");
    break;
  case LOSE:
    fixture->generation++;
    break;
  case AWAY:
    peer_answer_problem (output, "503 Away", "unavailable");
    break;
  case GARBLE:
    fixture->generation++;
    peer_answer (output, "200 OK", "text/html", "<html>");
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
answer (Peer *peer, const PeerRequest *request, GOutputStream *output, gpointer data)
{
  Fixture *fixture = data;

  g_mutex_lock (&fixture->lock);
  if (g_str_equal (request->path, "/api/v1/sessions")) {
    fixture->access = ++fixture->generation;
    peer_answer_tokens (output, "201 Created", fixture->generation, fixture->lifetime);
  } else if (g_str_equal (request->path, REFRESH))
    answer_refresh (fixture, request, output);
  else if (!is_authorised (fixture, request))
    peer_answer_problem (output, "401 Unauthorized", "session-expired");
  else if (g_str_equal (request->path, CURRENT))
    peer_write (output, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
  else
    peer_answer (output, "200 OK", "application/json", "{\"children\":[]}");
  g_mutex_unlock (&fixture->lock);
}

static void
on_tokens_changed (FrtClient *client, gpointer user_data)
{
  ((Fixture *) user_data)->tokens_changed++;
}

static void
on_session_ended (FrtClient *client, gpointer user_data)
{
  ((Fixture *) user_data)->sessions_ended++;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_mutex_init (&fixture->lock);
  fixture->lifetime = 900;
  fixture->peer = peer_new (answer, fixture, NULL);
  fixture->client = g_object_new (FRT_TYPE_CLIENT, "server", peer_get_address (fixture->peer), "timeout", 5, NULL);
  g_signal_connect (fixture->client, "refresh-token-changed", G_CALLBACK (on_tokens_changed), fixture);
  g_signal_connect (fixture->client, "session-ended", G_CALLBACK (on_session_ended), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_false (fixture->reused);
  g_assert_finalize_object (fixture->client);
  peer_free (fixture->peer);
  g_mutex_clear (&fixture->lock);
}

static void
sign_in_here (Fixture *fixture, gboolean persistent)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sign_in (fixture->client, "alefevre7", "long enough a secret", persistent, &error));
  g_assert_no_error (error);
}

static void
expire (Fixture *fixture)
{
  g_mutex_lock (&fixture->lock);
  fixture->access = 0;
  g_mutex_unlock (&fixture->lock);
}

static void
assert_lists_children (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) children = list_children (fixture->client, &error);

  g_assert_no_error (error);
  g_assert_nonnull (children);
}

static void
assert_call_fails (Fixture *fixture, FrtErrorCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (list_children (fixture->client, &error));
  g_assert_error (error, FRT_ERROR, (int) code);
}

static void
assert_signed_out (Fixture *fixture)
{
  g_assert_false (frt_client_get_signed_in (fixture->client));
  g_assert_null (frt_client_get_account (fixture->client));
  g_assert_null (frt_client_get_refresh_token (fixture->client));
}

static void
test_sign_in (Fixture *fixture, gconstpointer unused)
{
  assert_signed_out (fixture);
  assert_call_fails (fixture, FRT_ERROR_SESSION_EXPIRED);
  g_assert_cmpuint (peer_count (fixture->peer, NULL), ==, 0);

  sign_in_here (fixture, TRUE);
  g_assert_true (frt_client_get_signed_in (fixture->client));
  g_assert_true (frt_client_get_persistent (fixture->client));
  g_assert_cmpstr (frt_account_get_fields (frt_client_get_account (fixture->client))->username, ==, "alefevre7");
  g_assert_cmpstr (frt_secret_get (frt_client_get_refresh_token (fixture->client)), ==, "refresh-1");
  g_assert_cmpuint (fixture->tokens_changed, ==, 1);
  assert_lists_children (fixture);
  g_assert_cmpuint (peer_count (fixture->peer, REFRESH), ==, 0);

  frt_client_forget (fixture->client);
  assert_signed_out (fixture);
  g_assert_cmpuint (fixture->sessions_ended, ==, 0);
}

static void
test_renewed_when_refused (Fixture *fixture, gconstpointer unused)
{
  sign_in_here (fixture, TRUE);
  expire (fixture);
  assert_lists_children (fixture);
  g_assert_cmpuint (peer_count (fixture->peer, REFRESH), ==, 1);
  g_assert_cmpuint (peer_count (fixture->peer, CHILDREN), ==, 2);
  g_assert_cmpuint (fixture->tokens_changed, ==, 2);
  g_assert_true (frt_client_get_persistent (fixture->client));
  g_assert_cmpstr (frt_secret_get (frt_client_get_refresh_token (fixture->client)), ==, "refresh-2");
}

static void
test_renewed_before_the_end (Fixture *fixture, gconstpointer unused)
{
  fixture->lifetime = 1;
  sign_in_here (fixture, FALSE);
  assert_lists_children (fixture);
  g_assert_cmpuint (peer_count (fixture->peer, REFRESH), ==, 1);
  g_assert_cmpuint (peer_count (fixture->peer, CHILDREN), ==, 1);
  assert_lists_children (fixture);
  g_assert_cmpuint (peer_count (fixture->peer, REFRESH), ==, 1);
}

static void
test_renewed_once_for_all (Fixture *fixture, gconstpointer unused)
{
  Waiting waiting[5] = { 0 };

  sign_in_here (fixture, FALSE);
  expire (fixture);
  fixture->refresh_pause = 200;
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    frt_client_list_children_async (fixture->client, NULL, on_done, &waiting[i]);
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GListModel) children = frt_client_list_children_finish (fixture->client, wait_for (&waiting[i]), &error);

    g_assert_no_error (error);
    g_assert_nonnull (children);
    waiting_clear (&waiting[i]);
  }
  g_assert_cmpuint (peer_count (fixture->peer, REFRESH), ==, 1);
}

/* Whatever becomes of a refresh token that was sent, it is not sent again. */
static void
assert_session_ends (Fixture *fixture, RefreshAnswer refresh)
{
  sign_in_here (fixture, TRUE);
  expire (fixture);
  fixture->refresh = refresh;
  assert_call_fails (fixture, FRT_ERROR_SESSION_EXPIRED);
  assert_signed_out (fixture);
  g_assert_cmpuint (fixture->sessions_ended, ==, 1);
  assert_call_fails (fixture, FRT_ERROR_SESSION_EXPIRED);
  g_assert_cmpuint (peer_count (fixture->peer, REFRESH), ==, 1);
  g_assert_cmpuint (fixture->sessions_ended, ==, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  assert_session_ends (fixture, REFUSE);
}

static void
test_lost (Fixture *fixture, gconstpointer unused)
{
  assert_session_ends (fixture, LOSE);
}

static void
test_garbled (Fixture *fixture, gconstpointer unused)
{
  assert_session_ends (fixture, GARBLE);
}

static void
test_away (Fixture *fixture, gconstpointer unused)
{
  sign_in_here (fixture, TRUE);
  expire (fixture);
  fixture->refresh = AWAY;
  assert_call_fails (fixture, FRT_ERROR_UNAVAILABLE);
  g_assert_true (frt_client_get_signed_in (fixture->client));

  fixture->refresh = RENEW;
  assert_lists_children (fixture);
  g_assert_cmpuint (fixture->sessions_ended, ==, 0);
}

static void
test_nobody (Fixture *fixture, gconstpointer unused)
{
  fixture->lifetime = 1;
  sign_in_here (fixture, TRUE);
  peer_close (fixture->peer);
  assert_call_fails (fixture, FRT_ERROR_OFFLINE);
  g_assert_true (frt_client_get_signed_in (fixture->client));
  g_assert_cmpuint (fixture->sessions_ended, ==, 0);
}

static gboolean
on_soon (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return G_SOURCE_REMOVE;
}

/* One who loses patience gets away at once; the renewal goes on, and those who wait have their answer. */
static void
test_one_goes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) children = NULL;
  g_auto (Waiting) impatient = { NULL };
  g_auto (Waiting) patient = { NULL };

  fixture->lifetime = 1;
  sign_in_here (fixture, FALSE);
  fixture->refresh_pause = 800;
  g_timeout_add (100, on_soon, cancellable);
  frt_client_list_children_async (fixture->client, cancellable, on_done, &impatient);
  frt_client_list_children_async (fixture->client, NULL, on_done, &patient);

  g_assert_null (frt_client_list_children_finish (fixture->client, wait_for (&impatient), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (patient.result);
  g_clear_error (&error);
  children = frt_client_list_children_finish (fixture->client, wait_for (&patient), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (peer_count (fixture->peer, REFRESH), ==, 1);
}

static void
test_forgotten_meanwhile (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_auto (Waiting) waiting = { NULL };

  fixture->lifetime = 1;
  sign_in_here (fixture, FALSE);
  fixture->refresh_pause = 200;
  frt_client_list_children_async (fixture->client, NULL, on_done, &waiting);
  frt_client_forget (fixture->client);
  g_assert_null (frt_client_list_children_finish (fixture->client, wait_for (&waiting), &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_SESSION_EXPIRED);
  assert_signed_out (fixture);
  g_assert_cmpuint (fixture->tokens_changed, ==, 1);
}

static gboolean
restore (Fixture *fixture, const char *token, GError **error)
{
  g_autoptr (FrtSecret) secret = frt_secret_new (token);
  g_auto (Waiting) waiting = { NULL };

  frt_client_restore_async (fixture->client, secret, NULL, on_done, &waiting);

  return frt_client_restore_finish (fixture->client, wait_for (&waiting), error);
}

static void
test_restored (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->generation = 4;
  g_assert_true (restore (fixture, "refresh-4", &error));
  g_assert_no_error (error);
  g_assert_true (frt_client_get_signed_in (fixture->client));
  g_assert_true (frt_client_get_persistent (fixture->client));
  g_assert_cmpuint (fixture->tokens_changed, ==, 1);
  assert_lists_children (fixture);
}

static void
test_not_restored (Fixture *fixture, gconstpointer unused)
{
  static const struct { RefreshAnswer refresh; FrtErrorCode code; } cases[] = {
    { REFUSE, FRT_ERROR_SESSION_EXPIRED }, { LOSE, FRT_ERROR_SESSION_EXPIRED }, { AWAY, FRT_ERROR_UNAVAILABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    fixture->generation = 4;
    fixture->refresh = cases[i].refresh;
    g_assert_false (restore (fixture, "refresh-4", &error));
    g_assert_error (error, FRT_ERROR, (int) cases[i].code);
    assert_signed_out (fixture);
  }
  g_assert_cmpuint (fixture->sessions_ended, ==, 0);
}

static gboolean
sign_out (Fixture *fixture, GError **error)
{
  g_auto (Waiting) waiting = { NULL };

  frt_client_sign_out_async (fixture->client, NULL, on_done, &waiting);

  return frt_client_sign_out_finish (fixture->client, wait_for (&waiting), error);
}

static void
test_sign_out (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  sign_in_here (fixture, TRUE);
  g_assert_true (sign_out (fixture, &error));
  g_assert_no_error (error);
  assert_signed_out (fixture);
  g_assert_cmpuint (peer_count (fixture->peer, CURRENT), ==, 1);

  sign_in_here (fixture, TRUE);
  peer_close (fixture->peer);
  g_assert_false (sign_out (fixture, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_OFFLINE);
  assert_signed_out (fixture);
  g_assert_cmpuint (fixture->sessions_ended, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add ("/client/session/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("sign-in", test_sign_in);
  ADD ("renewed-when-refused", test_renewed_when_refused);
  ADD ("renewed-before-the-end", test_renewed_before_the_end);
  ADD ("renewed-once-for-all", test_renewed_once_for_all);
  ADD ("refused", test_refused);
  ADD ("lost", test_lost);
  ADD ("garbled", test_garbled);
  ADD ("away", test_away);
  ADD ("nobody", test_nobody);
  ADD ("one-goes", test_one_goes);
  ADD ("forgotten-meanwhile", test_forgotten_meanwhile);
  ADD ("restored", test_restored);
  ADD ("not-restored", test_not_restored);
  ADD ("sign-out", test_sign_out);
#undef ADD

  return g_test_run ();
}
