/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "test-client-peer.h"

/* A confirmation whose answer is lost is repeated: the service answers the same again. */

#define CONFIRM "/api/v1/groupings/7/confirm"

typedef struct {
  Peer      *peer;           /* (owned) */
  FrtClient *client;         /* (owned) */
  int        cuts;           /* how many confirmations shall be lost; atomic */
} Fixture;

static void
answer_confirmation (Fixture *fixture, GOutputStream *output)
{
  FrtGroupingFields fields = { .id = "7", .state = FRT_GROUPING_CONFIRMED, .created_at = 1, .expires_at = 2,
                               .confirmed_at = 2, .digest = "d", .primary_username = "alefevre7",
                               .primary_first_name = "Anaïs", .primary_last_name = "LEFÈVRE" };
  g_autoptr (GListModel) none = G_LIST_MODEL (g_list_store_new (FRT_TYPE_CHILD));
  g_autoptr (GListModel) accounts = G_LIST_MODEL (g_list_store_new (FRT_TYPE_GROUPING_ACCOUNT));
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autoptr (FrtGrouping) grouping = frt_grouping_new (&fields, accounts, none, none, steps);
  FrtJsonWriter *writer = frt_json_writer_new ();
  g_autofree char *body = NULL;

  frt_grouping_write (grouping, writer);
  body = frt_json_writer_end (writer, NULL);
  if (g_atomic_int_add (&fixture->cuts, -1) <= 0)
    peer_answer (output, "200 OK", "application/json", body);
}

static void
answer (Peer *peer, const PeerRequest *request, GOutputStream *output, gpointer data)
{
  if (g_str_equal (request->path, "/api/v1/sessions"))
    peer_answer_tokens (output, "201 Created", 1, 900);
  else
    answer_confirmation (data, output);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->peer = peer_new (answer, fixture, NULL);
  fixture->client = g_object_new (FRT_TYPE_CLIENT, "server", peer_get_address (fixture->peer), "timeout", 5, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->client);
  peer_free (fixture->peer);
}

static void
sign_in_here (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sign_in (fixture->client, "alefevre7", "long enough a secret", FALSE, &error));
  g_assert_no_error (error);
}

static FrtGrouping *
confirm (Fixture *fixture, GCancellable *cancellable, GError **error)
{
  g_auto (Waiting) waiting = { NULL };

  frt_client_confirm_grouping_async (fixture->client, "7", "d", cancellable, on_done, &waiting);

  return frt_client_confirm_grouping_finish (fixture->client, wait_for (&waiting), error);
}

static void
test_confirmed_in_the_end (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (FrtGrouping) grouping = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();

  sign_in_here (fixture);
  g_atomic_int_set (&fixture->cuts, 2);
  grouping = confirm (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (frt_grouping_get_fields (grouping)->state, ==, FRT_GROUPING_CONFIRMED);
  g_assert_cmpuint (peer_count (fixture->peer, CONFIRM), ==, 3);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 2 * G_USEC_PER_SEC);
}

static void
test_never_confirmed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  sign_in_here (fixture);
  g_atomic_int_set (&fixture->cuts, G_MAXINT);
  g_assert_null (confirm (fixture, NULL, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_OFFLINE);
  g_assert_cmpuint (peer_count (fixture->peer, CONFIRM), ==, 4);
}

typedef struct {
  Peer         *peer;
  GCancellable *cancellable;
} Impatience;

static gboolean
on_look (gpointer user_data)
{
  Impatience *impatience = user_data;

  if (peer_count (impatience->peer, CONFIRM) == 0)
    return G_SOURCE_CONTINUE;
  g_cancellable_cancel (impatience->cancellable);

  return G_SOURCE_REMOVE;
}

static void
test_confirmation_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Impatience impatience = { fixture->peer, cancellable };

  sign_in_here (fixture);
  g_atomic_int_set (&fixture->cuts, G_MAXINT);
  g_timeout_add (10, on_look, &impatience);
  g_assert_null (confirm (fixture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (peer_count (fixture->peer, CONFIRM), ==, 1);
}

static void
test_not_even_sent (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();

  sign_in_here (fixture);
  peer_close (fixture->peer);
  g_assert_null (confirm (fixture, NULL, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_OFFLINE);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 2 * G_USEC_PER_SEC);      /* three repeats would wait longer */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add ("/client/confirm/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("confirmed-in-the-end", test_confirmed_in_the_end);
  ADD ("never-confirmed", test_never_confirmed);
  ADD ("cancelled", test_confirmation_cancelled);
  ADD ("not-even-sent", test_not_even_sent);
#undef ADD

  return g_test_run ();
}
