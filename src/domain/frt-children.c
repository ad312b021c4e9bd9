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

/* Returns: (transfer full) (element-type Place): the children at the end of @roads, each once, in order */
static GArray *
place_roads (GPtrArray *roads)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  g_array_set_clear_func (places, place_clear);
  for (guint i = 0; i < roads->len; i++)
    place_road (places, g_ptr_array_index (roads, i));
  g_array_sort (places, compare_places);
  return places;
}

/* One child's record, borrowed from @road and @id, and the services. */
static gboolean
describe (FrtTransaction *tx, const FrtRoadRow *road, char id[24], FrtChildFields *fields, GPtrArray **services,
          GError **error)
{
  g_snprintf (id, 24, "%" G_GINT64_FORMAT, road->student_id);
  *fields = (FrtChildFields) {
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
  return frt_schools_tables_services (tx, road->school->uai, road->class_name, services, error);
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
  g_autoptr (GArray) places = place_roads (roads);
  g_autoptr (GListStore) children = g_list_store_new (FRT_TYPE_CHILD);

  for (guint i = 0; i < places->len; i++) {
    g_autoptr (GPtrArray) services = NULL;
    g_autoptr (FrtChild) child = NULL;
    FrtChildFields fields;
    char id[24];

    if (!describe (tx, g_array_index (places, Place, i).road, id, &fields, &services, error))
      return NULL;
    child = frt_child_new (&fields, services);
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

/**
 * frt_children_write_own:
 * @domain: the domain
 * @identity: who asks
 * @writer: where they go, as a list of the contract's Child
 * @name: the member that the list is
 * @error: return location for a #GError
 *
 * What frt_children_list() lists, without making an object of each: nothing is asked for more often.
 *
 * Returns: whether they are written; if not, @writer has an unfinished list
 */
gboolean
frt_children_write_own (const FrtDomain *domain, const FrtIdentity *identity, FrtJsonWriter *writer, const char *name,
                        GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (GPtrArray) roads = NULL;
  g_autoptr (GArray) places = NULL;

  if (tx == NULL || !frt_people_tables_list_roads (tx, identity->account_id, &roads, error))
    return FALSE;
  places = place_roads (roads);
  frt_json_writer_begin_array (writer, name);
  for (guint i = 0; i < places->len; i++) {
    g_autoptr (GPtrArray) services = NULL;
    FrtChildFields fields;
    char id[24];

    if (!describe (tx, g_array_index (places, Place, i).road, id, &fields, &services, error))
      return FALSE;
    frt_child_fields_write (&fields, services, writer);
  }
  frt_json_writer_end_array (writer);
  return TRUE;
}
