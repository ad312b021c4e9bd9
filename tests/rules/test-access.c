/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/test-store.h"
#include "world/world.h"

#include "common/frt-error.h"
#include "common/frt-limits.h"
#include "domain/frt-accounts.h"
#include "domain/frt-children.h"
#include "domain/frt-letters.h"
#include "domain/frt-sessions.h"
#include "store/frt-events-table.h"
#include "store/frt-transaction.h"

/* Rules 6 to 12: letters, throttling, passwords, sessions, "not my child", the chain of events. */

typedef struct {
  World      world;
  GPtrArray *letters;      /* of school A */
  FrtLetter *anais, *marc;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  world_set_up (&fixture->world, NULL);
  world_add_family (&fixture->world);
  fixture->letters = world_letters (&fixture->world, WORLD_A);
  fixture->anais = world_find_letter (fixture->letters, "Anaïs");
  fixture->marc = world_find_letter (fixture->letters, "Marc");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_ptr_array_unref (fixture->letters);
  world_tear_down (&fixture->world, NULL);
}

/* What a sign-in says: 0 when it works; *member of the error, -1 when it has none. */
static int
sign_in_code (Fixture *fixture, const char *username, const char *password, const char *member, gint64 *value)
{
  g_autoptr (GError) error = NULL;
  FrtIdentity identity;

  if (world_try_sign_in (&fixture->world, username, password, &identity, &error))
    return 0;
  g_assert_true (error->domain == FRT_ERROR);
  if (member != NULL)
    *value = json_object_get_int_member_with_default (frt_error_get_members (error), member, -1);
  return error->code;
}

static int
try_wrong (Fixture *fixture, const char *username, const char *member, gint64 *value)
{
  return sign_in_code (fixture, username, "not the password", member, value);
}

/* Rule 6 */
static void
test_letter_lives_90_days (Fixture *fixture, gconstpointer unused)
{
  const char *password = frt_secret_get (fixture->anais->password);

  world_advance (&fixture->world, 90 * FRT_DAY - 1);
  g_assert_cmpint (sign_in_code (fixture, fixture->anais->username, password, NULL, NULL), ==, 0);
  world_advance (&fixture->world, 1);
  g_assert_cmpint (sign_in_code (fixture, fixture->anais->username, password, NULL, NULL), ==, FRT_ERROR_LETTER_EXPIRED);
}

/* Rule 7 */
static void
test_waits_double (Fixture *fixture, gconstpointer unused)
{
  const gint64 waits[] = { 60, 120, 240, 480, 960, 1920, 3600, 3600 };
  gint64 value;

  for (int left = 4; left >= 0; left--) {
    g_assert_cmpint (try_wrong (fixture, fixture->anais->username, "tries_left", &value), ==, FRT_ERROR_INVALID_CREDENTIALS);
    g_assert_cmpint (value, ==, left);
  }
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++) {
    g_assert_cmpint (try_wrong (fixture, fixture->anais->username, "retry_after", &value), ==, FRT_ERROR_TOO_MANY_ATTEMPTS);
    g_assert_cmpint (value, ==, waits[i]);
    world_advance (&fixture->world, waits[i]);
    g_assert_cmpint (try_wrong (fixture, fixture->anais->username, NULL, NULL), ==, FRT_ERROR_INVALID_CREDENTIALS);
  }
}

static void
test_right_password_must_wait_too (Fixture *fixture, gconstpointer unused)
{
  const char *password = frt_secret_get (fixture->anais->password);

  for (int i = 0; i < 5; i++)
    try_wrong (fixture, fixture->anais->username, NULL, NULL);
  g_assert_cmpint (sign_in_code (fixture, fixture->anais->username, password, NULL, NULL), ==, FRT_ERROR_TOO_MANY_ATTEMPTS);
  world_advance (&fixture->world, 60);
  g_assert_cmpint (sign_in_code (fixture, fixture->anais->username, password, NULL, NULL), ==, 0);
}

