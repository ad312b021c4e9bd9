/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "model/pair.h"
#include "world/test-store.h"

#include "common/frt-limits.h"
#include "domain/frt-accounts.h"
#include "domain/frt-breaks.h"
#include "domain/frt-groupings.h"
#include "domain/frt-letters.h"
#include "domain/frt-retention.h"
#include "domain/frt-tasks.h"
#include "store/frt-invariants.h"
#include "store/frt-transaction.h"

#include <stdlib.h>

/* Random operations on the real domain and on the reference; both must always say the same. Small worlds, many of them:
 * FRATRIE_MODEL_STEPS operations in all (100,000 unless told), a new world every STEPS_A_WORLD. A failure names its world;
 * FRATRIE_MODEL_WORLD runs that one alone. */

#define STEPS_A_WORLD 500
#define MEMBERS_MAX   3
#define ADDED         (FRT_ERROR_LAST + 1)

static void
import_school (Pair *pair)
{
  int school = draw (pair, SCHOOLS), level[PERSONS][STUDENTS];
  FrtImportOptions options = { .dry_run = once_in (pair, 10), .school_year = WORLD_YEAR };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (WorldLink));
  g_autoptr (FrtImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  for (int person = 0; person < PERSONS; person++)
    for (int student = 0; student < STUDENTS; student++) {
      char *key = g_strdup_printf ("%d", student + 1), *guardian = g_strdup_printf ("%d", person + 1);
      char *name = reference_student_name (school, student), *class = g_strdup_printf ("%d A", draw (pair, 3));
      WorldLink link = { guardian, "MME", persons[person], NULL, persons[person], key, "KIND", name, class };

      for (int i = 0; i < 4; i++)
        g_ptr_array_add (texts, ((char *[]) { key, guardian, name, class })[i]);
      level[person][student] = once_in (pair, 4) ? draw (pair, 4) : pair->reference->level[school][person][student];
      link.level = level[person][student];
      link.kinship = 10;
      if (link.level != 0)
        g_array_append_val (links, link);
    }
  report = world_try_import (&pair->world, uais[school], (const WorldLink *) (gpointer) links->data, links->len, &options,
                             &error);
  g_assert_no_error (error);
  if (!options.dry_run)
    reference_import (pair->reference, school, level);
}

/* What a letter tells, told to the reference. */
static void
take_letter (Pair *pair, RefAccount *account, const FrtLetter *letter)
{
  g_free (account->username);
  g_free (account->password);
  account->username = g_strdup (letter->username);
  account->password = g_strdup (frt_secret_get (letter->password));
  account->letter_expires = letter->expires_at;
  account->letter_at = pair->world.now;
  account->state = FRT_ACCOUNT_PROVISIONAL;
}

static RefAccount *
find_newcomer (Pair *pair, int school, const char *first_name)
{
  for (guint i = 0; i < pair->reference->accounts->len; i++) {
    RefAccount *account = reference_account (pair->reference, (int) i);

    if (account->username == NULL && !account->gone && account->school == school &&
        g_str_equal (persons[account->person], first_name))
      return account;
  }
  g_error ("a letter for %s of school %d, whom the reference does not know", first_name, school);
}

static void
issue_letters (Pair *pair)
{
  int school = draw (pair, SCHOOLS);
  FrtLetterChoice choice = { .whom = once_in (pair, 3) ? FRT_LETTERS_NOT_ACTIVATED : FRT_LETTERS_NEVER_NOTIFIED };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) letters = frt_letters_issue (&pair->world.domain, uais[school], &choice, NULL, &error);
  guint expected = 0;

  g_assert_no_error (error);
  reference_open_missing (pair->reference, school);
  for (guint i = 0; i < pair->reference->accounts->len; i++) {
    const RefAccount *account = reference_account (pair->reference, (int) i);

    expected += account->school == school && account->state == FRT_ACCOUNT_PROVISIONAL &&
                (choice.whom == FRT_LETTERS_NOT_ACTIVATED || account->username == NULL);
  }
  g_assert_cmpuint (letters->len, ==, expected);
  for (guint i = 0; i < letters->len; i++) {
    const FrtLetter *letter = g_ptr_array_index (letters, i);
    int known = reference_find_username (pair->reference, letter->username);

    take_letter (pair, known != NOBODY ? reference_account (pair->reference, known)
                                       : find_newcomer (pair, school, letter->holder_first_name), letter);
  }
}

