/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/mother.h"

#include "common/frt-error.h"
#include "common/frt-limits.h"
#include "domain/frt-accounts.h"
#include "domain/frt-groupings.h"
#include "domain/frt-letters.h"
#include "domain/frt-recovery.h"
#include "domain/frt-sessions.h"
#include "store/frt-transaction.h"

/* Addresses that count once confirmed, what goes there, and who forgot (rules 7 and 8). */

#define NEW_PASSWORD "huit hiboux lisent le soir"
#define OTHER_EMAIL  "Other.Parent@example.org"

static int
confirm (Mother *fixture, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtAccount) account = frt_accounts_confirm_email (&fixture->world.domain, &fixture->anais, code, WORLD_ADDRESS,
                                                               &error);

  if (account != NULL)
    g_assert_true (frt_account_get_fields (account)->email_confirmed);
  return account != NULL ? 0 : error->code;
}

static void
confirm_email (Mother *fixture)
{
  g_autofree char *code = world_mail (&fixture->world, "email-code", WORLD_EMAIL, "code");

  g_assert_cmpuint (strlen (code), ==, 8);
  g_assert_cmpint (confirm (fixture, code), ==, 0);
}

static void
change_email (Mother *fixture, const char *email)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtAccount) account = frt_accounts_change (&fixture->world.domain, &fixture->anais, email, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (frt_account_get_fields (account)->email, ==, email);
}

/* Another code of 8 digits. */
static char *
spoil (const char *code)
{
  char *wrong = g_strdup (code);

  wrong[7] = wrong[7] == '0' ? '1' : '0';
  return wrong;
}

static void
test_email_is_confirmed_by_its_code (Mother *fixture, gconstpointer unused)
{
  g_autofree char *code = world_mail (&fixture->world, "email-code", WORLD_EMAIL, "code"), *wrong = spoil (code);
  g_autofree char *spaced = g_strdup_printf (" %.4s %s ", code, code + 4);

  g_assert_cmpint (confirm (fixture, wrong), ==, FRT_ERROR_INVALID_REQUEST);
  g_assert_cmpint (confirm (fixture, ""), ==, FRT_ERROR_INVALID_REQUEST);
  g_assert_cmpint (confirm (fixture, spaced), ==, 0);
  g_assert_cmpint (confirm (fixture, code), ==, FRT_ERROR_INVALID_REQUEST);      /* used */
}

static void
test_code_lives_15_minutes (Mother *fixture, gconstpointer unused)
{
  g_autofree char *code = world_mail (&fixture->world, "email-code", WORLD_EMAIL, "code");

  world_advance (&fixture->world, 15 * 60);
  g_assert_cmpint (confirm (fixture, code), ==, FRT_ERROR_INVALID_REQUEST);
  change_email (fixture, WORLD_EMAIL);      /* once more, please */
  confirm_email (fixture);
}

static void
test_code_has_5_tries (Mother *fixture, gconstpointer unused)
{
  g_autofree char *code = world_mail (&fixture->world, "email-code", WORLD_EMAIL, "code"), *wrong = spoil (code);

  for (int i = 0; i < 5; i++)
    g_assert_cmpint (confirm (fixture, wrong), ==, FRT_ERROR_INVALID_REQUEST);
  g_assert_cmpint (confirm (fixture, code), ==, FRT_ERROR_TOO_MANY_ATTEMPTS);
  world_advance (&fixture->world, 60);
  g_assert_cmpint (confirm (fixture, code), ==, FRT_ERROR_INVALID_REQUEST);      /* the wait is over, the code is dead */
}

static gboolean
is_in_outbox (Mother *fixture, const char *address)
{
  g_autofree char *usernames = world_mail (&fixture->world, "usernames", address, "usernames");

  return usernames != NULL;
}

static void
ask_usernames (Mother *fixture, const char *email)
{
  g_autoptr (GError) error = NULL;

  frt_recovery_send_usernames (&fixture->world.domain, email, WORLD_ADDRESS, &error);
  g_assert_no_error (error);
}

