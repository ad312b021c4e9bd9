/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-keyring.h"

#include "slow-keyring.h"

/* A keyring that answers late, or never: whoever asks is answered in time, and what was asked for last is what stands. */

#define SERVER   "http://127.0.0.1:1"
#define LIMIT    1      /* seconds */
#define PATIENCE 60     /* seconds, for a slow machine */

typedef struct {
  FrtKeyring     *keyring;      /* (owned) */
  guint           answers;
  FrtKeyringStatus status;      /* of the last answer */
  FrtKeyringItem *item;         /* (owned) (nullable) found */
  guint           late;         /* tokens kept late */
} Fixture;

static void
on_kept_late (FrtKeyring *keyring, FrtSecret *token, Fixture *fixture)
{
  fixture->late++;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  slow_keyring_empty ();
  fixture->keyring = frt_keyring_new (LIMIT);
  g_signal_connect (fixture->keyring, "kept-late", G_CALLBACK (on_kept_late), fixture);
}

static gboolean
on_patience_ended (gpointer what)
{
  g_error ("waited too long for %s", (const char *) what);

  return G_SOURCE_REMOVE;
}

/* Runs the main loop until nothing is left to do in it. */
static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
wait_answers (Fixture *fixture, guint number)
{
  guint patience = g_timeout_add_seconds (PATIENCE, on_patience_ended, (gpointer) "an answer");

  while (fixture->answers < number)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}

static void
wait_held (guint number)
{
  guint patience = g_timeout_add_seconds (PATIENCE, on_patience_ended, (gpointer) "a call");

  while (slow_keyring_held () < number)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  slow_keyring_answer (slow_keyring_held ());
  settle ();
  g_clear_pointer (&fixture->item, frt_keyring_item_free);
  g_assert_finalize_object (fixture->keyring);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->answers++;
  fixture->status = frt_keyring_finish (FRT_KEYRING (source), result);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->answers++;
  g_clear_pointer (&fixture->item, frt_keyring_item_free);
  fixture->item = frt_keyring_lookup_finish (FRT_KEYRING (source), result, &fixture->status);
}

static void
store (Fixture *fixture, const char *token)
{
  g_autoptr (FrtSecret) secret = frt_secret_new (token);

  frt_keyring_store_async (fixture->keyring, SERVER, "alefevre7", secret, on_done, fixture);
}

static void
clear (Fixture *fixture)
{
  frt_keyring_clear_async (fixture->keyring, SERVER, "alefevre7", on_done, fixture);
}

/* What is asked now is answered for want of an answer, and is still held. */
static void
assert_given_up (Fixture *fixture)
{
  const guint answers = fixture->answers + 1;

  wait_answers (fixture, answers);
  g_assert_cmpint (fixture->status, ==, FRT_KEYRING_LOCKED);
  g_assert_cmpuint (slow_keyring_held (), >=, 1);
}

static void
test_in_time (Fixture *fixture, gconstpointer unused)
{
  store (fixture, "first");
  store (fixture, "second");
  wait_answers (fixture, 2);
  g_assert_cmpint (fixture->status, ==, FRT_KEYRING_OK);
  g_assert_cmpstr (slow_keyring_get (SERVER, "alefevre7"), ==, "second");

  frt_keyring_lookup_async (fixture->keyring, SERVER, LIMIT, on_looked_up, fixture);
  wait_answers (fixture, 3);
  g_assert_cmpint (fixture->status, ==, FRT_KEYRING_OK);
  g_assert_cmpstr (fixture->item->username, ==, "alefevre7");
  g_assert_cmpstr (frt_secret_get (fixture->item->refresh_token), ==, "second");

  clear (fixture);
  wait_answers (fixture, 4);
  g_assert_null (slow_keyring_get (SERVER, "alefevre7"));
  g_assert_cmpuint (fixture->late, ==, 0);
}