static void
reset_account (Pair *pair)
{
  int drawn = draw_account (pair, 1u << FRT_ACCOUNT_ACTIVE | 1u << FRT_ACCOUNT_PROVISIONAL | 1u << FRT_ACCOUNT_GROUPED |
                            1u << FRT_ACCOUNT_DISABLED);
  RefAccount *account = drawn != NOBODY ? reference_account (pair->reference, drawn) : NULL;
  g_autoptr (FrtLetter) letter = NULL;
  g_autoptr (GError) error = NULL;

  if (account == NULL)
    return;
  letter = frt_letters_reset (&pair->world.domain, NULL, account->username, &error);
  if (account->state == FRT_ACCOUNT_GROUPED || account->state == FRT_ACCOUNT_DISABLED) {
    g_assert_error (error, FRT_ERROR, FRT_ERROR_REFUSED);
    return;
  }
  g_assert_no_error (error);
  take_letter (pair, account, letter);
}

/* Which of the reference's students bears that first name. */
static void
read_student (JsonObject *child, int *school, int *student)
{
  const char *name = json_object_get_string_member (child, "first_name");

  *school = name[1] - '0';
  *student = name[2] - '0';
}

/* One of an account's children, (transfer full) its number; NULL when it has none. */
static char *
draw_child (Pair *pair, int account, int *school, int *student)
{
  g_autoptr (JsonNode) shown = NULL;
  JsonArray *children;
  JsonObject *child;

  shown = frt_accounts_show (&pair->world.domain, reference_account (pair->reference, account)->username, NULL);
  children = json_object_get_array_member (json_node_get_object (shown), "children");
  if (json_array_get_length (children) == 0)
    return NULL;
  child = json_array_get_object_element (children, (guint) draw (pair, (int) json_array_get_length (children)));
  read_student (child, school, student);
  return g_strdup (json_object_get_string_member (child, "id"));
}

static void
activate (Pair *pair)
{
  int drawn = draw_account (pair, 1u << FRT_ACCOUNT_PROVISIONAL), school = 0, student = 0;
  RefAccount *account = drawn != NOBODY ? reference_account (pair->reference, drawn) : NULL;
  FrtActivation activation = { .new_password = WORLD_PASSWORD, .email = WORLD_EMAIL };
  g_autoptr (FrtAccount) activated = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *rejected = NULL;
  FrtIdentity identity;

  if (account == NULL)
    return;
  if (!world_try_sign_in (&pair->world, account->username, account->password, &identity, &error)) {
    g_assert_error (error, FRT_ERROR, FRT_ERROR_LETTER_EXPIRED);
    g_assert_cmpint (account->letter_expires, <=, pair->world.now);
    return;
  }
  g_assert_cmpint (account->letter_expires, >, pair->world.now);
  account->last_sign_in = pair->world.now;
  rejected = once_in (pair, 5) ? draw_child (pair, drawn, &school, &student) : NULL;      /* "not my child" */
  activation.rejected_children = (const char *const[]) { rejected, NULL };
  activated = frt_accounts_activate (&pair->world.domain, &identity, &activation, &error);
  g_assert_no_error (error);
  if (rejected != NULL)
    reference_reject (pair->reference, drawn, school, student);
  account->state = FRT_ACCOUNT_ACTIVE;
  account->letter_expires = 0;
  g_free (account->password);
  account->password = g_strdup (WORLD_PASSWORD);
}