static void
test_usernames_go_to_confirmed_address (Mother *fixture, gconstpointer unused)
{
  g_autofree char *usernames = NULL, *expected = g_strdup_printf ("[\"%s\"]", fixture->username);

  ask_usernames (fixture, WORLD_EMAIL);
  g_assert_false (is_in_outbox (fixture, WORLD_EMAIL));      /* typed, not confirmed */
  ask_usernames (fixture, "nobody@example.org");
  confirm_email (fixture);
  ask_usernames (fixture, "PARENT@example.org");
  usernames = world_mail (&fixture->world, "usernames", WORLD_EMAIL, "usernames");
  g_assert_cmpstr (usernames, ==, expected);
  g_assert_cmpuint (world_count_mail (&fixture->world, "usernames"), ==, 1);
}

static void
test_older_address_counts_until_newer_is_confirmed (Mother *fixture, gconstpointer unused)
{
  g_autofree char *code = NULL, *old_code = NULL;

  confirm_email (fixture);
  change_email (fixture, OTHER_EMAIL);
  ask_usernames (fixture, OTHER_EMAIL);
  g_assert_false (is_in_outbox (fixture, OTHER_EMAIL));
  ask_usernames (fixture, WORLD_EMAIL);
  g_assert_true (is_in_outbox (fixture, WORLD_EMAIL));
  code = world_mail (&fixture->world, "email-code", OTHER_EMAIL, "code");
  old_code = world_mail (&fixture->world, "email-code", WORLD_EMAIL, "code");
  g_assert_cmpint (confirm (fixture, old_code), ==, FRT_ERROR_INVALID_REQUEST);
  g_assert_cmpint (confirm (fixture, code), ==, 0);
  ask_usernames (fixture, OTHER_EMAIL);
  g_assert_true (is_in_outbox (fixture, OTHER_EMAIL));
  ask_usernames (fixture, WORLD_EMAIL);
  g_assert_cmpuint (world_count_mail (&fixture->world, "usernames"), ==, 2);
}

static void
test_asking_is_throttled_alike (Mother *fixture, gconstpointer unused)
{
  const char *usernames[] = { fixture->username, "nobody.12345", "no username!" };

  confirm_email (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (usernames); i++) {
    g_autoptr (GError) error = NULL;

    for (int j = 0; j < 5; j++)
      g_assert_true (frt_recovery_send_code (&fixture->world.domain, usernames[i], WORLD_ADDRESS, &error));
    g_assert_false (frt_recovery_send_code (&fixture->world.domain, usernames[i], WORLD_ADDRESS, &error));
    g_assert_error (error, FRT_ERROR, FRT_ERROR_TOO_MANY_ATTEMPTS);
  }
  g_assert_cmpuint (world_count_mail (&fixture->world, "password-code"), ==, 5);
}

static int
recover (Mother *fixture, const char *username, const char *code, const char *password)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = frt_recovery_set_password (&fixture->world.domain, username, code, password, WORLD_ADDRESS, &error);

  g_assert_true (ok == (error == NULL));
  return ok ? 0 : error->code;
}

static char *
ask_code (Mother *fixture)
{
  g_autoptr (GError) error = NULL;

  frt_recovery_send_code (&fixture->world.domain, fixture->username, WORLD_ADDRESS, &error);
  g_assert_no_error (error);
  return world_mail (&fixture->world, "password-code", WORLD_EMAIL, "code");
}

static gboolean
signs_in (Mother *fixture, const char *password)
{
  FrtIdentity identity;

  return world_try_sign_in (&fixture->world, fixture->username, password, &identity, NULL);
}