static void
test_store_comes_late (Fixture *fixture, gconstpointer unused)
{
  slow_keyring_hold ();
  store (fixture, "token");
  assert_given_up (fixture);
  g_assert_cmpuint (fixture->late, ==, 0);

  slow_keyring_answer (1);
  settle ();
  g_assert_cmpstr (slow_keyring_get (SERVER, "alefevre7"), ==, "token");
  g_assert_cmpuint (fixture->late, ==, 1);
  g_assert_cmpuint (fixture->answers, ==, 1);
}

/* A store that was given up lands after the token was cleared: it is cleared again. */
static void
test_cleared_meanwhile (Fixture *fixture, gconstpointer unused)
{
  slow_keyring_hold ();
  store (fixture, "token");
  assert_given_up (fixture);
  clear (fixture);
  assert_given_up (fixture);

  g_assert_cmpuint (slow_keyring_held (), ==, 2);
  slow_keyring_answer (1);      /* the store, while the clear is as good as lost */
  settle ();
  g_assert_null (slow_keyring_get (SERVER, "alefevre7"));
  g_assert_cmpuint (fixture->late, ==, 0);
}

/* A store, or a clear, that was given up lands after another token was stored: that one is what stands. */
static void
test_stored_meanwhile (Fixture *fixture, gconstpointer first)
{
  slow_keyring_hold ();
  if (g_strcmp0 (first, "clear") == 0)
    clear (fixture);
  else
    store (fixture, "old");
  assert_given_up (fixture);
  slow_keyring_answer (0);
  store (fixture, "new");
  wait_answers (fixture, 2);
  g_assert_cmpint (fixture->status, ==, FRT_KEYRING_OK);

  g_assert_cmpuint (slow_keyring_held (), ==, 1);
  slow_keyring_answer (1);
  settle ();
  g_assert_cmpstr (slow_keyring_get (SERVER, "alefevre7"), ==, "new");
}

/* The first search is lost; the next is not. */
static void
test_searched_again (Fixture *fixture, gconstpointer unused)
{
  store (fixture, "token");
  wait_answers (fixture, 1);
  slow_keyring_hold ();
  frt_keyring_lookup_async (fixture->keyring, SERVER, PATIENCE, on_looked_up, fixture);
  wait_held (1);
  slow_keyring_answer (0);
  wait_answers (fixture, 2);
  g_assert_cmpint (fixture->status, ==, FRT_KEYRING_OK);
  g_assert_cmpstr (frt_secret_get (fixture->item->refresh_token), ==, "token");
}

static void
test_search_never_answered (Fixture *fixture, gconstpointer unused)
{
  slow_keyring_hold ();
  frt_keyring_lookup_async (fixture->keyring, SERVER, LIMIT, on_looked_up, fixture);
  assert_given_up (fixture);
  g_assert_null (fixture->item);
}

/* The daemon does not come back: whatever is asked next is answered all the same, and nobody waits for the other. */
static void
test_never_answered (Fixture *fixture, gconstpointer unused)
{
  slow_keyring_hold ();
  store (fixture, "first");
  clear (fixture);
  store (fixture, "second");
  wait_answers (fixture, 3);
  g_assert_cmpint (fixture->status, ==, FRT_KEYRING_LOCKED);
  g_assert_null (slow_keyring_get (SERVER, "alefevre7"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  slow_keyring_install ();

  g_test_add ("/keyring/in-time", Fixture, NULL, set_up, test_in_time, tear_down);
  g_test_add ("/keyring/store-comes-late", Fixture, NULL, set_up, test_store_comes_late, tear_down);
  g_test_add ("/keyring/cleared-meanwhile", Fixture, NULL, set_up, test_cleared_meanwhile, tear_down);
  g_test_add ("/keyring/stored-meanwhile", Fixture, NULL, set_up, test_stored_meanwhile, tear_down);
  g_test_add ("/keyring/stored-after-clear", Fixture, "clear", set_up, test_stored_meanwhile, tear_down);
  g_test_add ("/keyring/searched-again", Fixture, NULL, set_up, test_searched_again, tear_down);
  g_test_add ("/keyring/search-never-answered", Fixture, NULL, set_up, test_search_never_answered, tear_down);
  g_test_add ("/keyring/never-answered", Fixture, NULL, set_up, test_never_answered, tear_down);

  return g_test_run ();
}
