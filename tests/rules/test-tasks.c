/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "common/frt-error.h"
#include "domain/frt-accounts.h"
#include "domain/frt-breaks.h"
#include "domain/frt-children.h"
#include "domain/frt-staff.h"
#include "domain/frt-tasks.h"

/* What parents ask of a school, and what it answers (rules 5 and 9). */

typedef struct {
  World       world;
  GPtrArray  *a, *b;
  FrtIdentity anais;          /* of school A, with B's letter grouped into it */
  FrtIdentity secretary;      /* of school B */
  FrtDomain   acting;         /* as that secretary */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;

  world_set_up (&fixture->world, NULL);
  world_add_family (&fixture->world);
  fixture->a = world_letters (&fixture->world, WORLD_A);
  fixture->b = world_letters (&fixture->world, WORLD_B);
  world_activate (&fixture->world, world_find_letter (fixture->a, "Anaïs"), &fixture->anais);
  world_group (&fixture->world, &fixture->anais, world_find_letter (fixture->b, "Anais"));
  uri = world_add_staff (&fixture->world, WORLD_B, "bellevue", &fixture->secretary);
  frt_staff_act (&fixture->world.domain, &fixture->secretary, WORLD_B, &fixture->acting, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  world_assert_sound (&fixture->world);
  g_ptr_array_unref (fixture->a);
  g_ptr_array_unref (fixture->b);
  world_tear_down (&fixture->world, NULL);
}

static char *
find_child (Fixture *fixture, const FrtIdentity *identity, const char *first_name)
{
  g_autoptr (GListModel) children = frt_children_list (&fixture->world.domain, identity, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (FrtChild) child = g_list_model_get_item (children, i);

    if (g_str_equal (frt_child_get_fields (child)->first_name, first_name))
      return g_strdup (frt_child_get_fields (child)->id);
  }
  return NULL;
}

static char *
ask (Fixture *fixture, const char *first_name, GError **error)
{
  g_autofree char *child = find_child (fixture, &fixture->anais, first_name);
  g_autoptr (JsonNode) request = frt_tasks_ask_to_break (&fixture->world.domain, &fixture->anais, child, "a mistake", error);

  return request ? g_strdup (json_object_get_string_member (json_node_get_object (request), "id")) : NULL;
}

static const char *
get_own (JsonNode *own, const char *list, const char *member)
{
  JsonArray *array = json_object_get_array_member (json_node_get_object (own), list);

  g_assert_cmpuint (json_array_get_length (array), ==, 1);
  return json_object_get_string_member_with_default (json_array_get_object_element (array, 0), member, NULL);
}

static void
test_ask_twice_is_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *one = ask (fixture, "Tom", &error), *two = ask (fixture, "Tom", &error);
  g_autoptr (JsonNode) tasks = frt_tasks_list (&fixture->acting, WORLD_B, &error);
  g_autofree char *text = json_to_string (tasks, FALSE);

  g_assert_no_error (error);
  g_assert_cmpstr (one, ==, two);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (tasks), "tasks")), ==, 1);
  g_assert_nonnull (strstr (text, "\"reason\":\"a mistake\""));
  g_assert_nonnull (strstr (text, "\"first_name\":\"Tom\""));
}