static void
test_password_by_code (Mother *fixture, gconstpointer unused)
{
  g_autofree char *code = NULL, *wrong = NULL;

  confirm_email (fixture);
  g_assert_cmpint (recover (fixture, fixture->username, "00000000", NEW_PASSWORD), ==, FRT_ERROR_INVALID_REQUEST);
  code = ask_code (fixture);
  wrong = spoil (code);
  g_assert_cmpint (recover (fixture, fixture->username, wrong, NEW_PASSWORD), ==, FRT_ERROR_INVALID_REQUEST);
  g_assert_cmpint (recover (fixture, "nobody.12345", code, NEW_PASSWORD), ==, FRT_ERROR_INVALID_REQUEST);
  g_assert_cmpint (recover (fixture, fixture->username, code, "short"), ==, FRT_ERROR_WEAK_PASSWORD);
  g_assert_cmpint (recover (fixture, fixture->username, code, "anaislefevre2026"), ==, FRT_ERROR_WEAK_PASSWORD);
  g_assert_cmpint (recover (fixture, fixture->username, code, NEW_PASSWORD), ==, 0);
  g_assert_cmpint (recover (fixture, fixture->username, code, NEW_PASSWORD), ==, FRT_ERROR_INVALID_REQUEST);
  g_assert_false (signs_in (fixture, WORLD_PASSWORD));
  g_assert_true (signs_in (fixture, NEW_PASSWORD));
  g_assert_cmpuint (world_count_mail (&fixture->world, "password-changed"), ==, 1);
}

static void
test_no_code_to_unconfirmed_address (Mother *fixture, gconstpointer unused)
{
  g_autofree char *code = ask_code (fixture);

  g_assert_null (code);
}