/* So that failures do not add up to a wait. */
static void
prove_once (Pair *pair, RefAccount *account)
{
  if (world_try_sign_in (&pair->world, account->username, account->password, &(FrtIdentity) { 0 }, NULL))
    account->last_sign_in = pair->world.now;
}

static void
sign_in (Pair *pair, int account, FrtIdentity *identity)
{
  world_sign_in (&pair->world, reference_account (pair->reference, account)->username, WORLD_PASSWORD, identity);
  reference_account (pair->reference, account)->last_sign_in = pair->world.now;
}

/* Offers one account to a proposal and compares what both say. */
static void
offer (Pair *pair, const FrtIdentity *identity, int primary, const char *id, GArray *members, FrtGrouping **grouping)
{
  int other = draw_account (pair, ~0u);
  gboolean mistyped = once_in (pair, 20);
  g_autoptr (FrtGrouping) answer = NULL;
  g_autoptr (GError) error = NULL;
  int expected;

  if (other == NOBODY)
    return;
  expected = mistyped && other != primary ? (int) FRT_ERROR_INVALID_CREDENTIALS
                                          : reference_judge_add (pair->reference, primary, other, members, pair->world.now);
  answer = frt_groupings_add_account (&pair->world.domain, identity, id,
                                      reference_account (pair->reference, other)->username,
                                      mistyped ? "wrong" : reference_account (pair->reference, other)->password,
                                      WORLD_ADDRESS, FALSE, &error);
  if (expected != ADDED) {
    g_assert_error (error, FRT_ERROR, expected);
    if (expected == FRT_ERROR_INVALID_CREDENTIALS)
      prove_once (pair, reference_account (pair->reference, other));
    return;
  }
  g_assert_no_error (error);
  g_array_append_val (members, other);
  g_set_object (grouping, answer);
}

/* Somebody else acts between the summary and the confirmation: a member's letter is replaced. */
static gboolean
disturb (Pair *pair, GArray *members)
{
  RefAccount *account = reference_account (pair->reference, g_array_index (members, int, 0));
  g_autoptr (FrtLetter) letter = frt_letters_reset (&pair->world.domain, NULL, account->username, NULL);

  take_letter (pair, account, letter);
  return TRUE;
}

static void
confirm (Pair *pair, const FrtIdentity *identity, int primary, const char *id, const char *digest, GArray *members)
{
  gboolean disturbed = once_in (pair, 15) && disturb (pair, members);
  g_autoptr (FrtGrouping) done = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  done = frt_groupings_confirm (&pair->world.domain, identity, id, digest, &error);
  if (disturbed) {
    g_assert_error (error, FRT_ERROR, FRT_ERROR_GROUPING_CHANGED);
    return;
  }
  g_assert_no_error (error);
  reference_confirm (pair->reference, primary, members);
  again = once_in (pair, 3) ? frt_groupings_confirm (&pair->world.domain, identity, id, digest, &error) : NULL;
  g_assert_no_error (error);
}

static void
group (Pair *pair)
{
  int primary = draw_account (pair, 1u << FRT_ACCOUNT_ACTIVE);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (FrtGrouping) grouping = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  FrtIdentity identity;

  if (primary == NOBODY)
    return;
  sign_in (pair, primary, &identity);
  grouping = frt_groupings_propose (&pair->world.domain, &identity, &error);
  g_assert_no_error (error);
  id = g_strdup (frt_grouping_get_fields (grouping)->id);
  for (int i = draw (pair, MEMBERS_MAX) + 1; i > 0; i--)
    offer (pair, &identity, primary, id, members, &grouping);
  if (once_in (pair, 10)) {
    g_assert_true (frt_groupings_cancel (&pair->world.domain, &identity, id, &error));
  } else if (members->len > 0) {
    g_autofree char *digest = g_strdup (frt_grouping_get_fields (grouping)->digest);

    confirm (pair, &identity, primary, id, digest, members);
  }
}