static void
test_asked_only_of_what_was_grouped (Fixture *fixture, gconstpointer unused)
{
  const FrtDomain *domain = &fixture->world.domain;
  g_autoptr (GError) error = NULL;
  g_autofree char *long_text = g_strnfill (1001, 'x'), *tom = find_child (fixture, &fixture->anais, "Tom");
  g_autofree char *child = NULL;
  FrtIdentity luc;

  g_assert_null (frt_tasks_ask_to_break (domain, &fixture->anais, "999999", NULL, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
  g_clear_error (&error);
  g_assert_null (frt_tasks_ask_to_break (domain, &fixture->anais, tom, long_text, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
  g_clear_error (&error);
  world_activate (&fixture->world, world_find_letter (fixture->b, "Luc"), &luc);
  child = find_child (fixture, &luc, "Tom");
  g_assert_null (frt_tasks_ask_to_break (domain, &luc, child, NULL, &error));      /* his own, by no grouping */
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
}

static void
test_accepted_request_breaks (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = ask (fixture, "Tom", &error), *before = world_children (&fixture->world, &fixture->anais);
  g_autofree char *after = NULL, *again = NULL, *mail = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (JsonNode) answered = NULL, own = NULL;
  FrtIdentity holder;

  g_assert_cmpstr (before, ==, "Noé Zoé Tom");
  answered = frt_tasks_answer (&fixture->acting, WORLD_B, id, TRUE, "done", &letters, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (letters->len, ==, 1);
  world_sign_in (&fixture->world, world_find_letter (fixture->a, "Anaïs")->username, WORLD_PASSWORD, &fixture->anais);
  after = world_children (&fixture->world, &fixture->anais);
  g_assert_cmpstr (after, ==, "Noé Zoé");
  world_activate (&fixture->world, g_ptr_array_index (letters, 0), &holder);
  again = world_children (&fixture->world, &holder);
  g_assert_cmpstr (again, ==, "Tom");
  own = frt_tasks_list_own (&fixture->world.domain, &fixture->anais, &error);
  g_assert_cmpstr (get_own (own, "break_requests", "state"), ==, "accepted");
  g_assert_cmpstr (get_own (own, "break_requests", "message"), ==, "done");
  mail = world_mail (&fixture->world, "break-answered", WORLD_EMAIL, "answer");
  g_assert_cmpstr (mail, ==, "accepted");
  g_assert_cmpuint (world_count_mail (&fixture->world, "grouping-broken"), ==, 1);
}

static void
test_refused_request_changes_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = ask (fixture, "Tom", &error), *after = NULL;
  g_autoptr (GPtrArray) letters = NULL, none = NULL;
  g_autoptr (JsonNode) answered = frt_tasks_answer (&fixture->acting, WORLD_B, id, FALSE, "come and see us", &letters, &error);
  g_autoptr (JsonNode) own = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (answered);
  g_assert_cmpuint (letters->len, ==, 0);
  after = world_children (&fixture->world, &fixture->anais);
  g_assert_cmpstr (after, ==, "Noé Zoé Tom");
  own = frt_tasks_list_own (&fixture->world.domain, &fixture->anais, &error);
  g_assert_cmpstr (get_own (own, "break_requests", "state"), ==, "refused");
  g_assert_cmpstr (get_own (own, "break_requests", "message"), ==, "come and see us");
  g_assert_null (frt_tasks_answer (&fixture->acting, WORLD_B, id, TRUE, NULL, &none, &error));      /* two secretaries */
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
}

static void
test_broken_meanwhile (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = ask (fixture, "Tom", &error);
  g_autoptr (GPtrArray) broken = NULL, letters = NULL;
  g_autoptr (JsonNode) answered = NULL;

  broken = frt_breaks_perform (&fixture->acting, WORLD_B, world_find_letter (fixture->a, "Anaïs")->username, "by phone",
                               &error);
  g_assert_no_error (error);
  g_assert_null (frt_tasks_answer (&fixture->acting, WORLD_B, id, TRUE, NULL, &letters, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
  g_clear_error (&error);
  answered = frt_tasks_answer (&fixture->acting, WORLD_B, id, FALSE, "it was done already", &letters, &error);
  g_assert_no_error (error);
}

static void
test_tasks_are_a_schools_own (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = ask (fixture, "Tom", &error);
  g_autoptr (JsonNode) tasks = frt_tasks_list (&fixture->world.domain, WORLD_A, &error);
  g_autoptr (GPtrArray) letters = NULL;

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (tasks), "tasks")), ==, 0);
  g_assert_null (frt_tasks_answer (&fixture->world.domain, WORLD_A, id, TRUE, NULL, &letters, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_NOT_FOUND);
}

/* Luc says that Tom is not his; the task's number. */
static char *
report_tom (Fixture *fixture, FrtIdentity *luc)
{
  const FrtLetter *letter = world_find_letter (fixture->b, "Luc");
  const char *rejected[] = { NULL, NULL };
  FrtActivation activation = { WORLD_PASSWORD, WORLD_EMAIL, NULL, NULL, rejected };
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtAccount) account = NULL;
  g_autoptr (JsonNode) own = NULL;
  g_autofree char *tom = NULL;

  world_sign_in (&fixture->world, letter->username, frt_secret_get (letter->password), luc);
  tom = find_child (fixture, luc, "Tom");
  rejected[0] = tom;
  account = frt_accounts_activate (&fixture->world.domain, luc, &activation, &error);
  g_assert_no_error (error);
  own = frt_tasks_list_own (&fixture->world.domain, luc, &error);
  g_assert_cmpstr (get_own (own, "reports", "state"), ==, "open");
  return g_strdup (get_own (own, "reports", "id"));
}

static void
import_b (Fixture *fixture, gboolean with_luc)
{
  static const WorldLink b[] = {
    { "88012", "MME", "COEUR", NULL, "Anais", "7001", "LEFÈVRE", "Tom", "CM1", 1, 10 },
    { "88013", "M.", "DUPONT", NULL, "Luc", "7001", "LEFÈVRE", "Tom", "CM1", 1, 50 },
  };

  world_import (&fixture->world, WORLD_B, b, with_luc ? 2 : 1);
}

static char *
answer_report (Fixture *fixture, const char *id, FrtIdentity *luc, gboolean accepted)
{
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answered = frt_tasks_answer (&fixture->acting, WORLD_B, id, accepted, NULL, &letters, &error);

  g_assert_no_error (error);
  g_assert_nonnull (answered);
  g_assert_cmpuint (world_count_mail (&fixture->world, "not-my-child-answered"), ==, 1);
  import_b (fixture, FALSE);      /* the link goes, and comes back */
  import_b (fixture, TRUE);
  return world_children (&fixture->world, luc);
}

static void
test_accepted_report_hides_for_good (Fixture *fixture, gconstpointer unused)
{
  FrtIdentity luc;
  g_autofree char *id = report_tom (fixture, &luc), *children = answer_report (fixture, id, &luc, TRUE);

  g_assert_cmpstr (children, ==, "");
}

static void
test_refused_report_shows_again (Fixture *fixture, gconstpointer unused)
{
  FrtIdentity luc;
  g_autofree char *id = report_tom (fixture, &luc), *children = answer_report (fixture, id, &luc, FALSE);

  g_assert_cmpstr (children, ==, "Tom");
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/tasks/rule-5/ask-twice-is-once", test_ask_twice_is_once },
    { "/tasks/rule-5/asked-only-of-what-was-grouped", test_asked_only_of_what_was_grouped },
    { "/tasks/rule-5/accepted-request-breaks", test_accepted_request_breaks },
    { "/tasks/rule-5/refused-request-changes-nothing", test_refused_request_changes_nothing },
    { "/tasks/rule-5/broken-meanwhile", test_broken_meanwhile },
    { "/tasks/a-schools-own", test_tasks_are_a_schools_own },
    { "/tasks/rule-9/accepted-report-hides-for-good", test_accepted_report_hides_for_good },
    { "/tasks/rule-9/refused-report-shows-again", test_refused_report_shows_again },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