static void
test_unknown_username_alike (Fixture *fixture, gconstpointer unused)
{
  const char *names[] = { fixture->anais->username, "nobody.12345", "not a username at all!" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    gint64 value;

    for (int left = 4; left >= 0; left--) {
      g_assert_cmpint (try_wrong (fixture, names[i], "tries_left", &value), ==, FRT_ERROR_INVALID_CREDENTIALS);
      g_assert_cmpint (value, ==, left);
    }
    g_assert_cmpint (try_wrong (fixture, names[i], "retry_after", &value), ==, FRT_ERROR_TOO_MANY_ATTEMPTS);
    g_assert_cmpint (value, ==, 60);
  }
}

static void
fail_patiently (Fixture *fixture, const char *username, int times)
{
  for (int i = 0; i < times; i++) {
    g_assert_cmpint (try_wrong (fixture, username, NULL, NULL), ==, FRT_ERROR_INVALID_CREDENTIALS);
    world_advance (&fixture->world, FRT_DAY / 24);
  }
}

static void
test_letter_dies_after_50 (Fixture *fixture, gconstpointer unused)
{
  const char *usernames[] = { fixture->anais->username, NULL };
  const char *password = frt_secret_get (fixture->anais->password);
  FrtLetterChoice choice = { .usernames = usernames };
  g_autoptr (GPtrArray) reprinted = NULL;

  fail_patiently (fixture, fixture->anais->username, 49);
  g_assert_cmpint (sign_in_code (fixture, fixture->anais->username, password, NULL, NULL), ==, 0);
  fail_patiently (fixture, fixture->anais->username, 50);
  g_assert_cmpint (sign_in_code (fixture, fixture->anais->username, password, NULL, NULL), ==,
                   FRT_ERROR_INVALID_CREDENTIALS);
  reprinted = frt_letters_issue (&fixture->world.domain, WORLD_A, &choice, NULL, NULL);
  password = frt_secret_get (((FrtLetter *) g_ptr_array_index (reprinted, 0))->password);
  g_assert_cmpint (sign_in_code (fixture, fixture->anais->username, password, NULL, NULL), ==, 0);
}

static void
test_password_dies_after_100 (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (FrtAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  FrtIdentity open;

  world_activate (&fixture->world, fixture->anais, &open);
  fail_patiently (fixture, fixture->anais->username, 100);
  g_assert_cmpint (sign_in_code (fixture, fixture->anais->username, WORLD_PASSWORD, NULL, NULL), ==,
                   FRT_ERROR_INVALID_CREDENTIALS);
  account = frt_accounts_get (&fixture->world.domain, &open, &error);      /* a session already open goes on */
  g_assert_no_error (error);
}

/* Rule 8 */
static void
test_typed_in_any_way (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *username = g_ascii_strup (fixture->anais->username, -1);
  g_autofree char *padded = g_strdup_printf ("  %s ", username);
  g_autofree char *small = g_ascii_strdown (frt_secret_get (fixture->anais->password), -1);
  g_autofree char *dashed = g_strdup_printf (" %.4s-%s", small, small + 4);

  g_assert_cmpint (sign_in_code (fixture, padded, dashed, NULL, NULL), ==, 0);
}

static void
test_weak_passwords (Fixture *fixture, gconstpointer unused)
{
  const char *weak[] = { "short", "aaaaaaaaaaaaaaaa", "password1234", "anaislefevre2026", "motdepasse12" };
  FrtActivation activation = { .email = WORLD_EMAIL };
  FrtIdentity identity;

  world_sign_in (&fixture->world, fixture->anais->username, frt_secret_get (fixture->anais->password), &identity);
  for (guint i = 0; i < G_N_ELEMENTS (weak); i++) {
    g_autoptr (GError) error = NULL;

    activation.new_password = weak[i];
    g_assert_null (frt_accounts_activate (&fixture->world.domain, &identity, &activation, &error));
    g_assert_error (error, FRT_ERROR, FRT_ERROR_WEAK_PASSWORD);
    g_assert_true (json_object_has_member (frt_error_get_members (error), "reasons"));
  }
}

static FrtTokens *
open_session (Fixture *fixture, gboolean persistent)
{
  FrtSignIn request = { fixture->anais->username, WORLD_PASSWORD, "a test", persistent, WORLD_ADDRESS };
  g_autoptr (GError) error = NULL;
  FrtTokens *tokens = frt_sessions_sign_in (&fixture->world.domain, &request, &error);

  g_assert_no_error (error);
  return tokens;
}

static FrtTokens *
refresh (Fixture *fixture, FrtTokens *tokens, GError **error)
{
  return frt_sessions_refresh (&fixture->world.domain, frt_secret_get (tokens->refresh_token), error);
}

static gboolean
is_signed_in (Fixture *fixture, FrtTokens *tokens)
{
  FrtIdentity identity;

  return frt_sessions_authenticate (&fixture->world.domain, frt_secret_get (tokens->access_token), &identity, NULL);
}

static void
test_tokens_live_and_turn (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (FrtTokens) first = NULL, second = NULL, stolen = NULL;
  g_autoptr (GError) error = NULL;
  FrtIdentity identity;

  world_activate (&fixture->world, fixture->anais, &identity);
  first = open_session (fixture, FALSE);
  g_assert_true (is_signed_in (fixture, first));
  world_advance (&fixture->world, 15 * 60);
  g_assert_false (is_signed_in (fixture, first));
  second = refresh (fixture, first, &error);
  g_assert_no_error (error);
  g_assert_true (is_signed_in (fixture, second));
  stolen = refresh (fixture, first, &error);      /* used before: somebody has a copy */
  g_assert_error (error, FRT_ERROR, FRT_ERROR_SESSION_EXPIRED);
  g_assert_false (is_signed_in (fixture, second));
}

static void
test_sessions_end_by_themselves (Fixture *fixture, gconstpointer unused)
{
  const struct { gboolean persistent; gint64 life; } cases[] = { { FALSE, 12 * 60 * 60 }, { TRUE, 60 * FRT_DAY } };
  FrtIdentity identity;

  world_activate (&fixture->world, fixture->anais, &identity);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FrtTokens) one = open_session (fixture, cases[i].persistent), in_time = NULL, late = NULL;
    g_autoptr (GError) error = NULL;

    world_advance (&fixture->world, cases[i].life - 1);
    in_time = refresh (fixture, one, &error);
    g_assert_no_error (error);
    world_advance (&fixture->world, cases[i].life);      /* from its last use */
    late = refresh (fixture, in_time, &error);
    g_assert_error (error, FRT_ERROR, FRT_ERROR_SESSION_EXPIRED);
  }
}

