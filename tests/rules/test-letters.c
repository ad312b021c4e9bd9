/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "common/frt-error.h"
#include "common/frt-limits.h"
#include "domain/frt-letters.h"

/* Whom a school prints letters for: by state, class or name; what it is told before; and that half a work is none. */

#define SCHOOL "0340004D"

static const WorldLink links[] = {
  { "1", "MME", "ALPHA", NULL, "Ada", "11", "ALPHA", "Ali", "6 B", 1, 10 },
  { "1", "MME", "ALPHA", NULL, "Ada", "12", "ALPHA", "Ana", "3 A", 1, 10 },
  { "2", "M.", "BRAVO", NULL, "Bob", "13", "BRAVO", "Bea", "6 B", 1, 20 },
  { "3", "MME", "DELTA", NULL, "Dea", "14", "DELTA", "Dan", NULL, 1, 10 },
};

static void
set_up (World *world, gconstpointer unused)
{
  world_set_up (world, NULL);
  world_add_school (world, SCHOOL, "Collège des Delta");
  world_import (world, SCHOOL, links, G_N_ELEMENTS (links));
}

static void
tear_down (World *world, gconstpointer unused)
{
  world_assert_sound (world);
  world_tear_down (world, NULL);
}

static GPtrArray *
issue (World *world, const FrtLetterChoice *choice)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *letters = frt_letters_issue (&world->domain, SCHOOL, choice, NULL, &error);

  g_assert_no_error (error);
  return letters;
}

/* "LETTERS REPLACED" of a choice */
static char *
count (World *world, const FrtLetterChoice *choice)
{
  g_autoptr (GError) error = NULL;
  FrtLetterCount told;

  frt_letter_choice_count (&world->domain, SCHOOL, choice, &told, &error);
  g_assert_no_error (error);
  return g_strdup_printf ("%u %u", told.letters, told.replaced);
}

static void
assert_chosen (World *world, FrtLettersFor whom, const char *class_name, const char *told, const char *names)
{
  const FrtLetterChoice choice = { .whom = whom, .class_name = class_name };
  g_autofree char *counted = count (world, &choice);
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GString) given = g_string_new (NULL);

  g_assert_cmpstr (counted, ==, told);
  if (names == NULL)
    return;
  letters = issue (world, &choice);
  for (guint i = 0; i < letters->len; i++)
    g_string_append_printf (given, "%s%s", i > 0 ? " " : "", ((FrtLetter *) letters->pdata[i])->holder_first_name);
  g_assert_cmpstr (given->str, ==, names);
}

static void
test_by_class (World *world, gconstpointer unused)
{
  assert_chosen (world, FRT_LETTERS_NEVER_NOTIFIED, "9 Z", "0 0", "");
  assert_chosen (world, FRT_LETTERS_NEVER_NOTIFIED, "3 A", "1 0", "Ada");
  assert_chosen (world, FRT_LETTERS_NEVER_NOTIFIED, "6 B", "1 0", "Bob");
  assert_chosen (world, FRT_LETTERS_NEVER_NOTIFIED, "", "1 0", "Dea");
  assert_chosen (world, FRT_LETTERS_NOT_ACTIVATED, "6 B", "2 2", "Ada Bob");
}

