/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "common/frt-error.h"
#include "common/frt-limits.h"
#include "domain/frt-letters.h"
#include "domain/frt-passwords.h"
#include "domain/frt-retention.h"
#include "domain/frt-school-accounts.h"
#include "domain/frt-sessions.h"
#include "domain/frt-staff.h"
#include "store/frt-transaction.h"

/* Rule 6: what is purged, what stays, and that the school prints a new letter. */

typedef struct {
  World      world;
  GPtrArray *a, *b;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  world_set_up (&fixture->world, NULL);
  world_add_family (&fixture->world);
  fixture->a = world_letters (&fixture->world, WORLD_A);
  fixture->b = world_letters (&fixture->world, WORLD_B);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  world_assert_sound (&fixture->world);
  g_ptr_array_unref (fixture->a);
  g_ptr_array_unref (fixture->b);
  world_tear_down (&fixture->world, NULL);
}

static void
purge (Fixture *fixture, guint never_activated, guint idle)
{
  g_autoptr (GError) error = NULL;
  FrtPurge purged;

  frt_retention_purge (&fixture->world.domain, &purged, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (purged.never_activated, ==, never_activated);
  g_assert_cmpuint (purged.idle, ==, idle);
  world_assert_sound (&fixture->world);
}

static int
sign_in (Fixture *fixture, const char *username, const char *password)
{
  g_autoptr (GError) error = NULL;
  FrtIdentity identity;

  return world_try_sign_in (&fixture->world, username, password, &identity, &error) ? 0 : error->code;
}

static void
test_never_activated (Fixture *fixture, gconstpointer unused)
{
  const FrtLetter *marc = world_find_letter (fixture->a, "Marc");
  const char *usernames[] = { world_find_letter (fixture->a, "Anaïs")->username, NULL };
  FrtLetterChoice choice = { .usernames = usernames };
  g_autoptr (GPtrArray) reprinted = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  world_advance (&fixture->world, 60 * FRT_DAY);
  purge (fixture, 0, 0);
  reprinted = frt_letters_issue (&fixture->world.domain, WORLD_A, &choice, NULL, &error);
  g_assert_no_error (error);
  world_advance (&fixture->world, 30 * FRT_DAY);
  purge (fixture, 4, 0);      /* Marc; Luc and Anais in B; ANAÏS in C, who was never notified */
  g_assert_cmpint (sign_in (fixture, marc->username, frt_secret_get (marc->password)), ==, FRT_ERROR_INVALID_CREDENTIALS);
  again = world_letters (&fixture->world, WORLD_A);
  g_assert_cmpuint (again->len, ==, 1);
  marc = world_find_letter (again, "Marc");
  g_assert_cmpuint (g_strv_length (marc->children), ==, 2);      /* guardian and children stay */
  g_assert_cmpint (sign_in (fixture, marc->username, frt_secret_get (marc->password)), ==, 0);
  purge (fixture, 0, 0);
}

static void
test_idle_with_its_grouping (Fixture *fixture, gconstpointer unused)
{
  const char *username = world_find_letter (fixture->a, "Anaïs")->username;
  g_autoptr (GPtrArray) a = NULL, b = NULL;
  g_autofree char *children = NULL;
  FrtIdentity anais;

  world_activate (&fixture->world, world_find_letter (fixture->a, "Anaïs"), &anais);
  world_group (&fixture->world, &anais, world_find_letter (fixture->b, "Anais"));
  world_advance (&fixture->world, 364 * FRT_DAY);
  purge (fixture, 3, 0);                                           /* the letters that nobody used */
  g_assert_cmpint (sign_in (fixture, username, WORLD_PASSWORD), ==, 0);      /* used once more: a year from here */
  world_advance (&fixture->world, 364 * FRT_DAY);
  purge (fixture, 0, 0);
  world_advance (&fixture->world, FRT_DAY);
  purge (fixture, 0, 2);                                           /* with what was grouped into it */
  g_assert_cmpint (sign_in (fixture, username, WORLD_PASSWORD), ==, FRT_ERROR_INVALID_CREDENTIALS);
  a = world_letters (&fixture->world, WORLD_A);
  b = world_letters (&fixture->world, WORLD_B);
  world_activate (&fixture->world, world_find_letter (a, "Anaïs"), &anais);
  children = world_children (&fixture->world, &anais);
  g_assert_cmpstr (children, ==, "Noé Zoé");
  g_assert_cmpuint (g_strv_length (world_find_letter (b, "Anais")->children), ==, 1);
}

static void
test_open_session_is_use (Fixture *fixture, gconstpointer unused)
{
  FrtSignIn request = { world_find_letter (fixture->a, "Anaïs")->username, WORLD_PASSWORD, NULL, TRUE, WORLD_ADDRESS };
  g_autoptr (FrtTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;
  FrtIdentity anais;

  world_activate (&fixture->world, world_find_letter (fixture->a, "Anaïs"), &anais);
  tokens = frt_sessions_sign_in (&fixture->world.domain, &request, &error);
  for (int month = 0; month < 14; month++) {
    g_autoptr (FrtTokens) next = NULL;

    world_advance (&fixture->world, 30 * FRT_DAY);
    next = frt_sessions_refresh (&fixture->world.domain, frt_secret_get (tokens->refresh_token), &error);
    g_assert_no_error (error);
    frt_tokens_free (tokens);
    tokens = g_steal_pointer (&next);
  }
  purge (fixture, 4, 0);      /* the others; not her, who never signed in anew */
}

/* Rule 11, and more: nothing of the holder is left. */
static void
test_nothing_is_left (Fixture *fixture, gconstpointer unused)
{
  static const char *const questions[] = {
    "SELECT count(*) FROM account WHERE email IS NOT NULL OR phone IS NOT NULL OR password_hash IS NOT NULL",
    "SELECT count(*) FROM account WHERE first_name <> '' OR birth_name <> '' OR used_name IS NOT NULL",
    "SELECT count(*) FROM letter", "SELECT count(*) FROM session", "SELECT count(*) FROM email_code",
    "SELECT count(*) FROM search_word", "SELECT count(*) FROM attachment",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtTransaction) tx = NULL;
  FrtAccountQuery query = { 0 };
  g_autoptr (JsonNode) page = NULL;
  FrtIdentity anais;

  world_activate (&fixture->world, world_find_letter (fixture->a, "Anaïs"), &anais);
  world_advance (&fixture->world, 365 * FRT_DAY);
  purge (fixture, 4, 1);
  tx = frt_store_read (fixture->world.store, &error);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++) {
    gint64 count;

    frt_query_int (tx, &count, &error, questions[i], "");
    g_assert_no_error (error);
    g_assert_cmpint (count, ==, 0);
  }
  g_clear_pointer (&tx, frt_transaction_free);
  page = frt_school_accounts_search (&fixture->world.domain, WORLD_A, &query, &error);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (page), "accounts")), ==, 0);
}

