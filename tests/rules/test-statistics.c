/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "common/frt-error.h"
#include "common/frt-limits.h"
#include "domain/frt-statistics.h"

/* Figures by school, by class and by day. */

typedef struct {
  World      world;
  GPtrArray *a, *b;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  FrtIdentity anais;

  world_set_up (&fixture->world, NULL);
  world_add_family (&fixture->world);
  fixture->a = world_letters (&fixture->world, WORLD_A);
  world_advance (&fixture->world, FRT_DAY);
  fixture->b = world_letters (&fixture->world, WORLD_B);
  world_activate (&fixture->world, world_find_letter (fixture->a, "Anaïs"), &anais);
  world_group (&fixture->world, &anais, world_find_letter (fixture->b, "Anais"));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_ptr_array_unref (fixture->a);
  g_ptr_array_unref (fixture->b);
  world_tear_down (&fixture->world, NULL);
}

/* A member of one school's figures, as text. */
static char *
figures (Fixture *fixture, const char *uai, const char *member)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = frt_statistics_collect (&fixture->world.domain, uai, &error);
  JsonArray *schools;

  g_assert_no_error (error);
  schools = json_object_get_array_member (json_node_get_object (answer), "schools");
  g_assert_cmpuint (json_array_get_length (schools), ==, 1);
  return json_to_string (json_object_get_member (json_array_get_object_element (schools, 0), member), FALSE);
}

static void
assert_figures (Fixture *fixture, const char *uai, const char *member, const char *expected)
{
  g_autofree char *found = figures (fixture, uai, member);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_by_class (Fixture *fixture, gconstpointer unused)
{
  assert_figures (fixture, WORLD_A, "classes",
                  "[{\"class\":\"3 A\",\"children\":1,\"never_notified\":0,\"provisional\":1,\"active\":1,\"grouped\":0},"
                  "{\"class\":\"6 B\",\"children\":1,\"never_notified\":0,\"provisional\":1,\"active\":1,\"grouped\":0}]");
  assert_figures (fixture, WORLD_B, "classes",
                  "[{\"class\":\"CM1\",\"children\":1,\"never_notified\":0,\"provisional\":1,\"active\":0,\"grouped\":1}]");
  assert_figures (fixture, WORLD_C, "classes",
                  "[{\"class\":\"2 C\",\"children\":1,\"never_notified\":1,\"provisional\":1,\"active\":0,\"grouped\":0}]");
}

static void
test_by_day (Fixture *fixture, gconstpointer unused)
{
  assert_figures (fixture, WORLD_A, "days",
                  "[{\"day\":\"2026-11-23\",\"letters\":2,\"activations\":0,\"groupings\":0,\"breaks\":0},"
                  "{\"day\":\"2026-11-24\",\"letters\":0,\"activations\":1,\"groupings\":0,\"breaks\":0}]");
  assert_figures (fixture, WORLD_B, "days",
                  "[{\"day\":\"2026-11-24\",\"letters\":2,\"activations\":0,\"groupings\":1,\"breaks\":0}]");
  world_advance (&fixture->world, 366 * FRT_DAY);
  assert_figures (fixture, WORLD_B, "days", "[]");
}

/* Staff are nobody's family. */
static void
test_by_school (Fixture *fixture, gconstpointer unused)
{
  FrtIdentity secretary;
  g_autofree char *uri = world_add_staff (&fixture->world, WORLD_A, "secretariat", &secretary);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) all = frt_statistics_collect (&fixture->world.domain, NULL, &error);
  JsonArray *schools = json_object_get_array_member (json_node_get_object (all), "schools");

  g_assert_nonnull (uri);
  assert_figures (fixture, WORLD_A, "accounts", "{\"provisional\":1,\"active\":1,\"grouped\":0,\"disabled\":0}");
  g_assert_cmpuint (json_array_get_length (schools), ==, 3);
  g_assert_false (json_object_has_member (json_array_get_object_element (schools, 0), "days"));
  g_assert_null (frt_statistics_collect (&fixture->world.domain, "9999999Z", &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_NOT_FOUND);
  test_by_day (fixture, NULL);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/statistics/by-class", test_by_class },
    { "/statistics/by-day", test_by_day },
    { "/statistics/by-school", test_by_school },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