static void
test_by_state (World *world, gconstpointer unused)
{
  FrtIdentity dea;
  g_autoptr (GPtrArray) first = NULL;
  const FrtLetterChoice all = { 0 };

  assert_chosen (world, FRT_LETTERS_NOTIFIED, NULL, "0 0", NULL);
  assert_chosen (world, FRT_LETTERS_NEVER_NOTIFIED, NULL, "3 0", NULL);
  first = issue (world, &all);
  assert_chosen (world, FRT_LETTERS_NEVER_NOTIFIED, NULL, "0 0", NULL);
  assert_chosen (world, FRT_LETTERS_NOTIFIED, NULL, "3 3", NULL);
  assert_chosen (world, FRT_LETTERS_EXPIRED, NULL, "0 0", NULL);

  world_activate (world, world_find_letter (first, "Dea"), &dea);
  assert_chosen (world, FRT_LETTERS_NOTIFIED, NULL, "2 2", NULL);
  assert_chosen (world, FRT_LETTERS_NOT_ACTIVATED, NULL, "2 2", NULL);

  world_advance (world, (gint64) FRT_LETTER_DAYS * FRT_DAY);
  assert_chosen (world, FRT_LETTERS_NOTIFIED, NULL, "0 0", NULL);
  assert_chosen (world, FRT_LETTERS_NOT_ACTIVATED, NULL, "2 0", NULL);
  assert_chosen (world, FRT_LETTERS_EXPIRED, NULL, "2 0", "Ada Bob");
  assert_chosen (world, FRT_LETTERS_EXPIRED, NULL, "0 0", NULL);
}

/* Whoever is named twice gets one letter, and it is good. */
static void
test_by_name (World *world, gconstpointer unused)
{
  const FrtLetterChoice all = { 0 };
  g_autoptr (GPtrArray) first = issue (world, &all), second = NULL;
  const FrtLetter *bob = world_find_letter (first, "Bob");
  const char *usernames[] = { bob->username, bob->username, NULL };
  const FrtLetterChoice choice = { .usernames = usernames };
  g_autofree char *told = count (world, &choice);
  g_autoptr (GError) error = NULL;
  FrtIdentity identity;

  g_assert_cmpstr (told, ==, "1 1");
  second = issue (world, &choice);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_false (world_try_sign_in (world, bob->username, frt_secret_get (bob->password), &identity, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_CREDENTIALS);
  bob = second->pdata[0];
  world_sign_in (world, bob->username, frt_secret_get (bob->password), &identity);
}

/* To be told is to change nothing, not even for who is owed an account since a setting changed. */
static void
test_counting_changes_nothing (World *world, gconstpointer unused)
{
  const FrtLetterChoice all = { 0 };
  g_autofree char *first = count (world, &all), *second = count (world, &all);
  g_autoptr (GPtrArray) letters = NULL;

  g_assert_cmpstr (first, ==, second);
  letters = issue (world, &all);
  g_assert_cmpuint (letters->len, ==, 3);
}

typedef struct { guint last, total, most; } Told;

static gboolean
on_progress (guint done, guint total, gpointer data)
{
  Told *told = data;

  g_assert_true (done == 0 || done == told->last + 1);
  told->last = done;
  told->total = total;
  return done < told->most;
}

static void
test_progress (World *world, gconstpointer unused)
{
  const FrtLetterChoice all = { 0 };
  Told told = { .most = 2 };
  const FrtProgress progress = { on_progress, &told };
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GError) error = NULL;

  for (told.most = 0; told.most <= 3; told.most++) {      /* given up before the first hash, after it, … */
    g_assert_null (frt_letters_issue (&world->domain, SCHOOL, &all, &progress, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpuint (told.last, ==, told.most);
    g_clear_error (&error);
    assert_chosen (world, FRT_LETTERS_NEVER_NOTIFIED, NULL, "3 0", NULL);
  }
  letters = frt_letters_issue (&world->domain, SCHOOL, &all, &progress, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (letters->len, ==, 3);
  g_assert_cmpuint (told.last, ==, 3);
  g_assert_cmpuint (told.total, ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/letters/by-class", World, NULL, set_up, test_by_class, tear_down);
  g_test_add ("/letters/by-state", World, NULL, set_up, test_by_state, tear_down);
  g_test_add ("/letters/by-name", World, NULL, set_up, test_by_name, tear_down);
  g_test_add ("/letters/counting-changes-nothing", World, NULL, set_up, test_counting_changes_nothing, tear_down);
  g_test_add ("/letters/progress", World, NULL, set_up, test_progress, tear_down);
  return g_test_run ();
}