static void
test_password_change_ends_others (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (FrtTokens) here = NULL, there = NULL;
  g_autoptr (GError) error = NULL;
  FrtIdentity identity;

  world_activate (&fixture->world, fixture->anais, &identity);
  here = open_session (fixture, FALSE);
  there = open_session (fixture, TRUE);
  frt_sessions_authenticate (&fixture->world.domain, frt_secret_get (here->access_token), &identity, &error);
  g_assert_no_error (error);
  g_assert_false (frt_accounts_change_password (&fixture->world.domain, &identity, "wrong", "huit hiboux lisent le soir",
                                                WORLD_ADDRESS, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_CREDENTIALS);
  g_clear_error (&error);
  frt_accounts_change_password (&fixture->world.domain, &identity, WORLD_PASSWORD, "huit hiboux lisent le soir",
                                WORLD_ADDRESS, &error);
  g_assert_no_error (error);
  g_assert_true (is_signed_in (fixture, here));
  g_assert_false (is_signed_in (fixture, there));
}

static void
test_rehash_when_dearer (Fixture *fixture, gconstpointer unused)
{
  FrtIdentity identity;

  world_activate (&fixture->world, fixture->anais, &identity);
  fixture->world.domain.settings.argon2_passes = 2;
  g_assert_cmpint (sign_in_code (fixture, fixture->anais->username, WORLD_PASSWORD, NULL, NULL), ==, 0);
  {
    g_autoptr (FrtTransaction) tx = frt_store_read (fixture->world.store, NULL);
    gint64 dearer;

    frt_query_int (tx, &dearer, NULL, "SELECT count(*) FROM account WHERE password_hash LIKE '%t=2,%'", "");
    g_assert_cmpint (dearer, ==, 1);
  }
  g_assert_cmpint (sign_in_code (fixture, fixture->anais->username, WORLD_PASSWORD, NULL, NULL), ==, 0);
}

/* Rule 9 */
static void
test_not_my_child (Fixture *fixture, gconstpointer unused)
{
  World *world = &fixture->world;
  g_autoptr (GListModel) children = NULL;
  g_autoptr (FrtChild) zoe = NULL;
  g_autoptr (FrtAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL, *fathers = NULL;
  const char *rejected[] = { NULL, NULL };
  FrtActivation activation = { WORLD_PASSWORD, WORLD_EMAIL, NULL, "fr", rejected };
  FrtIdentity identity, marc;

  world_sign_in (world, fixture->anais->username, frt_secret_get (fixture->anais->password), &identity);
  children = frt_children_list (&world->domain, &identity, &error);
  zoe = g_list_model_get_item (children, 1);
  rejected[0] = "999999";
  g_assert_null (frt_accounts_activate (&world->domain, &identity, &activation, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
  g_clear_error (&error);
  rejected[0] = frt_child_get_fields (zoe)->id;
  account = frt_accounts_activate (&world->domain, &identity, &activation, &error);
  g_assert_no_error (error);
  left = world_children (world, &identity);
  g_assert_cmpstr (left, ==, "Noé");
  world_activate (world, fixture->marc, &marc);
  fathers = world_children (world, &marc);
  g_assert_cmpstr (fathers, ==, "Noé Zoé");      /* hidden from that account only */
  world_assert_sound (world);
}

/* The answer to an activation was lost: said again, what is said last counts, by who did it and knows the password. */
static void
test_activate_again (Fixture *fixture, gconstpointer unused)
{
  World *world = &fixture->world;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) children = NULL;
  g_autoptr (FrtChild) noe = NULL, zoe = NULL;
  g_autoptr (FrtAccount) first = NULL, second = NULL;
  g_autofree char *one = NULL, *other = NULL, *both = NULL, *nearly = NULL, *still = NULL;
  const char *rejected[] = { NULL, NULL };
  FrtActivation activation = { WORLD_PASSWORD, WORLD_EMAIL, NULL, "fr", rejected };
  FrtIdentity identity, later;

  world_sign_in (world, fixture->anais->username, frt_secret_get (fixture->anais->password), &identity);
  children = frt_children_list (&world->domain, &identity, &error);
  noe = g_list_model_get_item (children, 0);
  zoe = g_list_model_get_item (children, 1);
  rejected[0] = frt_child_get_fields (zoe)->id;
  first = frt_accounts_activate (&world->domain, &identity, &activation, &error);
  g_assert_no_error (error);
  identity.scope = FRT_SCOPE_FULL;

  rejected[0] = frt_child_get_fields (noe)->id;      /* that one after all */
  activation.email = "another@example.org";
  for (guint i = 0; i < 2; i++) {
    g_clear_object (&second);
    second = frt_accounts_repeat_activation (&world->domain, &identity, &activation, "192.0.2.1", &error);
    g_assert_no_error (error);
  }
  g_assert_cmpstr (frt_account_get_fields (second)->email, ==, activation.email);
  one = world_children (world, &identity);
  g_assert_cmpstr (one, ==, "Zoé");
  rejected[0] = NULL;
  g_clear_object (&second);
  second = frt_accounts_repeat_activation (&world->domain, &identity, &activation, "192.0.2.1", &error);
  g_assert_no_error (error);
  both = world_children (world, &identity);
  g_assert_cmpstr (both, ==, "Noé Zoé");
  world_assert_sound (world);

  /* Refused, it changes nothing: neither the children nor how to reach the parent. */
  rejected[0] = frt_child_get_fields (zoe)->id;
  activation.phone = "x";
  g_assert_null (frt_accounts_repeat_activation (&world->domain, &identity, &activation, "192.0.2.1", &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
  g_clear_error (&error);
  activation.phone = NULL;
  nearly = g_strconcat (rejected[0], "x", NULL);
  rejected[0] = nearly;
  g_assert_null (frt_accounts_repeat_activation (&world->domain, &identity, &activation, "192.0.2.1", &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
  g_clear_error (&error);
  rejected[0] = NULL;
  for (guint i = 0; error == NULL; i++) {      /* until too many codes were asked for */
    g_autofree char *email = g_strdup_printf ("another%u@example.org", i);

    activation.email = email;
    rejected[0] = i == 4 ? frt_child_get_fields (zoe)->id : NULL;
    g_clear_object (&second);
    second = frt_accounts_repeat_activation (&world->domain, &identity, &activation, "192.0.2.1", &error);
    g_assert_cmpuint (i, <, 5);
  }
  g_assert_error (error, FRT_ERROR, FRT_ERROR_TOO_MANY_ATTEMPTS);
  g_clear_error (&error);
  activation.email = "another3@example.org";
  still = world_children (world, &identity);
  g_assert_cmpstr (still, ==, "Noé Zoé");
  rejected[0] = NULL;

  activation.new_password = "another-password-altogether-1";
  g_assert_null (frt_accounts_repeat_activation (&world->domain, &identity, &activation, "192.0.2.1", &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
  g_clear_error (&error);

  activation.new_password = WORLD_PASSWORD;
  rejected[0] = frt_child_get_fields (zoe)->id;
  world->now++;
  world_sign_in (world, fixture->anais->username, WORLD_PASSWORD, &later);
  g_assert_null (frt_accounts_repeat_activation (&world->domain, &later, &activation, "192.0.2.1", &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
  other = world_children (world, &later);
  g_assert_cmpstr (other, ==, "Noé Zoé");
}

/* Rule 9: level 3 never gets an account, level 2 where the school says so. */
static void
test_levels (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < fixture->letters->len; i++)
    g_assert_cmpstr (((FrtLetter *) g_ptr_array_index (fixture->letters, i))->holder_first_name, !=, "Rose");
  g_assert_cmpuint (fixture->letters->len, ==, 2);
}

/* Rule 12 */
static void
test_chain (Fixture *fixture, gconstpointer unused)
{
  static const char *const tampers[] = {
    "UPDATE event SET name = 'nothing' WHERE id = 2",
    "DELETE FROM event WHERE id = 3",
    "DELETE FROM event WHERE id = (SELECT max(id) FROM event)",
    "UPDATE event SET account_id = 1 WHERE id = 1",
    "UPDATE event SET id = (SELECT max(id) + 1 FROM event) WHERE id = 2",
    "UPDATE event SET at = at + 1 WHERE id = (SELECT max(id) FROM event)",
  };

  const char *unguard = test_store_is_postgres () ? "ALTER TABLE event DISABLE TRIGGER USER"
                      : "DROP TRIGGER event_is_append_only; DROP TRIGGER event_is_kept;";

  world_assert_sound (&fixture->world);
  for (guint i = 0; i < G_N_ELEMENTS (tampers); i++) {
    g_autoptr (FrtTransaction) tx = frt_store_write (fixture->world.store, NULL);
    g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GError) error = NULL;

    g_assert_false (frt_execute (tx, &error, tampers[i], ""));      /* the store itself refuses */
    g_clear_error (&error);
    frt_transaction_free (tx);
    tx = frt_store_write (fixture->world.store, NULL);
    frt_run_script (tx, unguard, &error);
    g_assert_no_error (error);
    g_assert_true (frt_execute (tx, &error, tampers[i], ""));
    frt_events_table_verify (tx, faults, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (faults->len, >, 0);
  }
  world_assert_sound (&fixture->world);      /* none of it was committed */
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/access/rule-6/letter-lives-90-days", test_letter_lives_90_days },
    { "/access/rule-7/waits-double", test_waits_double },
    { "/access/rule-7/right-password-must-wait-too", test_right_password_must_wait_too },
    { "/access/rule-7/unknown-username-alike", test_unknown_username_alike },
    { "/access/rule-7/letter-dies-after-50", test_letter_dies_after_50 },
    { "/access/rule-7/password-dies-after-100", test_password_dies_after_100 },
    { "/access/rule-8/typed-in-any-way", test_typed_in_any_way },
    { "/access/rule-8/weak-passwords", test_weak_passwords },
    { "/access/rule-8/tokens-live-and-turn", test_tokens_live_and_turn },
    { "/access/rule-8/sessions-end-by-themselves", test_sessions_end_by_themselves },
    { "/access/rule-8/password-change-ends-others", test_password_change_ends_others },
    { "/access/rule-8/rehash-when-dearer", test_rehash_when_dearer },
    { "/access/rule-9/not-my-child", test_not_my_child },
    { "/access/rule-9/activate-again", test_activate_again },
    { "/access/rule-9/levels", test_levels },
    { "/access/rule-12/chain", test_chain },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