static void
test_staff_name_is_free_again (Fixture *fixture, gconstpointer unused)
{
  FrtNewStaff staff = { .username = "secretariat" };
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtLetter) one = frt_staff_add (&fixture->world.domain, WORLD_A, &staff, &error), two = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (one);
  world_advance (&fixture->world, 90 * FRT_DAY);
  purge (fixture, 6, 0);
  two = frt_staff_add (&fixture->world.domain, WORLD_A, &staff, &error);
  g_assert_no_error (error);
}

/* All are settings. */
static void
test_settings (Fixture *fixture, gconstpointer unused)
{
  FrtIdentity anais;

  world_activate (&fixture->world, world_find_letter (fixture->a, "Anaïs"), &anais);
  fixture->world.domain.settings.never_activated_days = 10;
  fixture->world.domain.settings.idle_days = 20;
  world_advance (&fixture->world, 10 * FRT_DAY);
  purge (fixture, 4, 0);
  world_advance (&fixture->world, 10 * FRT_DAY);
  purge (fixture, 0, 1);
}

/* Rule 8: never cheaper than the contract says. */
static void
test_calibrate (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  double milliseconds;
  guint passes;

  frt_passwords_calibrate (&fixture->world.domain, 1, &passes, &milliseconds, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (passes, ==, 2);
  g_assert_cmpfloat (milliseconds, >, 0);
}

static gint64
count_failures (Fixture *fixture, const char *subject)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (fixture->world.store, NULL);
  g_autoptr (GError) error = NULL;
  gint64 count;

  frt_query_int (tx, &count, &error, "SELECT count(*) FROM throttle WHERE subject LIKE $1", "s", subject);
  g_assert_no_error (error);
  return count;
}

