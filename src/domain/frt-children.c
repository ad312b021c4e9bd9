/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-children.h"

#include "common/frt-kinship.h"
#include "store/frt-schools-tables.h"

/* What a child is sorted by, folded once. */
typedef struct {
  const FrtRoadRow *road;       /* (unowned): the one with the earliest date */
  char             *key;        /* (owned) */
} Place;

static void
place_clear (gpointer data)
{
  g_free (((Place *) data)->key);
}

static int
compare_places (gconstpointer one, gconstpointer other)
{
  const Place *a = one, *b = other;
  int order = strcmp (a->key, b->key);

  return order != 0 ? order : (a->road->student_id > b->road->student_id) - (a->road->student_id < b->road->student_id);
}

static char *
sort_key (const FrtRoadRow *road)
{
  g_autofree char *school = frt_name_fold (road->school->name);
  g_autofree char *first_name = frt_name_fold (road->first_name);

  return g_strjoin ("\n", school, road->school->uai, first_name, NULL);
}

static void
place_road (GArray *places, const FrtRoadRow *road)
{
  Place place;

  for (guint i = 0; i < places->len; i++) {
    Place *there = &g_array_index (places, Place, i);

    if (there->road->student_id != road->student_id)
      continue;
    if (road->since < there->road->since)
      there->road = road;
    return;
  }
  place = (Place) { road, sort_key (road) };
  g_array_append_val (places, place);
}

static FrtChild *
make_child (FrtTransaction *tx, const FrtRoadRow *road, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, road->student_id);
  g_autoptr (GPtrArray) services = NULL;
  FrtChildFields fields = {
    .id = id,
    .first_name = road->first_name,
    .last_name = road->last_name,
    .birth_date = road->birth_date,
    .class_name = road->class_name,
    .relationship = frt_kinship_to_string (road->kinship),
    .school = road->school,
    .attached_since = road->since,
    .origin_username = road->origin_username,
  };

  if (!frt_schools_tables_services (tx, road->school->uai, road->class_name, &services, error))
    return NULL;
  return frt_child_new (&fields, services);
}

/**
 * frt_children_from_roads:
 * @tx: the transaction the roads were read in
 * @roads: (element-type FrtRoadRow): roads of one or more accounts
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the children at the end of them, each once
 */
GListModel *
frt_children_from_roads (FrtTransaction *tx, GPtrArray *roads, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GListStore) children = g_list_store_new (FRT_TYPE_CHILD);

  g_array_set_clear_func (places, place_clear);
  for (guint i = 0; i < roads->len; i++)
    place_road (places, g_ptr_array_index (roads, i));
  g_array_sort (places, compare_places);

  for (guint i = 0; i < places->len; i++) {
    g_autoptr (FrtChild) child = make_child (tx, g_array_index (places, Place, i).road, error);

    if (child == NULL)
      return NULL;
    g_list_store_append (children, child);
  }
  return G_LIST_MODEL (g_steal_pointer (&children));
}

/**
 * frt_children_list:
 * @domain: the domain
 * @identity: who asks
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the children of the signed-in account
 */
GListModel *
frt_children_list (const FrtDomain *domain, const FrtIdentity *identity, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (GPtrArray) roads = NULL;

  if (tx == NULL || !frt_people_tables_list_roads (tx, identity->account_id, &roads, error))
    return NULL;
  return frt_children_from_roads (tx, roads, error);
}