static void
break_off (Pair *pair)
{
  int account = draw_account (pair, 1u << FRT_ACCOUNT_ACTIVE | 1u << FRT_ACCOUNT_PROVISIONAL), school = draw (pair, SCHOOLS);
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GError) error = NULL;
  int expected;

  if (account == NOBODY)
    return;
  letters = frt_breaks_perform (&pair->world.domain, uais[school], reference_account (pair->reference, account)->username,
                                NULL, &error);
  if (!reference_can_break (pair->reference, account, school)) {
    expected = reference_answers (pair->reference, account, school) ? FRT_ERROR_REFUSED : FRT_ERROR_NOT_FOUND;
    g_assert_error (error, FRT_ERROR, expected);
    return;
  }
  g_assert_no_error (error);
  g_assert_cmpuint (letters->len, ==, 1);
  take_letter (pair, reference_account (pair->reference, reference_break (pair->reference, account, school)),
               g_ptr_array_index (letters, 0));
}

static void
ask_to_break (Pair *pair)
{
  int account = draw_account (pair, 1u << FRT_ACCOUNT_ACTIVE), school, student;
  g_autofree char *child = account != NOBODY ? draw_child (pair, account, &school, &student) : NULL;
  g_autoptr (JsonNode) request = NULL;
  g_autoptr (GError) error = NULL;
  FrtIdentity identity;

  if (child == NULL)
    return;
  sign_in (pair, account, &identity);
  request = frt_tasks_ask_to_break (&pair->world.domain, &identity, child, NULL, &error);
  if (!reference_can_break (pair->reference, account, school)) {
    g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
    return;
  }
  g_assert_no_error (error);
  reference_ask (pair->reference, TRUE, account, school, student);
}

/* The reference's task that a school's list shows in its first place, NULL when that one has been answered. */
static RefTask *
find_task (Pair *pair, JsonObject *shown)
{
  int account = reference_find_username (pair->reference, json_object_get_string_member (shown, "username"));
  int school, student;

  read_student (json_object_get_object_member (shown, "child"), &school, &student);
  return reference_find_task (pair->reference, g_str_equal (json_object_get_string_member (shown, "kind"), "break-request"),
                              account, school, student);
}

/* The first open one whose account is not gone. */
static JsonObject *
find_first (JsonArray *tasks)
{
  for (guint i = 0; i < json_array_get_length (tasks); i++) {
    JsonObject *shown = json_array_get_object_element (tasks, i);

    if (g_str_equal (json_object_get_string_member (shown, "state"), "open") &&
        !g_str_has_prefix (json_object_get_string_member (shown, "username"), "purged-"))
      return shown;
  }
  return NULL;
}

/* A school answers: what an accepted request breaks is what its record's account answers for by then. */
static void
answer_task (Pair *pair)
{
  int school = draw (pair, SCHOOLS), answers;
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) list = frt_tasks_list (&pair->world.domain, uais[school], &error), answered = NULL;
  JsonArray *tasks = json_object_get_array_member (json_node_get_object (list), "tasks");
  gboolean accepted = draw (pair, 2);
  JsonObject *shown = find_first (tasks);
  RefTask *task;

  if (shown == NULL)
    return;
  task = find_task (pair, shown);
  g_assert_nonnull (task);
  answers = pair->reference->answers[school][reference_account (pair->reference, task->account)->person];
  answered = frt_tasks_answer (&pair->world.domain, uais[school], json_object_get_string_member (shown, "id"), accepted, NULL,
                               &letters, &error);
  if (task->is_break && accepted && (answers == NOBODY || !reference_can_break (pair->reference, answers, school))) {
    g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
    return;
  }
  g_assert_no_error (error);
  task->open = FALSE;
  if (!task->is_break && !accepted)
    reference_show_again (pair->reference, task);
  if (task->is_break && accepted)
    take_letter (pair, reference_account (pair->reference, reference_break (pair->reference, answers, school)),
                 g_ptr_array_index (letters, 0));
}

