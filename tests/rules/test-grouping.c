/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "common/frt-error.h"
#include "common/frt-limits.h"
#include "domain/frt-accounts.h"
#include "domain/frt-breaks.h"
#include "domain/frt-groupings.h"
#include "domain/frt-letters.h"
#include "domain/frt-schools.h"
#include "domain/frt-sessions.h"

/* Rules 0 to 5 of the contract: what a grouping is, and how it is undone. */

typedef struct {
  World        world;
  GPtrArray   *a, *b, *c;       /* letters of the three schools */
  FrtLetter   *anais_a, *anais_b, *anais_c;
  FrtIdentity  anais;           /* signed in with A's letter, activated */
  char        *id;              /* an open proposal of hers */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer uri)
{
  g_autoptr (FrtGrouping) grouping = NULL;
  g_autoptr (GError) error = NULL;

  world_set_up (&fixture->world, uri);
  world_add_family (&fixture->world);
  fixture->a = world_letters (&fixture->world, WORLD_A);
  fixture->b = world_letters (&fixture->world, WORLD_B);
  fixture->c = world_letters (&fixture->world, WORLD_C);
  fixture->anais_a = world_find_letter (fixture->a, "Anaïs");
  fixture->anais_b = world_find_letter (fixture->b, "Anais");
  fixture->anais_c = world_find_letter (fixture->c, "ANAÏS");
  world_activate (&fixture->world, fixture->anais_a, &fixture->anais);
  grouping = frt_groupings_propose (&fixture->world.domain, &fixture->anais, &error);
  g_assert_no_error (error);
  fixture->id = g_strdup (frt_grouping_get_fields (grouping)->id);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  world_assert_sound (&fixture->world);
  g_ptr_array_unref (fixture->a);
  g_ptr_array_unref (fixture->b);
  g_ptr_array_unref (fixture->c);
  g_free (fixture->id);
  world_tear_down (&fixture->world, NULL);
}

static FrtGrouping *
add (Fixture *fixture, const char *username, const char *password, GError **error)
{
  return frt_groupings_add_account (&fixture->world.domain, &fixture->anais, fixture->id, username, password, WORLD_ADDRESS,
                                    FALSE, error);
}

static FrtGrouping *
add_letter (Fixture *fixture, const FrtLetter *letter, GError **error)
{
  return add (fixture, letter->username, frt_secret_get (letter->password), error);
}

static void
assert_refused (FrtGrouping *grouping, GError *error, FrtErrorCode code)
{
  g_assert_error (error, FRT_ERROR, (int) code);
  g_assert_null (grouping);
}

#define assert_add_refused(fixture, letter, code) G_STMT_START {                   \
    g_autoptr (GError) refusal_ = NULL;                                            \
    g_autoptr (FrtGrouping) grouping_ = add_letter (fixture, letter, &refusal_);   \
    assert_refused (grouping_, refusal_, code);                                    \
  } G_STMT_END

static FrtGrouping *
confirm (Fixture *fixture, const char *digest, GError **error)
{
  return frt_groupings_confirm (&fixture->world.domain, &fixture->anais, fixture->id, digest, error);
}

/* Adds both other letters and confirms. */
static void
group_all (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtGrouping) one = add_letter (fixture, fixture->anais_b, &error);
  g_autoptr (FrtGrouping) both = NULL, confirmed = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (one);
  both = add_letter (fixture, fixture->anais_c, &error);
  g_assert_no_error (error);
  confirmed = confirm (fixture, frt_grouping_get_fields (both)->digest, &error);
  g_assert_no_error (error);
}

static void
assert_children (Fixture *fixture, const char *expected)
{
  g_autofree char *children = world_children (&fixture->world, &fixture->anais);

  g_assert_cmpstr (children, ==, expected);
}

