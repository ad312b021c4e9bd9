/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "common/frt-error.h"
#include "common/frt-limits.h"
#include "domain/frt-accounts.h"
#include "domain/frt-children.h"
#include "domain/frt-letters.h"
#include "domain/frt-schools.h"

/* Imports: a whole set or nothing; accounts and groupings survive. */

static void
set_up (World *world, gconstpointer unused)
{
  world_set_up (world, NULL);
  world_add_family (world);
}

static const WorldLink family_a[] = {
  { "209401", "MME", "CŒUR", "LEFÈVRE", "Anaïs", "610305", "LEFÈVRE", "Zoé", "6 B", 1, 10 },
  { "209401", "MME", "CŒUR", "LEFÈVRE", "Anaïs", "610308", "LEFÈVRE", "Noé", "3 A", 1, 10 },
  { "209406", "M.", "LEFÈVRE", NULL, "Marc", "610305", "LEFÈVRE", "Zoé", "6 B", 1, 20 },
  { "209406", "M.", "LEFÈVRE", NULL, "Marc", "610308", "LEFÈVRE", "Noé", "3 A", 1, 20 },
  { "209410", "MME", "VIDAL", NULL, "Rose", "610308", "LEFÈVRE", "Noé", "3 A", 3, 38 },
};

static FrtImportReport *
import (World *world, const WorldLink *links, guint n_links)
{
  g_autoptr (GError) error = NULL;
  FrtImportReport *report = world_try_import (world, WORLD_A, links, n_links, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static void
assert_counts (const FrtImportCounts *counts, guint created, guint changed, guint unchanged, guint departed)
{
  g_assert_cmpuint (counts->created, ==, created);
  g_assert_cmpuint (counts->changed, ==, changed);
  g_assert_cmpuint (counts->unchanged, ==, unchanged);
  g_assert_cmpuint (counts->departed, ==, departed);
}

static void
test_again_changes_nothing (World *world, gconstpointer unused)
{
  g_autoptr (FrtImportReport) report = import (world, family_a, G_N_ELEMENTS (family_a));

  assert_counts (&report->students, 0, 0, 2, 0);
  assert_counts (&report->guardians, 0, 0, 3, 0);
  g_assert_cmpuint (report->accounts_created, ==, 0);
  world_assert_sound (world);
}

static void
test_changes_are_counted (World *world, gconstpointer unused)
{
  static const WorldLink next[] = {
    { "209401", "MME", "CŒUR", NULL, "Anaïs", "610305", "LEFÈVRE", "Zoé", "5 B", 1, 10 },
    { "300", "M.", "NGUYỄN", NULL, "Văn", "400", "NGUYỄN", "Linh", "5 B", 1, 20 },
  };
  g_autoptr (FrtImportReport) report = import (world, next, G_N_ELEMENTS (next));

  assert_counts (&report->students, 1, 1, 0, 1);
  assert_counts (&report->guardians, 1, 1, 0, 2);
  g_assert_cmpuint (report->accounts_created, ==, 1);
  world_assert_sound (world);
}

static void
test_who_comes_back_is_known (World *world, gconstpointer unused)
{
  g_autoptr (GPtrArray) letters = world_letters (world, WORLD_A);
  g_autoptr (FrtImportReport) without = import (world, family_a, 1), with = NULL;
  g_autofree char *children = NULL;
  FrtIdentity marc;

  world_advance (world, FRT_DAY);
  with = import (world, family_a, G_N_ELEMENTS (family_a));
  assert_counts (&without->students, 0, 0, 1, 1);
  assert_counts (&with->students, 0, 1, 1, 0);
  g_assert_cmpuint (with->accounts_created, ==, 0);
  world_activate (world, world_find_letter (letters, "Marc"), &marc);      /* his letter is as good as before */
  children = world_children (world, &marc);
  g_assert_cmpstr (children, ==, "Noé Zoé");
}

static void
test_dry_run (World *world, gconstpointer unused)
{
  static const WorldLink one[] = {
    { "300", "M.", "NGUYỄN", NULL, "Văn", "400", "NGUYỄN", "Linh", "5 B", 1, 20 },
  };
  FrtImportOptions options = { .dry_run = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtImportReport) report = world_try_import (world, WORLD_A, one, 1, &options, &error);
  g_autoptr (FrtImportReport) after = NULL;

  g_assert_no_error (error);
  assert_counts (&report->students, 1, 0, 0, 2);
  g_assert_cmpuint (report->accounts_created, ==, 1);
  after = import (world, family_a, G_N_ELEMENTS (family_a));
  assert_counts (&after->students, 0, 0, 2, 0);
}

static void
assert_refused (World *world, const FrtRecord *record, const char *part)
{
  g_autoptr (FrtImport) refused = frt_import_new (&world->domain, WORLD_A, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (frt_import_add (record, refused, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_FILE);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_true (g_str_has_prefix (error->message, "Eleves.xml:2:"));
}

static void
test_wrong_files (World *world, gconstpointer unused)
{
  FrtRecord header = { .type = FRT_RECORD_HEADER, .file = "Eleves.xml", .line = 2, .uai = WORLD_B,
                       .school_year = WORLD_YEAR, .content = FRT_CONTENT_STUDENTS };
  g_autoptr (FrtImport) half = NULL;
  g_autoptr (GError) error = NULL;

  assert_refused (world, &header, WORLD_B);
  assert_refused (world, &header, WORLD_A);      /* both schools are named */
  header.uai = WORLD_A;
  header.school_year = WORLD_YEAR - 1;
  assert_refused (world, &header, "2025-2026");
  header.school_year = WORLD_YEAR;

  half = frt_import_new (&world->domain, WORLD_A, NULL, &error);
  g_assert_true (frt_import_add (&header, half, &error));
  g_assert_false (frt_import_add (&header, half, &error));
  g_clear_error (&error);
  g_assert_null (frt_import_finish (half, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_FILE);
  g_assert_nonnull (strstr (error->message, "ResponsablesAvecAdresses"));
}

#define WORLD_D "0340004D"

/* One guardian, whose file names an address, which it has or has not; @has_others: it has some. */
static void
import_at (World *world, const char *address, gboolean has_others, guint changed, guint anomalies)
{
  FrtRecord header = { .type = FRT_RECORD_HEADER, .file = "files", .line = 1, .uai = WORLD_D, .school_year = WORLD_YEAR,
                       .content = FRT_CONTENT_STUDENTS | FRT_CONTENT_GUARDIANS };
  FrtRecord records[] = {
    { .type = FRT_RECORD_STUDENT, .file = "files", .line = 2, .student_key = "11", .birth_name = "K", .first_name = "K" },
    { .type = FRT_RECORD_CLASS, .file = "files", .line = 3, .student_key = "11", .class_name = "6 A" },
    { .type = FRT_RECORD_GUARDIAN, .file = "files", .line = 4, .guardian_key = "1", .birth_name = "A", .first_name = "A",
      .address_key = "900" },
    { .type = FRT_RECORD_LINK, .file = "files", .line = 5, .guardian_key = "1", .student_key = "11", .level = 1 },
    { .type = FRT_RECORD_ADDRESS, .file = "files", .line = 6, .address_key = "901", .address = "Somebody else's" },
    { .type = FRT_RECORD_ADDRESS, .file = "files", .line = 7, .address_key = "900", .address = address },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtImport) started = frt_import_new (&world->domain, WORLD_D, NULL, &error);
  g_autoptr (FrtImportReport) report = NULL;

  frt_import_add (&header, started, &error);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    if (records[i].type != FRT_RECORD_ADDRESS || (i == 4 ? has_others : address != NULL))
      g_assert_true (frt_import_add (&records[i], started, &error));
  report = frt_import_finish (started, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->guardians.changed, ==, changed);
  g_assert_cmpuint (report->anomaly_count, ==, anomalies);
}

static void
assert_address (World *world, const char *expected)
{
  const FrtLetterChoice choice = { .whom = FRT_LETTERS_NOT_ACTIVATED };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) letters = frt_letters_issue (&world->domain, WORLD_D, &choice, NULL, &error);
  const FrtLetter *letter;
  g_autofree char *address = NULL;

  g_assert_no_error (error);
  letter = g_ptr_array_index (letters, 0);
  address = letter->address ? g_strjoinv ("|", letter->address) : NULL;
  g_assert_cmpstr (address, ==, expected);
}

static void
test_addresses (World *world, gconstpointer unused)
{
  world_add_school (world, WORLD_D, "École D");
  import_at (world, "3 rue Basse\n34000 MONTPELLIER", TRUE, 0, 0);
  assert_address (world, "3 rue Basse|34000 MONTPELLIER");
  import_at (world, NULL, FALSE, 0, 0);      /* a file without addresses says nothing about them */
  assert_address (world, "3 rue Basse|34000 MONTPELLIER");
  import_at (world, "1 rue Haute", TRUE, 1, 0);
  assert_address (world, "1 rue Haute");
  import_at (world, NULL, TRUE, 1, 1);
  assert_address (world, NULL);
}

static void
test_anomalies (World *world, gconstpointer unused)
{
  static const WorldLink odd[] = {
    { "1", "MME", "A", NULL, "A", "11", "K", "K", NULL, 1, 10 },      /* in no class */
    { "2", "M.", "B", NULL, "B", "12", "L", "L", "6 A", 1, 20 },
    { "3", "MME", "C", NULL, "C", "12", "L", "L", "6 A", 1, 10 },
    { "4", "MME", "D", NULL, "D", "12", "L", "L", "6 A", 1, 51 },     /* a third legal guardian, and no person */
    { "5", "M.", "L", NULL, "L", "12", "L", "L", "6 A", 1, 70 },
    { "6", "M.", "B", NULL, "B", "11", "K", "K", NULL, 2, 20 },       /* the same name as 2 */
  };
  static const char *const expected[] = { "no class", "three legal", "child protection", "adult pupil", "same name" };
  g_autoptr (FrtImportReport) report = import (world, odd, G_N_ELEMENTS (odd));

  g_assert_cmpuint (report->anomaly_count, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    gboolean found = FALSE;

    for (guint j = 0; j < report->anomalies->len; j++) {
      const FrtAnomaly *anomaly = g_ptr_array_index (report->anomalies, j);

      g_assert_cmpuint (anomaly->line, >, 0);
      found |= strstr (anomaly->message, expected[i]) != NULL;
    }
    g_assert_true (found);
  }
  g_assert_cmpuint (report->accounts_created, ==, 5);      /* level 2 gets none unless the school says so */
  world_assert_sound (world);
}

static void
test_level_2_where_the_school_says_so (World *world, gconstpointer unused)
{
  static const WorldLink two[] = {
    { "1", "MME", "A", NULL, "A", "11", "K", "K", "6 A", 1, 10 }, { "6", "M.", "B", NULL, "B", "11", "K", "K", "6 A", 2, 20 },
  };
  g_autoptr (FrtImportReport) before = import (world, two, 2), after = NULL;

  frt_schools_set (&world->domain, WORLD_A, &(FrtSchoolSetting) { "level2_accounts", "yes" }, 1, NULL);
  after = import (world, two, 2);
  g_assert_cmpuint (before->accounts_created, ==, 1);
  g_assert_cmpuint (after->accounts_created, ==, 1);
  world_assert_sound (world);
}

static void
fill_with_zeros (gpointer data, void *buffer, gsize length)
{
  memset (buffer, 0, length);
}

/* However bad the luck, each has a username of its own. */
static void
test_usernames_taken (World *world, gconstpointer unused)
{
  static const char *const keys[] = { "1", "2", "3", "4", "5" };
  WorldLink links[G_N_ELEMENTS (keys)];
  g_autoptr (FrtImportReport) report = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    links[i] = (WorldLink) { keys[i], "MME", "MARTIN", NULL, "Zoé", keys[i], "MARTIN", "Léo", "6 B", 1, 10 };
  world->domain.random = (FrtRandom) { fill_with_zeros, NULL };
  report = import (world, links, G_N_ELEMENTS (links));
  g_assert_cmpuint (report->accounts_created, ==, 5);
  world_assert_sound (world);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (World *, gconstpointer); } tests[] = {
    { "/import/again-changes-nothing", test_again_changes_nothing },
    { "/import/changes-are-counted", test_changes_are_counted },
    { "/import/who-comes-back-is-known", test_who_comes_back_is_known },
    { "/import/dry-run", test_dry_run },
    { "/import/wrong-files", test_wrong_files },
    { "/import/addresses", test_addresses },
    { "/import/anomalies", test_anomalies },
    { "/import/level-2-where-the-school-says-so", test_level_2_where_the_school_says_so },
    { "/import/usernames-taken", test_usernames_taken },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, set_up, tests[i].test, world_tear_down);
  return g_test_run ();
}
