/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "bare-confirm.h"

#include "domain/frt-groupings.h"
#include "world/world.h"

/* bench-confirm COUNT FILE…: on each of these SQLite stores, with whatever is in it already, twice COUNT parents of two new
 * schools get ready to group their two letters. The first half confirm by the rules; for the second half a bare SQLite writes
 * the same rows in the same number of durable transactions. All of it in turn, a few at a time, so that what else the machine
 * does meets everybody alike. Prints a line for each store: the rule's confirmations a second, the median of one in
 * milliseconds, and bare SQLite's transactions a second. */

#define FIRST  "0349801X"
#define SECOND "0349802Y"
#define SLICE  10

typedef struct {
  FrtIdentity  identity;
  char        *grouping;     /* (owned) */
  char        *digest;       /* (owned) */
} Parent;

typedef struct {
  World         world;
  Parent       *parents;      /* (owned) twice as many as confirm by the rules */
  BareConfirm  *bare;         /* (owned) */
  double       *rule_times;   /* (owned) in milliseconds */
  double       *bare_times;   /* (owned) */
} Store;

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

static void
set_up (Store *store, const char *path, guint count)
{
  g_autofree char *uri = g_strconcat ("sqlite:", path, NULL);
  g_autoptr (GPtrArray) first = NULL, second = NULL;

  *store = (Store) { .parents = g_new0 (Parent, 2 * count), .rule_times = g_new (double, count),
                     .bare_times = g_new (double, count) };
  world_set_up (&store->world, uri);
  import (&store->world, FIRST, 2 * count);
  import (&store->world, SECOND, 2 * count);
  first = world_letters (&store->world, FIRST);
  second = world_letters (&store->world, SECOND);
  for (guint i = 0; i < 2 * count; i++)
    prepare (&store->world, first->pdata[i], second->pdata[i], &store->parents[i]);
  store->bare = bare_confirm_open (path);
}

static void
tear_down (Store *store, guint count)
{
  for (guint i = 0; i < 2 * count; i++) {
    g_free (store->parents[i].grouping);
    g_free (store->parents[i].digest);
  }
  g_free (store->parents);
  g_free (store->rule_times);
  g_free (store->bare_times);
  bare_confirm_close (store->bare);
  world_tear_down (&store->world, NULL);
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

static void
measure (Store *store, guint from, guint to, guint count)
{
  for (guint i = from; i < to; i++) {
    gint64 begin = g_get_monotonic_time ();

    confirm (&store->world, &store->parents[i]);
    store->rule_times[i] = (g_get_monotonic_time () - begin) / 1000.0;
  }
  for (guint i = from; i < to; i++) {
    const Parent *parent = &store->parents[count + i];
    gint64 begin = g_get_monotonic_time ();

    bare_confirm (store->bare, parent->identity.account_id, parent->grouping);
    store->bare_times[i] = (g_get_monotonic_time () - begin) / 1000.0;
  }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static double
rate (const double *times, guint count)
{
  double total = 0;

  for (guint i = 0; i < count; i++)
    total += times[i];
  return count * 1000.0 / total;
}

static double
median (double *times, guint count)
{
  qsort (times, count, sizeof (double), compare);
  return times[count / 2];
}

int
main (int argc, char *argv[])
{
  guint count = (guint) g_ascii_strtoull (argv[1], NULL, 10), n_stores = (guint) argc - 2;
  g_autofree Store *stores = g_new (Store, n_stores);

  for (guint i = 0; i < n_stores; i++)
    set_up (&stores[i], argv[2 + i], count);
  for (guint from = 0; from < count; from += SLICE)
    for (guint i = 0; i < n_stores; i++)
      measure (&stores[i], from, MIN (from + SLICE, count), count);
  for (guint i = 0; i < n_stores; i++) {
    g_print ("%.1f %.3f %.1f\n", rate (stores[i].rule_times, count), median (stores[i].rule_times, count),
             rate (stores[i].bare_times, count));
    tear_down (&stores[i], count);
  }
  return 0;
}
