/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "common/frt-error.h"
#include "common/frt-limits.h"
#include "domain/frt-groupings.h"

/* How many accounts one grouping takes. */

#define RECORDS (FRT_GROUPING_MAX_ACCOUNTS + 2)      /* of one person at one school: her own account, and one too many */

static void
add_person (World *world)
{
  char keys[RECORDS][2][8];
  WorldLink links[RECORDS];

  for (guint i = 0; i < RECORDS; i++) {
    g_snprintf (keys[i][0], sizeof keys[i][0], "9%02u", i);
    g_snprintf (keys[i][1], sizeof keys[i][1], "7%02u", i);
    links[i] = (WorldLink) { keys[i][0], "MME", "MARTIN", NULL, "Lou", keys[i][1], "MARTIN", "Ange", "6 A", 1, 10 };
  }
  world_add_school (world, WORLD_A, "Collège des Aubes");
  world_import (world, WORLD_A, links, RECORDS);
}

static void
test_too_many_accounts (World *world, gconstpointer unused)
{
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (FrtGrouping) proposal = NULL;
  g_autoptr (GError) error = NULL;
  FrtIdentity identity;
  const char *id;

  add_person (world);
  letters = world_letters (world, WORLD_A);
  g_assert_cmpuint (letters->len, ==, RECORDS);
  world_activate (world, g_ptr_array_index (letters, 0), &identity);
  proposal = frt_groupings_propose (&world->domain, &identity, &error);
  g_assert_no_error (error);
  id = frt_grouping_get_fields (proposal)->id;
  for (guint i = 1; i < RECORDS; i++) {
    const FrtLetter *letter = g_ptr_array_index (letters, i);
    g_autoptr (FrtGrouping) added = NULL;

    added = frt_groupings_add_account (&world->domain, &identity, id, letter->username, frt_secret_get (letter->password),
                                       WORLD_ADDRESS, FALSE, &error);
    if (i <= FRT_GROUPING_MAX_ACCOUNTS)
      g_assert_no_error (error);
    else
      g_assert_error (error, FRT_ERROR, FRT_ERROR_TOO_MANY_ACCOUNTS);
  }
  world_assert_sound (world);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/limits/too-many-accounts", World, NULL, world_set_up, test_too_many_accounts, world_tear_down);
  return g_test_run ();
}
