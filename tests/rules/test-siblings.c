/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "common/frt-error.h"
#include "domain/frt-accounts.h"
#include "domain/frt-schools.h"
#include "domain/frt-siblings.h"
#include "store/frt-transaction.h"

/* Another letter probably waits: told to whom, and what. */

typedef struct {
  World       world;
  GPtrArray  *a;
  FrtIdentity anais;      /* of school A, her email confirmed */
} Fixture;

static void
confirm_email (Fixture *fixture)
{
  g_autofree char *code = world_mail (&fixture->world, "email-code", WORLD_EMAIL, "code");
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtAccount) account = frt_accounts_confirm_email (&fixture->world.domain, &fixture->anais, code, WORLD_ADDRESS,
                                                               &error);

  g_assert_no_error (error);
  g_assert_nonnull (account);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  world_set_up (&fixture->world, NULL);
  world_add_family (&fixture->world);
  fixture->a = world_letters (&fixture->world, WORLD_A);
  world_activate (&fixture->world, world_find_letter (fixture->a, "Anaïs"), &fixture->anais);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  world_assert_sound (&fixture->world);
  g_ptr_array_unref (fixture->a);
  world_tear_down (&fixture->world, NULL);
}

/* What a school's file says of how to reach a guardian. */
static void
reach (Fixture *fixture, const char *uai, const char *guardian_key, const char *email, const char *mobile)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtTransaction) tx = frt_store_write (fixture->world.store, &error);

  frt_execute (tx, &error, "UPDATE guardian SET email = $3, mobile = $4 WHERE uai = $1 AND guardian_key = $2", "ssss", uai,
               guardian_key, email, mobile);
  frt_transaction_commit (tx, &error);
  g_assert_no_error (error);
}

static void
assert_told (Fixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = frt_siblings_list (&fixture->world.domain, &fixture->anais, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = json_to_string (answer, FALSE);
  g_assert_cmpstr (text, ==, expected);
}

#define NONE "{\"schools\":[]}"
#define B    "{\"schools\":[{\"uai\":\"" WORLD_B "\",\"name\":\"École Bellevue\"}]}"
#define C    "{\"schools\":[{\"uai\":\"" WORLD_C "\",\"name\":\"Lycée Camus\"}]}"

static void
test_same_name_is_not_enough (Fixture *fixture, gconstpointer unused)
{
  confirm_email (fixture);
  assert_told (fixture, NONE);
}

static void
test_only_with_confirmed_email (Fixture *fixture, gconstpointer unused)
{
  reach (fixture, WORLD_B, "88012", "Parent@Example.org", NULL);
  assert_told (fixture, NONE);
  confirm_email (fixture);
  assert_told (fixture, B);
}

static void
test_same_mobile (Fixture *fixture, gconstpointer unused)
{
  confirm_email (fixture);
  reach (fixture, WORLD_A, "209401", NULL, "06 12 34 56 78");
  reach (fixture, WORLD_C, "5", NULL, "+33 6.12.34-56.78");
  assert_told (fixture, C);
  reach (fixture, WORLD_C, "5", NULL, "06 12 34 56 79");
  assert_told (fixture, NONE);
}

static void
test_same_email_in_both_files (Fixture *fixture, gconstpointer unused)
{
  confirm_email (fixture);
  reach (fixture, WORLD_A, "209401", "a.coeur@example.net", NULL);
  reach (fixture, WORLD_B, "88012", "A.Coeur@example.net", NULL);
  assert_told (fixture, B);
}

/* A couple that shares an address: Luc is somebody else. */
static void
test_other_name_is_not_told (Fixture *fixture, gconstpointer unused)
{
  confirm_email (fixture);
  reach (fixture, WORLD_B, "88013", WORLD_EMAIL, NULL);
  assert_told (fixture, NONE);
}

static void
test_a_school_switches_it_off (Fixture *fixture, gconstpointer unused)
{
  const FrtSchoolSetting on = { "siblings", "yes" }, off = { "siblings", "no" };
  g_autoptr (GError) error = NULL;

  confirm_email (fixture);
  reach (fixture, WORLD_A, "209401", NULL, "0612345678");
  reach (fixture, WORLD_B, "88012", NULL, "0612345678");
  assert_told (fixture, B);
  frt_schools_set (&fixture->world.domain, WORLD_A, &off, 1, &error);      /* its own file is not used then */
  g_assert_no_error (error);
  assert_told (fixture, NONE);
  frt_schools_set (&fixture->world.domain, WORLD_A, &on, 1, &error);
  frt_schools_set (&fixture->world.domain, WORLD_B, &off, 1, &error);      /* nor is it told of */
  g_assert_no_error (error);
  assert_told (fixture, NONE);
}

static void
test_not_once_grouped (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) letters = world_letters (&fixture->world, WORLD_B);

  confirm_email (fixture);
  reach (fixture, WORLD_B, "88012", WORLD_EMAIL, NULL);
  assert_told (fixture, B);
  world_group (&fixture->world, &fixture->anais, world_find_letter (letters, "Anais"));
  assert_told (fixture, NONE);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/siblings/same-name-is-not-enough", test_same_name_is_not_enough },
    { "/siblings/only-with-confirmed-email", test_only_with_confirmed_email },
    { "/siblings/same-mobile", test_same_mobile },
    { "/siblings/same-email-in-both-files", test_same_email_in_both_files },
    { "/siblings/other-name-is-not-told", test_other_name_is_not_told },
    { "/siblings/a-school-switches-it-off", test_a_school_switches_it_off },
    { "/siblings/not-once-grouped", test_not_once_grouped },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