static void
test_three_letters (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtGrouping) proposal = NULL, confirmed = NULL, again = NULL;

  assert_children (fixture, "Noé Zoé");
  proposal = add_letter (fixture, fixture->anais_b, &error);
  g_clear_object (&proposal);
  proposal = add_letter (fixture, fixture->anais_c, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (frt_grouping_get_accounts (proposal)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (frt_grouping_get_children_before (proposal)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (frt_grouping_get_children_after (proposal)), ==, 4);
  assert_children (fixture, "Noé Zoé");                  /* nothing moved yet */

  confirmed = confirm (fixture, frt_grouping_get_fields (proposal)->digest, &error);
  g_assert_no_error (error);
  g_assert_cmpint (frt_grouping_get_fields (confirmed)->state, ==, FRT_GROUPING_CONFIRMED);
  assert_children (fixture, "Noé Zoé Tom Ève");

  again = confirm (fixture, frt_grouping_get_fields (proposal)->digest, &error);
  g_assert_no_error (error);
  g_assert_cmpint (frt_grouping_get_fields (again)->confirmed_at, ==, frt_grouping_get_fields (confirmed)->confirmed_at);
  g_assert_cmpuint (g_list_model_get_n_items (frt_grouping_get_children_before (again)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (frt_grouping_get_children_after (again)), ==, 4);
}

/* Rule 0: children are derived, so a child who arrives later is on whichever account answers. */
static void
test_import_neither_undoes_nor_leaks (Fixture *fixture, gconstpointer unused)
{
  static const WorldLink b[] = {
    { "88012", "MME", "COEUR", NULL, "Anais", "7001", "LEFÈVRE", "Tom", "CM2", 1, 10 },
    { "88012", "MME", "COEUR", NULL, "Anais", "7002", "LEFÈVRE", "Ida", "CP", 1, 10 },
    { "88013", "M.", "DUPONT", NULL, "Luc", "7001", "LEFÈVRE", "Tom", "CM2", 1, 50 },
  };

  group_all (fixture);
  world_import (&fixture->world, WORLD_B, b, G_N_ELEMENTS (b));
  assert_children (fixture, "Noé Zoé Ida Tom Ève");
}

/* Rule 1 */
static void
test_only_guardians (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GError) error = NULL;
  static const WorldLink c[] = {
    { "5", "MME", "Coeur", "LEFEVRE", "ANAÏS", "9", "LEFÈVRE", "Ève", "2 C", 1, 10 },
  };

  frt_schools_set (&fixture->world.domain, WORLD_C, &(FrtSchoolSetting) { "student_accounts", "yes" }, 1, &error);
  g_assert_no_error (error);
  world_import (&fixture->world, WORLD_C, c, G_N_ELEMENTS (c));
  letters = world_letters (&fixture->world, WORLD_C);
  assert_add_refused (fixture, world_find_letter (letters, "Ève"), FRT_ERROR_STUDENT_ACCOUNT);
}

static void
test_others_cease_to_sign_in (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  FrtIdentity identity;

  group_all (fixture);
  g_assert_false (world_try_sign_in (&fixture->world, fixture->anais_b->username,
                                     frt_secret_get (fixture->anais_b->password), &identity, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_ACCOUNT_GROUPED);
  g_assert_true (json_object_has_member (frt_error_get_members (error), "primary_hint"));
}

/* Rule 2 */
static void
test_activated_account_brings_everything (Fixture *fixture, gconstpointer unused)
{
  World *world = &fixture->world;
  g_autoptr (FrtGrouping) theirs = NULL, with_c = NULL, done = NULL, proposal = NULL, merged = NULL;
  g_autoptr (GError) error = NULL;
  FrtIdentity b, gone;

  world_activate (world, fixture->anais_b, &b);
  theirs = frt_groupings_propose (&world->domain, &b, &error);
  with_c = frt_groupings_add_account (&world->domain, &b, frt_grouping_get_fields (theirs)->id, fixture->anais_c->username,
                                      frt_secret_get (fixture->anais_c->password), WORLD_ADDRESS, FALSE, &error);
  done = frt_groupings_confirm (&world->domain, &b, frt_grouping_get_fields (theirs)->id,
                                frt_grouping_get_fields (with_c)->digest, &error);
  g_assert_no_error (error);
  g_assert_nonnull (done);

  proposal = add (fixture, fixture->anais_b->username, WORLD_PASSWORD, &error);
  g_assert_no_error (error);
  merged = confirm (fixture, frt_grouping_get_fields (proposal)->digest, &error);
  g_assert_no_error (error);
  assert_children (fixture, "Noé Zoé Tom Ève");
  g_assert_false (world_try_sign_in (world, fixture->anais_b->username, WORLD_PASSWORD, &gone, NULL));
  g_assert_null (frt_accounts_get (&world->domain, &b, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_SESSION_EXPIRED);
}

static void
test_expired_letter (Fixture *fixture, gconstpointer unused)
{
  World *world = &fixture->world;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtGrouping) fresh = NULL;
  FrtIdentity identity;

  world_advance (world, 90 * FRT_DAY);
  g_assert_false (world_try_sign_in (world, fixture->anais_b->username, frt_secret_get (fixture->anais_b->password),
                                     &identity, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_LETTER_EXPIRED);
  g_clear_error (&error);
  world_sign_in (world, fixture->anais_a->username, WORLD_PASSWORD, &fixture->anais);
  fresh = frt_groupings_propose (&world->domain, &fixture->anais, &error);
  g_free (fixture->id);
  fixture->id = g_strdup (frt_grouping_get_fields (fresh)->id);
  assert_add_refused (fixture, fixture->anais_b, FRT_ERROR_LETTER_EXPIRED);
}

static void
test_spent_and_replaced_letters (Fixture *fixture, gconstpointer unused)
{
  World *world = &fixture->world;
  const char *usernames[] = { fixture->anais_c->username, NULL };
  FrtLetterChoice choice = { .usernames = usernames };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reprinted = NULL;
  g_autoptr (FrtGrouping) added = NULL;
  FrtIdentity b;

  world_activate (world, fixture->anais_b, &b);
  assert_add_refused (fixture, fixture->anais_b, FRT_ERROR_INVALID_CREDENTIALS);
  reprinted = frt_letters_issue (&world->domain, WORLD_C, &choice, NULL, &error);
  g_assert_no_error (error);
  assert_add_refused (fixture, fixture->anais_c, FRT_ERROR_INVALID_CREDENTIALS);
  added = add_letter (fixture, g_ptr_array_index (reprinted, 0), &error);
  g_assert_no_error (error);
}

static void
test_refusals (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtGrouping) wrong = add (fixture, fixture->anais_b->username, "AAAA AAAA", &error);
  g_autoptr (FrtGrouping) added = NULL;

  assert_refused (wrong, error, FRT_ERROR_INVALID_CREDENTIALS);
  g_assert_cmpint (json_object_get_int_member (frt_error_get_members (error), "tries_left"), ==, 4);
  g_clear_error (&error);
  assert_add_refused (fixture, fixture->anais_a, FRT_ERROR_SAME_ACCOUNT);
  added = add_letter (fixture, fixture->anais_b, &error);
  g_assert_no_error (error);
  assert_add_refused (fixture, fixture->anais_b, FRT_ERROR_ALREADY_ADDED);
}

static void
test_already_grouped (Fixture *fixture, gconstpointer unused)
{
  World *world = &fixture->world;
  g_autoptr (FrtGrouping) next = NULL;
  g_autoptr (GError) error = NULL;
  FrtIdentity anais = fixture->anais;

  group_all (fixture);
  next = frt_groupings_propose (&world->domain, &fixture->anais, &error);
  g_free (fixture->id);
  fixture->id = g_strdup (frt_grouping_get_fields (next)->id);
  assert_add_refused (fixture, fixture->anais_b, FRT_ERROR_ALREADY_GROUPED_HERE);

  world_activate (world, world_find_letter (fixture->a, "Marc"), &fixture->anais);
  g_clear_object (&next);
  next = frt_groupings_propose (&world->domain, &fixture->anais, &error);
  g_free (fixture->id);
  fixture->id = g_strdup (frt_grouping_get_fields (next)->id);
  assert_add_refused (fixture, fixture->anais_b, FRT_ERROR_ALREADY_GROUPED_ELSEWHERE);
  fixture->anais = anais;
}

/* Rule 3; the names that agree are test_three_letters's. */
static void
test_other_holder (Fixture *fixture, gconstpointer unused)
{
  const FrtLetter *luc = world_find_letter (fixture->b, "Luc");
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtGrouping) refused = add_letter (fixture, luc, &error), accepted = NULL;

  assert_refused (refused, error, FRT_ERROR_HOLDER_MISMATCH);
  g_assert_cmpstr (json_object_get_string_member (frt_error_get_members (error), "holder"), ==, "Luc DUPONT");
  g_assert_cmpstr (json_object_get_string_member (frt_error_get_members (error), "yours"), ==, "Anaïs LEFÈVRE");
  g_clear_error (&error);

  fixture->world.domain.settings.holder_match_warn = TRUE;
  assert_add_refused (fixture, luc, FRT_ERROR_HOLDER_MISMATCH);
  accepted = frt_groupings_add_account (&fixture->world.domain, &fixture->anais, fixture->id, luc->username,
                                        frt_secret_get (luc->password), WORLD_ADDRESS, TRUE, &error);
  g_assert_no_error (error);
}

/* Rule 4 */
static void
test_shared_child_once (Fixture *fixture, gconstpointer unused)
{
  World *world = &fixture->world;
  static const WorldLink twice[] = {
    { "88012", "MME", "COEUR", NULL, "Anais", "7001", "LEFÈVRE", "Tom", "CM1", 1, 10 },
    { "88013", "M.", "DUPONT", NULL, "Luc", "7001", "LEFÈVRE", "Tom", "CM1", 1, 50 },
    { "88099", "MME", "CŒUR", NULL, "Anaïs", "7001", "LEFÈVRE", "Tom", "CM1", 1, 10 },      /* the school has her twice */
  };
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (FrtGrouping) proposal = NULL, confirmed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtChild) tom = NULL;

  world_advance (world, 60);
  world_import (world, WORLD_B, twice, G_N_ELEMENTS (twice));
  later = world_letters (world, WORLD_B);
  proposal = add_letter (fixture, world_find_letter (later, "Anaïs"), &error);
  g_assert_no_error (error);
  g_clear_object (&proposal);
  proposal = add_letter (fixture, fixture->anais_b, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (frt_grouping_get_children_after (proposal)), ==, 3);
  confirmed = confirm (fixture, frt_grouping_get_fields (proposal)->digest, &error);
  g_assert_no_error (error);
  assert_children (fixture, "Noé Zoé Tom");
  tom = g_list_model_get_item (frt_grouping_get_children_after (confirmed), 2);
  g_assert_cmpint (frt_child_get_fields (tom)->attached_since, ==, WORLD_START);
}

