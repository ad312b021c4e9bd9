/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-session.h"

#include "slow-keyring.h"
#include "test-client-peer.h"

/* The session and a keyring that answers too late: what the parent is told is what is true. */

#define USERNAME "alefevre7"
#define LIMIT    1      /* seconds */

typedef struct {
  Peer       *peer;           /* (owned) */
  FrtClient  *client;         /* (owned) */
  FrtSession *session;        /* (owned) */
  guint       generation;     /* of the tokens given out; used on the peer's threads, of which one runs at a time */
} Fixture;

static void
answer (Peer *peer, const PeerRequest *request, GOutputStream *output, gpointer data)
{
  Fixture *fixture = data;

  if (g_str_equal (request->path, "/api/v1/sessions/current"))
    peer_write (output, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
  else
    peer_answer_tokens (output, "201 Created", ++fixture->generation, 900);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (FrtKeyring) keyring = frt_keyring_new (LIMIT);

  slow_keyring_empty ();
  fixture->peer = peer_new (answer, fixture, NULL);
  fixture->client = g_object_new (FRT_TYPE_CLIENT, "server", peer_get_address (fixture->peer), "timeout", 60, NULL);
  fixture->session = frt_session_new (fixture->client, keyring);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  slow_keyring_answer (slow_keyring_held ());
  settle ();
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->client);
  peer_free (fixture->peer);
}

static const char *
kept (Fixture *fixture)
{
  return slow_keyring_get (frt_client_get_server (fixture->client), USERNAME);
}

static void
wait_state (Fixture *fixture, FrtKeyringStatus state)
{
  while (frt_session_get_keyring_state (fixture->session) != state)
    g_main_context_iteration (NULL, TRUE);
}

/* Signs in to stay; the keyring does not answer, and this is told. */
static void
sign_in_unkept (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  slow_keyring_hold ();
  g_assert_true (sign_in (fixture->client, USERNAME, "long enough a secret", TRUE, &error));
  g_assert_no_error (error);
  wait_state (fixture, FRT_KEYRING_LOCKED);
}

static void
sign_out (Fixture *fixture)
{
  g_auto (Waiting) waiting = { 0 };

  frt_session_sign_out_async (fixture->session, NULL, on_done, &waiting);
  g_assert_true (frt_session_sign_out_finish (fixture->session, wait_for (&waiting), NULL));
}

/* It is kept after all, and said to be. */
static void
test_kept_late (Fixture *fixture, gconstpointer unused)
{
  sign_in_unkept (fixture);
  slow_keyring_answer (1);
  wait_state (fixture, FRT_KEYRING_OK);
  g_assert_cmpstr (kept (fixture), ==, frt_secret_get (frt_client_get_refresh_token (fixture->client)));
}

/* An older token is kept late: the one that is good now takes its place, for an old one would end the session. */
static void
test_renewed_meanwhile (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  sign_in_unkept (fixture);
  g_assert_true (sign_in (fixture->client, USERNAME, "long enough a secret", TRUE, &error));
  g_assert_no_error (error);
  slow_keyring_answer (1);
  wait_state (fixture, FRT_KEYRING_OK);
  g_assert_cmpstr (kept (fixture), ==, frt_secret_get (frt_client_get_refresh_token (fixture->client)));
}

/* Nothing of a session that is over comes back. */
static void
test_signed_out_meanwhile (Fixture *fixture, gconstpointer unused)
{
  sign_in_unkept (fixture);
  sign_out (fixture);
  while (slow_keyring_held () < 2)
    g_main_context_iteration (NULL, TRUE);
  slow_keyring_answer (2);
  settle ();
  g_assert_null (kept (fixture));
}

/* Nor when nothing may be kept any more. */
static void
test_shared_meanwhile (Fixture *fixture, gconstpointer unused)
{
  sign_in_unkept (fixture);
  frt_session_set_can_stay (fixture->session, FALSE);
  while (slow_keyring_held () < 2)
    g_main_context_iteration (NULL, TRUE);
  slow_keyring_answer (1);      /* the store; the clear is as good as lost */
  while (kept (fixture) == NULL)
    g_main_context_iteration (NULL, TRUE);
  while (kept (fixture) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (frt_session_get_keyring_state (fixture->session), ==, FRT_KEYRING_OK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  slow_keyring_install ();

  g_test_add ("/session/kept-late", Fixture, NULL, set_up, test_kept_late, tear_down);
  g_test_add ("/session/renewed-meanwhile", Fixture, NULL, set_up, test_renewed_meanwhile, tear_down);
  g_test_add ("/session/signed-out-meanwhile", Fixture, NULL, set_up, test_signed_out_meanwhile, tear_down);
  g_test_add ("/session/shared-meanwhile", Fixture, NULL, set_up, test_shared_meanwhile, tear_down);

  return g_test_run ();
}