static void
test_recovery_ends_sessions (Mother *fixture, gconstpointer unused)
{
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  confirm_email (fixture);
  code = ask_code (fixture);
  g_assert_cmpint (recover (fixture, fixture->username, code, NEW_PASSWORD), ==, 0);
  g_assert_null (frt_accounts_get (&fixture->world.domain, &fixture->anais, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_SESSION_EXPIRED);
}

/* Rule 7 */
static void
test_recovery_revives_dead_password (Mother *fixture, gconstpointer unused)
{
  g_autofree char *code = NULL;

  confirm_email (fixture);
  for (int i = 0; i < 100; i++) {
    g_assert_false (signs_in (fixture, "not the password"));
    world_advance (&fixture->world, 60 * 60);
  }
  g_assert_false (signs_in (fixture, WORLD_PASSWORD));
  code = ask_code (fixture);
  g_assert_cmpint (recover (fixture, fixture->username, code, NEW_PASSWORD), ==, 0);
  g_assert_true (signs_in (fixture, NEW_PASSWORD));
}

/* A reset hands the account to who holds the new letter: the address of whoever had it recovers nothing. */
static void
test_reset_forgets_address (Mother *fixture, gconstpointer unused)
{
  FrtActivation activation = { .new_password = NEW_PASSWORD, .email = "new@example.org" };
  g_autoptr (FrtLetter) letter = NULL;
  g_autoptr (FrtAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  FrtIdentity identity;

  confirm_email (fixture);
  letter = frt_letters_reset (&fixture->world.domain, WORLD_A, fixture->username, &error);
  g_assert_no_error (error);
  world_sign_in (&fixture->world, letter->username, frt_secret_get (letter->password), &identity);
  account = frt_accounts_activate (&fixture->world.domain, &identity, &activation, &error);
  g_assert_no_error (error);
  code = ask_code (fixture);
  g_assert_null (code);
  ask_usernames (fixture, WORLD_EMAIL);
  g_assert_cmpuint (world_count_mail (&fixture->world, "usernames"), ==, 0);
}

/* Both holders' addresses are told of a grouping, in its transaction. */
static void
test_grouping_is_told (Mother *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) letters = world_letters (&fixture->world, WORLD_B);
  const FrtLetter *other = world_find_letter (letters, "Anais");
  g_autoptr (FrtGrouping) proposal = NULL, added = NULL, done = NULL;
  g_autofree char *told = NULL, *hint = NULL, *expected = g_strdup_printf ("[\"%s\"]", other->username);
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (GError) error = NULL;
  const char *id;

  tx = frt_store_write (fixture->world.store, &error);      /* the school's file has her address */
  frt_execute (tx, &error, "UPDATE guardian SET email = 'a.coeur@example.net' WHERE guardian_key = '88012'", "");
  frt_transaction_commit (tx, &error);
  g_clear_pointer (&tx, frt_transaction_free);
  proposal = frt_groupings_propose (&fixture->world.domain, &fixture->anais, &error);
  id = frt_grouping_get_fields (proposal)->id;
  added = frt_groupings_add_account (&fixture->world.domain, &fixture->anais, id, other->username,
                                     frt_secret_get (other->password), WORLD_ADDRESS, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (world_count_mail (&fixture->world, "grouped-primary"), ==, 0);
  done = frt_groupings_confirm (&fixture->world.domain, &fixture->anais, id, frt_grouping_get_fields (added)->digest, &error);
  g_assert_no_error (error);
  told = world_mail (&fixture->world, "grouped-primary", WORLD_EMAIL, "usernames");
  g_assert_cmpstr (told, ==, expected);
  hint = world_mail (&fixture->world, "grouped-added", "a.coeur@example.net", "primary_hint");
  g_assert_nonnull (hint);
  g_assert_cmpstr (hint, !=, fixture->username);      /* masked */
}

static void
test_password_change_is_told (Mother *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *username = NULL;

  frt_accounts_change_password (&fixture->world.domain, &fixture->anais, WORLD_PASSWORD, NEW_PASSWORD, WORLD_ADDRESS, &error);
  g_assert_no_error (error);
  username = world_mail (&fixture->world, "password-changed", WORLD_EMAIL, "username");
  g_assert_cmpstr (username, ==, fixture->username);
}

/* Rule 11: a code stands in the message alone. */
static void
test_codes_are_kept_as_hashes (Mother *fixture, gconstpointer unused)
{
  g_autofree char *code = world_mail (&fixture->world, "email-code", WORLD_EMAIL, "code");
  g_autoptr (FrtTransaction) tx = frt_store_read (fixture->world.store, NULL);
  gint64 count;

  frt_query_int (tx, &count, NULL, "SELECT count(*) FROM email_code WHERE code_hash LIKE '$argon2id$%'"
                 " AND code_hash NOT LIKE '%' || $1 || '%'", "s", code);
  g_assert_cmpint (count, ==, 1);
  frt_query_int (tx, &count, NULL, "SELECT count(*) FROM event WHERE detail LIKE '%' || $1 || '%'", "s", code);
  g_assert_cmpint (count, ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (Mother *, gconstpointer); } tests[] = {
    { "/recovery/email/confirmed-by-its-code", test_email_is_confirmed_by_its_code },
    { "/recovery/email/older-counts-until-newer-is-confirmed", test_older_address_counts_until_newer_is_confirmed },
    { "/recovery/rule-8/code-lives-15-minutes", test_code_lives_15_minutes },
    { "/recovery/rule-8/code-has-5-tries", test_code_has_5_tries },
    { "/recovery/rule-11/codes-are-kept-as-hashes", test_codes_are_kept_as_hashes },
    { "/recovery/usernames/go-to-confirmed-address", test_usernames_go_to_confirmed_address },
    { "/recovery/rule-7/asking-is-throttled-alike", test_asking_is_throttled_alike },
    { "/recovery/rule-7/dead-password-revives", test_recovery_revives_dead_password },
    { "/recovery/password/by-code", test_password_by_code },
    { "/recovery/password/no-code-to-unconfirmed-address", test_no_code_to_unconfirmed_address },
    { "/recovery/password/ends-sessions", test_recovery_ends_sessions },
    { "/recovery/reset-forgets-address", test_reset_forgets_address },
    { "/recovery/told/grouping", test_grouping_is_told },
    { "/recovery/told/password-change", test_password_change_is_told },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Mother, NULL, mother_set_up, tests[i].test, mother_tear_down);
  return g_test_run ();
}