/* Rule 5 */
static void
test_break_then_group_again (Fixture *fixture, gconstpointer unused)
{
  World *world = &fixture->world;
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (FrtGrouping) next = NULL, proposal = NULL, confirmed = NULL, old = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = g_strdup (fixture->id);
  FrtIdentity b, ended = fixture->anais;

  group_all (fixture);
  letters = frt_breaks_perform (&world->domain, WORLD_B, fixture->anais_a->username, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (letters->len, ==, 1);
  world_assert_sound (world);
  g_assert_null (frt_accounts_get (&world->domain, &ended, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_SESSION_EXPIRED);
  g_clear_error (&error);

  world_sign_in (world, fixture->anais_a->username, WORLD_PASSWORD, &fixture->anais);
  assert_children (fixture, "Noé Zoé Ève");                     /* C's record stays */
  old = frt_groupings_get (&world->domain, &fixture->anais, first, &error);
  g_assert_cmpint (frt_grouping_get_fields (old)->state, ==, FRT_GROUPING_CONFIRMED);
  g_assert_cmpuint (g_list_model_get_n_items (frt_grouping_get_children_after (old)), ==, 3);
  g_assert_false (world_try_sign_in (world, fixture->anais_b->username, frt_secret_get (fixture->anais_b->password), &b,
                                     NULL));

  next = frt_groupings_propose (&world->domain, &fixture->anais, &error);
  g_free (fixture->id);
  fixture->id = g_strdup (frt_grouping_get_fields (next)->id);
  proposal = add_letter (fixture, g_ptr_array_index (letters, 0), &error);
  g_assert_no_error (error);
  confirmed = confirm (fixture, frt_grouping_get_fields (proposal)->digest, &error);
  g_assert_no_error (error);
  assert_children (fixture, "Noé Zoé Tom Ève");
}

static void
test_break_everything (Fixture *fixture, gconstpointer unused)
{
  World *world = &fixture->world;
  g_autoptr (GPtrArray) b = NULL, c = NULL, none = NULL;
  g_autoptr (FrtGrouping) old = NULL;
  g_autoptr (GError) error = NULL;

  group_all (fixture);
  b = frt_breaks_perform (&world->domain, WORLD_B, fixture->anais_a->username, NULL, &error);
  c = frt_breaks_perform (&world->domain, WORLD_C, fixture->anais_a->username, NULL, &error);
  g_assert_no_error (error);
  world_sign_in (world, fixture->anais_a->username, WORLD_PASSWORD, &fixture->anais);
  assert_children (fixture, "Noé Zoé");
  old = frt_groupings_get (&world->domain, &fixture->anais, fixture->id, &error);
  g_assert_cmpint (frt_grouping_get_fields (old)->state, ==, FRT_GROUPING_BROKEN);
  g_assert_cmpuint (g_list_model_get_n_items (frt_grouping_get_children_after (old)), ==, 0);
  none = frt_breaks_perform (&world->domain, WORLD_A, fixture->anais_a->username, NULL, &error);
  g_assert_error (error, FRT_ERROR, FRT_ERROR_REFUSED);
  g_assert_null (none);
}

/* The primary's own school may break too: the others' records stay. */
static void
test_break_own_school (Fixture *fixture, gconstpointer unused)
{
  World *world = &fixture->world;
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GError) error = NULL;

  group_all (fixture);
  letters = frt_breaks_perform (&world->domain, WORLD_A, fixture->anais_a->username, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (letters->len, ==, 1);
  world_sign_in (world, fixture->anais_a->username, WORLD_PASSWORD, &fixture->anais);
  assert_children (fixture, "Tom Ève");
}

static void
test_changed_since_seen (Fixture *fixture, gconstpointer unused)
{
  World *world = &fixture->world;
  const char *usernames[] = { fixture->anais_b->username, NULL };
  FrtLetterChoice choice = { .usernames = usernames };
  g_autoptr (GPtrArray) reprinted = NULL;
  g_autoptr (FrtGrouping) seen = NULL, refused = NULL, now = NULL;
  g_autoptr (GError) error = NULL;

  seen = add_letter (fixture, fixture->anais_b, &error);
  g_assert_no_error (error);
  reprinted = frt_letters_issue (&world->domain, WORLD_B, &choice, NULL, &error);      /* the proof is worth nothing now */
  refused = confirm (fixture, frt_grouping_get_fields (seen)->digest, &error);
  assert_refused (refused, error, FRT_ERROR_GROUPING_CHANGED);
  g_clear_error (&error);
  assert_children (fixture, "Noé Zoé");
  now = frt_groupings_get (&world->domain, &fixture->anais, fixture->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (frt_grouping_get_accounts (now)), ==, 0);
}

static void
test_expired_closed_foreign (Fixture *fixture, gconstpointer unused)
{
  World *world = &fixture->world;
  g_autoptr (FrtGrouping) seen = NULL, refused = NULL, foreign = NULL;
  g_autoptr (GError) error = NULL;
  FrtIdentity marc;

  seen = add_letter (fixture, fixture->anais_b, &error);
  world_activate (world, world_find_letter (fixture->a, "Marc"), &marc);
  foreign = frt_groupings_get (&world->domain, &marc, fixture->id, &error);
  assert_refused (foreign, error, FRT_ERROR_NOT_FOUND);
  g_clear_error (&error);

  world_advance (world, FRT_GROUPING_LIFETIME);
  refused = confirm (fixture, frt_grouping_get_fields (seen)->digest, &error);
  assert_refused (refused, error, FRT_ERROR_GROUPING_EXPIRED);
  g_clear_error (&error);
  assert_add_refused (fixture, fixture->anais_c, FRT_ERROR_GROUPING_EXPIRED);
  g_assert_true (frt_groupings_cancel (&world->domain, &fixture->anais, fixture->id, &error));
  g_assert_true (frt_groupings_cancel (&world->domain, &fixture->anais, fixture->id, &error));
  assert_add_refused (fixture, fixture->anais_c, FRT_ERROR_GROUPING_CLOSED);
}

static void
test_two_windows (Fixture *fixture, gconstpointer unused)
{
  World *world = &fixture->world;
  g_autoptr (FrtGrouping) first = NULL, window = NULL, second = NULL, done = NULL, refused = NULL;
  g_autoptr (GError) error = NULL;

  first = add_letter (fixture, fixture->anais_b, &error);
  window = frt_groupings_propose (&world->domain, &fixture->anais, &error);
  second = frt_groupings_add_account (&world->domain, &fixture->anais, frt_grouping_get_fields (window)->id,
                                      fixture->anais_b->username, frt_secret_get (fixture->anais_b->password),
                                      WORLD_ADDRESS, FALSE, &error);
  g_assert_no_error (error);
  done = confirm (fixture, frt_grouping_get_fields (first)->digest, &error);
  g_assert_no_error (error);
  refused = frt_groupings_confirm (&world->domain, &fixture->anais, frt_grouping_get_fields (window)->id,
                                   frt_grouping_get_fields (second)->digest, &error);
  assert_refused (refused, error, FRT_ERROR_GROUPING_CHANGED);
  assert_children (fixture, "Noé Zoé Tom");
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/grouping/three-letters", test_three_letters },
    { "/grouping/rule-0/import-neither-undoes-nor-leaks", test_import_neither_undoes_nor_leaks },
    { "/grouping/rule-1/only-guardians", test_only_guardians },
    { "/grouping/rule-1/others-cease-to-sign-in", test_others_cease_to_sign_in },
    { "/grouping/rule-2/activated-account-brings-everything", test_activated_account_brings_everything },
    { "/grouping/rule-2/expired-letter", test_expired_letter },
    { "/grouping/rule-2/spent-and-replaced-letters", test_spent_and_replaced_letters },
    { "/grouping/rule-2/refusals", test_refusals },
    { "/grouping/rule-2/already-grouped", test_already_grouped },
    { "/grouping/rule-3/other-holder", test_other_holder },
    { "/grouping/rule-4/shared-child-once", test_shared_child_once },
    { "/grouping/rule-5/break-then-group-again", test_break_then_group_again },
    { "/grouping/rule-5/break-everything", test_break_everything },
    { "/grouping/rule-5/break-own-school", test_break_own_school },
    { "/grouping/changed-since-seen", test_changed_since_seen },
    { "/grouping/expired-closed-foreign", test_expired_closed_foreign },
    { "/grouping/two-windows", test_two_windows },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