/* What strangers tried, and from where, is forgotten; how often in a row somebody's password was tried is not (rule 7). */
static void
test_failures (Fixture *fixture, gconstpointer unused)
{
  const char *username = world_find_letter (fixture->a, "Anaïs")->username;

  sign_in (fixture, username, "wrong");
  sign_in (fixture, "nobody.12345", "wrong");
  world_advance (&fixture->world, 60 * 60 - 1);
  purge (fixture, 0, 0);
  g_assert_cmpint (count_failures (fixture, "username:%"), ==, 2);
  g_assert_cmpint (count_failures (fixture, "address:%"), ==, 1);
  world_advance (&fixture->world, 1);
  purge (fixture, 0, 0);
  g_assert_cmpint (count_failures (fixture, "%"), ==, 1);
  g_assert_cmpint (count_failures (fixture, "username:%"), ==, 1);
}

static gint64
count_sessions (Fixture *fixture, const char *condition)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM session WHERE ", condition, NULL);
  g_autoptr (FrtTransaction) tx = frt_store_read (fixture->world.store, NULL);
  g_autoptr (GError) error = NULL;
  gint64 count;

  frt_query_int (tx, &count, &error, sql, "");
  g_assert_no_error (error);
  return count;
}

/* Of sessions that are over, the one that shows how long the account was used stays, without its device's name. */
static void
test_sessions_that_are_over (Fixture *fixture, gconstpointer unused)
{
  FrtSignIn request = { world_find_letter (fixture->a, "Anaïs")->username, WORLD_PASSWORD, "a tablet", TRUE, WORLD_ADDRESS };
  g_autoptr (FrtTokens) kept = NULL, next = NULL;
  g_autoptr (GError) error = NULL;
  FrtIdentity anais, marc;

  world_activate (&fixture->world, world_find_letter (fixture->a, "Anaïs"), &anais);
  world_activate (&fixture->world, world_find_letter (fixture->a, "Marc"), &marc);
  kept = frt_sessions_sign_in (&fixture->world.domain, &request, &error);
  g_assert_no_error (error);
  world_advance (&fixture->world, FRT_SESSION_LIFETIME);
  next = frt_sessions_refresh (&fixture->world.domain, frt_secret_get (kept->refresh_token), &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_sessions (fixture, "1 = 1"), ==, 3);
  purge (fixture, 0, 0);
  g_assert_cmpint (count_sessions (fixture, "device_name = 'a tablet'"), ==, 1);
  g_assert_cmpint (count_sessions (fixture, "1 = 1"), ==, 1);
  world_advance (&fixture->world, FRT_PERSISTENT_LIFETIME);
  purge (fixture, 0, 0);
  g_assert_cmpint (count_sessions (fixture, "device_name IS NULL"), ==, 1);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/retention/rule-6/never-activated", test_never_activated },
    { "/retention/rule-6/idle-with-its-grouping", test_idle_with_its_grouping },
    { "/retention/rule-6/open-session-is-use", test_open_session_is_use },
    { "/retention/rule-6/nothing-is-left", test_nothing_is_left },
    { "/retention/rule-6/staff-name-is-free-again", test_staff_name_is_free_again },
    { "/retention/rule-6/settings", test_settings },
    { "/retention/rule-7/failures", test_failures },
    { "/retention/rule-8/sessions-that-are-over", test_sessions_that_are_over },
    { "/retention/rule-8/calibrate", test_calibrate },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
