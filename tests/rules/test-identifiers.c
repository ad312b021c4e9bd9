/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "common/frt-error.h"
#include "common/frt-limits.h"

/* Who is who when a school's file comes again: by INE, else by ELENOET, else by ELEVE_ID, in that order of trust; a guardian
 * by PERSONNE_ID. A number that both files have and that differs says that it is somebody else, whatever weaker ones say. */

#define SCHOOL "0340004D"

typedef struct {
  const char *key;          /* ELEVE_ID */
  const char *ine;          /* (nullable) */
  const char *elenoet;      /* (nullable) */
} Pupil;

/* A file with one pupil and one guardian. Returns: (transfer full) */
static FrtImportReport *
import_pupil (World *world, const Pupil *pupil, const char *guardian_key, int year)
{
  FrtRecord records[] = {
    { .type = FRT_RECORD_HEADER, .file = "files", .line = 1, .uai = SCHOOL, .school_year = year,
      .content = FRT_CONTENT_STUDENTS | FRT_CONTENT_GUARDIANS },
    { .type = FRT_RECORD_STUDENT, .file = "files", .line = 2, .student_key = pupil->key, .ine = pupil->ine,
      .elenoet = pupil->elenoet, .birth_name = "LEFÈVRE", .first_name = "Zoé" },
    { .type = FRT_RECORD_CLASS, .file = "files", .line = 3, .student_key = pupil->key, .class_name = "6 B" },
    { .type = FRT_RECORD_GUARDIAN, .file = "files", .line = 4, .guardian_key = guardian_key, .birth_name = "CŒUR",
      .first_name = "Anaïs" },
    { .type = FRT_RECORD_LINK, .file = "files", .line = 5, .guardian_key = guardian_key, .student_key = pupil->key,
      .level = 1, .kinship = 10 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtImport) started = frt_import_new (&world->domain, SCHOOL, NULL, &error);
  FrtImportReport *report;

  for (guint i = 0; i < G_N_ELEMENTS (records) && error == NULL; i++)
    frt_import_add (&records[i], started, &error);
  g_assert_no_error (error);
  report = frt_import_finish (started, &error);
  g_assert_no_error (error);
  return report;
}

static const struct {
  const char *what;
  Pupil       before, after;
  gboolean    same;
} cases[] = {
  { "the same INE", { "1", "I1", "E1" }, { "2", "I1", "E2" }, TRUE },
  { "the same ELENOET, no INE", { "1", NULL, "E1" }, { "2", NULL, "E1" }, TRUE },
  { "the same ELENOET, an INE by now", { "1", NULL, "E1" }, { "2", "I1", "E1" }, TRUE },
  { "the same ELENOET, no INE any more", { "1", "I1", "E1" }, { "2", NULL, "E1" }, TRUE },
  { "the same ELEVE_ID, nothing else", { "1", NULL, NULL }, { "1", NULL, NULL }, TRUE },
  { "the same ELEVE_ID, the rest by now", { "1", NULL, NULL }, { "1", "I1", "E1" }, TRUE },
  { "another INE, the same ELENOET", { "1", "I1", "E1" }, { "2", "I2", "E1" }, FALSE },
  { "another INE, the same ELEVE_ID", { "1", "I1", NULL }, { "1", "I2", NULL }, FALSE },
  { "another ELENOET, the same ELEVE_ID", { "1", NULL, "E1" }, { "1", NULL, "E2" }, FALSE },
  { "nothing the same", { "1", "I1", "E1" }, { "2", "I2", "E2" }, FALSE },
};

static void
test_pupils (World *world, gconstpointer number)
{
  const guint i = GPOINTER_TO_UINT (number);
  g_autoptr (FrtImportReport) first = import_pupil (world, &cases[i].before, "9", WORLD_YEAR);
  g_autoptr (GPtrArray) letters = world_letters (world, SCHOOL);
  g_autoptr (FrtImportReport) again = import_pupil (world, &cases[i].after, "9", WORLD_YEAR);
  g_autofree char *children = NULL;
  FrtIdentity anais;

  g_test_message ("%s", cases[i].what);
  g_assert_cmpuint (first->students.created, ==, 1);
  g_assert_cmpuint (again->students.created, ==, cases[i].same ? 0 : 1);
  g_assert_cmpuint (again->students.departed, ==, cases[i].same ? 0 : 1);
  g_assert_cmpuint (again->accounts_created, ==, 0);
  world_activate (world, world_find_letter (letters, "Anaïs"), &anais);      /* her letter is as good as before */
  children = world_children (world, &anais);
  g_assert_cmpstr (children, ==, "Zoé");
  world_assert_sound (world);
}

static const Pupil zoe = { "1", "I1", "E1" };

/* A person is PERSONNE_ID and nothing else: two of one name stay two, and the secretary is told. */
static void
test_guardians (World *world, gconstpointer unused)
{
  g_autoptr (FrtImportReport) first = import_pupil (world, &zoe, "9", WORLD_YEAR);
  g_autoptr (GPtrArray) letters = world_letters (world, SCHOOL);
  g_autoptr (FrtImportReport) other = import_pupil (world, &zoe, "10", WORLD_YEAR);
  g_autofree char *children = NULL;
  FrtIdentity before;

  g_assert_cmpuint (first->accounts_created, ==, 1);
  g_assert_cmpuint (other->guardians.created, ==, 1);
  g_assert_cmpuint (other->guardians.departed, ==, 1);
  g_assert_cmpuint (other->accounts_created, ==, 1);
  world_activate (world, world_find_letter (letters, "Anaïs"), &before);
  children = world_children (world, &before);
  g_assert_cmpstr (children, ==, "");
  world_assert_sound (world);
}

/* September comes: account, password and grouping stay, with the pupil where the new file has it. */
static void
test_next_year (World *world, gconstpointer unused)
{
  const Pupil moved = { "77", "I1", "E9" };
  g_autoptr (FrtImportReport) first = import_pupil (world, &zoe, "9", WORLD_YEAR), next = NULL;
  g_autoptr (GPtrArray) letters = world_letters (world, SCHOOL), others = world_letters (world, WORLD_A);
  g_autofree char *children = NULL;
  FrtIdentity anais;

  world_activate (world, world_find_letter (letters, "Anaïs"), &anais);
  world_group (world, &anais, world_find_letter (others, "Anaïs"));
  world_advance (world, 300 * FRT_DAY);
  next = import_pupil (world, &moved, "9", WORLD_YEAR + 1);
  g_assert_cmpuint (first->accounts_created, ==, 1);
  g_assert_cmpuint (next->accounts_created, ==, 0);
  g_assert_cmpuint (next->students.created, ==, 0);
  world_sign_in (world, world_find_letter (letters, "Anaïs")->username, WORLD_PASSWORD, &anais);
  children = world_children (world, &anais);
  g_assert_cmpstr (children, ==, "Noé Zoé Zoé");      /* of the collège, and here */
  world_assert_sound (world);
}

/* A pupil who goes to another school goes by that school's file, and is grouped anew by the new letter. */
static void
test_another_school (World *world, gconstpointer unused)
{
  static const WorldLink there[] = { { "700", "MME", "CŒUR", NULL, "Anaïs", "800", "LEFÈVRE", "Zoé", "2nde 1", 1, 10 } };
  const Pupil nobody_of_hers = { "55", "I5", "E5" };
  g_autoptr (FrtImportReport) first = import_pupil (world, &zoe, "9", WORLD_YEAR), left = NULL;
  g_autoptr (GPtrArray) letters = world_letters (world, SCHOOL), new_letters = NULL;
  g_autofree char *before = NULL, *after = NULL;
  FrtIdentity anais;

  g_assert_cmpuint (first->accounts_created, ==, 1);
  world_activate (world, world_find_letter (letters, "Anaïs"), &anais);
  left = import_pupil (world, &nobody_of_hers, "60", WORLD_YEAR);
  g_assert_cmpuint (left->students.departed, ==, 1);
  before = world_children (world, &anais);
  g_assert_cmpstr (before, ==, "");
  world_add_school (world, "0340005E", "Lycée E");
  world_import (world, "0340005E", there, 1);
  new_letters = world_letters (world, "0340005E");
  world_group (world, &anais, world_find_letter (new_letters, "Anaïs"));
  after = world_children (world, &anais);
  g_assert_cmpstr (after, ==, "Zoé");
  world_assert_sound (world);
}

static void
set_up (World *world, gconstpointer unused)
{
  world_set_up (world, NULL);
  world_add_family (world);
  world_add_school (world, SCHOOL, "École D");
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (World *, gconstpointer); } tests[] = {
    { "/identifiers/guardians", test_guardians },
    { "/identifiers/next-year", test_next_year },
    { "/identifiers/another-school", test_another_school },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/identifiers/pupils/%s", cases[i].what);

    g_test_add (path, World, GUINT_TO_POINTER (i), set_up, test_pupils, world_tear_down);
  }
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, set_up, tests[i].test, world_tear_down);
  return g_test_run ();
}