static void
let_time_pass (Pair *pair)
{
  world_advance (&pair->world, once_in (pair, 10) ? 20 * FRT_DAY : draw (pair, 3600));
}

static void
purge (Pair *pair)
{
  const FrtDomainSettings *settings = &pair->world.domain.settings;
  g_autoptr (GError) error = NULL;
  FrtPurge removed;

  frt_retention_purge (&pair->world.domain, &removed, &error);
  g_assert_no_error (error);
  reference_purge (pair->reference, pair->world.now - (gint64) settings->never_activated_days * FRT_DAY,
                   pair->world.now - (gint64) settings->idle_days * FRT_DAY);
}

/* Each account of the reference: same state, same children. */
static void
compare_account (Pair *pair, int index)
{
  const RefAccount *account = reference_account (pair->reference, index);
  g_autofree char *expected = reference_children (pair->reference, index);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (JsonNode) shown = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *children;

  if (account->username == NULL)
    return;
  shown = frt_accounts_show (&pair->world.domain, account->username, &error);
  g_assert_no_error (error);
  children = json_object_get_array_member (json_node_get_object (shown), "children");
  for (guint i = 0; i < json_array_get_length (children); i++)
    g_string_append_printf (names, "%s ",
                            json_object_get_string_member (json_array_get_object_element (children, i), "first_name"));
  g_assert_cmpstr (names->str, ==, expected);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (json_node_get_object (shown), "account"),
                                                  "state"), ==, frt_account_state_to_string (account->state));
}

static void
check (Pair *pair)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtTransaction) tx = frt_store_read (pair->world.store, &error);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  frt_invariants_check (tx, faults, &error);
  g_assert_no_error (error);
  g_clear_pointer (&tx, frt_transaction_free);
  if (faults->len > 0)
    g_error ("%s", (char *) g_ptr_array_index (faults, 0));
  for (int i = 0; i < 4 && pair->reference->accounts->len > 0; i++)
    compare_account (pair, draw (pair, (int) pair->reference->accounts->len));
}

static void
step (Pair *pair)
{
  static const struct { int weight; void (*run) (Pair *); } operations[] = {
    { 15, import_school }, { 20, issue_letters }, { 25, activate }, { 40, group }, { 15, break_off }, { 5, reset_account },
    { 10, let_time_pass }, { 10, ask_to_break }, { 15, answer_task },
    { 10, purge },
  };
  int drawn = draw (pair, 165);

  pair->reference->now = pair->world.now;
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++) {
    drawn -= operations[i].weight;
    if (drawn < 0) {
      operations[i].run (pair);
      return;
    }
  }
}

static void
run_world (guint32 seed, int steps)
{
  Pair pair = { .reference = reference_new () };

  world_set_up (&pair.world, NULL);
  g_rand_set_seed (pair.world.chance, seed);
  pair.world.domain.settings.never_activated_days = 30;      /* so that it happens now and then */
  pair.world.domain.settings.idle_days = 50;
  for (int school = 0; school < SCHOOLS; school++)
    world_add_school (&pair.world, uais[school], uais[school]);
  for (int i = 0; i < steps; i++) {
    step (&pair);
    check (&pair);
  }
  for (int i = 0; i < (int) pair.reference->accounts->len; i++)
    compare_account (&pair, i);
  world_assert_sound (&pair.world);      /* and the chain of events */
  world_tear_down (&pair.world, NULL);
  reference_free (pair.reference);
}

static void
test_model (void)
{
  const char *told = g_getenv ("FRATRIE_MODEL_STEPS"), *one = g_getenv ("FRATRIE_MODEL_WORLD");
  int steps = told ? atoi (told) : test_store_is_postgres () ? 2000 : 100000;

  for (int world = one ? atoi (one) : 0; steps > 0; world++, steps -= STEPS_A_WORLD) {
    g_test_message ("world %d", world);
    run_world ((guint32) world, MIN (steps, STEPS_A_WORLD));
    if (one != NULL)
      break;
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/random-operations", test_model);
  return g_test_run ();
}
