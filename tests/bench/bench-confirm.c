/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "bare-confirm.h"

#include "domain/frt-groupings.h"
#include "world/world.h"

/* bench-confirm FILE COUNT: on that SQLite store, with whatever is in it already, twice COUNT parents of two new schools get
 * ready to group their two letters. The first half confirm by the rules, one after the other; for the second half a bare
 * SQLite writes the same rows in the same number of durable transactions. Prints the rule's confirmations a second, the
 * median of one in milliseconds, and bare SQLite's transactions a second. */

#define FIRST  "0349801X"
#define SECOND "0349802Y"

typedef struct {
  FrtIdentity  identity;
  char        *grouping;     /* (owned) */
  char        *digest;       /* (owned) */
} Parent;

static void
import (World *world, const char *uai, guint count)
{
  g_autofree WorldLink *links = g_new0 (WorldLink, count);
  g_autoptr (GStringChunk) names = g_string_chunk_new (4096);

  world_add_school (world, uai, "École de la mesure");
  for (guint i = 0; i < count; i++) {
    g_autofree char *key = g_strdup_printf ("%u", i + 1);
    g_autofree char *name = g_strdup_printf ("BANC %u", i + 1);
    char *kept = g_string_chunk_insert (names, key);

    links[i] = (WorldLink) { kept, "MME", g_string_chunk_insert (names, name), NULL, "Anaïs",
                             kept, "BANC", "Zoé", "6 B", 1, 10 };
  }
  world_import (world, uai, links, count);
}

static void
prepare (World *world, const FrtLetter *own, const FrtLetter *other, Parent *parent)
{
  g_autoptr (FrtGrouping) proposed = NULL, added = NULL;
  g_autoptr (GError) error = NULL;

  world_activate (world, own, &parent->identity);
  proposed = frt_groupings_propose (&world->domain, &parent->identity, &error);
  g_assert_no_error (error);
  parent->grouping = g_strdup (frt_grouping_get_fields (proposed)->id);
  added = frt_groupings_add_account (&world->domain, &parent->identity, parent->grouping, other->username,
                                     frt_secret_get (other->password), WORLD_ADDRESS, FALSE, &error);
  g_assert_no_error (error);
  parent->digest = g_strdup (frt_grouping_get_fields (added)->digest);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static void
confirm (World *world, const Parent *parent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtGrouping) confirmed = frt_groupings_confirm (&world->domain, &parent->identity, parent->grouping,
                                                             parent->digest, &error);

  g_assert_no_error (error);
  g_assert_nonnull (confirmed);
}

/* Calls one thing or the other @count times; returns how often a second, and the median of one in milliseconds. */
static double
measure (World *world, BareConfirm *bare, const Parent *parents, guint count, double *median)
{
  g_autofree double *times = g_new (double, count);
  double total = 0;

  for (guint i = 0; i < count; i++) {
    gint64 begin = g_get_monotonic_time ();

    if (bare != NULL)
      bare_confirm (bare, parents[i].identity.account_id, parents[i].grouping);
    else
      confirm (world, &parents[i]);
    times[i] = (g_get_monotonic_time () - begin) / 1000.0;
    total += times[i];
  }
  qsort (times, count, sizeof (double), compare);
  *median = times[count / 2];
  return count * 1000.0 / total;
}

int
main (int argc, char *argv[])
{
  World world = { 0 };
  guint count = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 200;
  g_autofree Parent *parents = g_new0 (Parent, 2 * count);
  g_autofree char *uri = g_strconcat ("sqlite:", argv[1], NULL);
  g_autoptr (GPtrArray) first = NULL, second = NULL;
  double by_rule, bare, median, bare_median;
  BareConfirm *sqlite;

  world_set_up (&world, uri);
  import (&world, FIRST, 2 * count);
  import (&world, SECOND, 2 * count);
  first = world_letters (&world, FIRST);
  second = world_letters (&world, SECOND);
  for (guint i = 0; i < 2 * count; i++)
    prepare (&world, first->pdata[i], second->pdata[i], &parents[i]);

  by_rule = measure (&world, NULL, parents, count, &median);
  sqlite = bare_confirm_open (argv[1]);
  bare = measure (NULL, sqlite, parents + count, count, &bare_median);
  bare_confirm_close (sqlite);
  g_print ("%.1f %.3f %.1f\n", by_rule, median, bare);

  for (guint i = 0; i < 2 * count; i++) {
    g_free (parents[i].grouping);
    g_free (parents[i].digest);
  }
  world_tear_down (&world, NULL);
  return 0;
}
