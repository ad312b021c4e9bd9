/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-search-table.h"

/* One index holds a school's words with the accounts they find, another its accounts in the order of names with all that a
 * list is filtered by. The accounts of each word are met in memory; then either the few that are left are looked up, or the
 * list is read in order until a page is full. */

#define BEYOND      "\xf4\x8f\xbf\xbf"      /* the last character there is: whatever begins with a word is below the two */
#define FEW         2000                    /* accounts cheaper to look up than to meet */
#define LOOKED_AT   5000                    /* usernames that begin alike, of all schools */

static gboolean
collect_ids (FrtRows *found, GArray **ids_out, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (FrtRows) rows = found;

  while (frt_rows_next (rows)) {
    gint64 id = frt_rows_int (rows, 0);
    g_array_append_val (ids, id);
  }
  if (!frt_rows_end (rows, error))
    return FALSE;
  *ids_out = g_steal_pointer (&ids);
  return TRUE;
}

/* The accounts of a word that are in @among (nullable: of all), as a set of ids. */
static GHashTable *
find_word (FrtTransaction *tx, const char *uai, const char *word, GHashTable *among, GError **error)
{
  g_autofree char *beyond = g_strconcat (word, BEYOND, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT account_id FROM search_word WHERE uai = $1 AND word >= $2"
                                        " AND word < $3", "sss", uai, word, beyond);

  while (frt_rows_next (rows)) {
    gint64 id = frt_rows_int (rows, 0);

    if ((among == NULL || g_hash_table_contains (among, &id)) && !g_hash_table_contains (ids, &id))
      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
  }
  return frt_rows_end (rows, error) ? g_steal_pointer (&ids) : NULL;
}

/* The accounts that have all the words; *found is NULL when there are no words. */
static gboolean
find_words (FrtTransaction *tx, const FrtSearch *search, GHashTable **found, GError **error)
{
  *found = NULL;
  for (guint i = 0; i < FRT_SEARCH_WORDS && search->words[i] != NULL; i++) {
    GHashTable *ids = find_word (tx, search->uai, search->words[i], *found, error);

    g_clear_pointer (found, g_hash_table_unref);
    *found = ids;
    if (ids == NULL)
      return FALSE;
  }
  return TRUE;
}

/* Where a page begins. */
typedef struct {
  char   *name;      /* (owned) */
  gint64  id;
} Place;

static void
place_clear (gpointer data)
{
  g_free (((Place *) data)->name);
}

static int
compare_places (gconstpointer one, gconstpointer other)
{
  const Place *a = one, *b = other;
  int order = strcmp (a->name, b->name);

  return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

static gboolean
find_start (FrtTransaction *tx, const FrtSearch *search, Place *start, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT sort_name FROM account WHERE id = $1", "l", search->after);

  *start = (Place) { g_strdup (frt_rows_next (rows) ? frt_rows_text (rows, 0) : ""), search->after };
  return frt_rows_end (rows, error);
}

/* The purged ones have no sort_name. */
#define FILTER " AND sort_name <> '' AND kind <> 'staff' AND ($2 = '' OR state = $2)" \
               " AND coalesce (notified_until, -1) >= $3 AND coalesce (notified_until, -1) < $4" \
               " AND coalesce (last_sign_in_at, 0) >= $5 AND coalesce (last_sign_in_at, 0) < $6"
#define FILTER_TYPES "sllll"
#define FILTER_VALUES(search) (search)->state, (search)->notified[0], (search)->notified[1], (search)->signed_in[0], \
                              (search)->signed_in[1]

/* Reads the list in order, leaving out who is not in @among (nullable). */
static gboolean
read_in_order (FrtTransaction *tx, const FrtSearch *search, GHashTable *among, const Place *start, GArray *ids,
               GError **error)
{
  gint64 most = among != NULL ? G_MAXINT64 : search->limit;
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT id FROM account WHERE uai = $1" FILTER
                                        " AND (sort_name, id) > ($7, $8) ORDER BY sort_name, id LIMIT $9",
                                        "s" FILTER_TYPES "sll", search->uai, FILTER_VALUES (search), start->name, start->id,
                                        most);

  while (ids->len < search->limit && frt_rows_next (rows)) {
    gint64 id = frt_rows_int (rows, 0);

    if (among == NULL || g_hash_table_contains (among, &id))
      g_array_append_val (ids, id);
  }
  return frt_rows_end (rows, error);
}

static gboolean
look_up (FrtTransaction *tx, const FrtSearch *search, gint64 id, GArray *places, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT sort_name FROM account WHERE id = $1" FILTER, "l" FILTER_TYPES, id,
                                        FILTER_VALUES (search));

  if (frt_rows_next (rows)) {
    Place place = { g_strdup (frt_rows_text (rows, 0)), id };
    g_array_append_val (places, place);
  }
  return frt_rows_end (rows, error);
}

/* Looks each of @among up and sorts what is left. */
static gboolean
sort_few (FrtTransaction *tx, const FrtSearch *search, GHashTable *among, const Place *start, GArray *ids, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  GHashTableIter iter;
  gpointer id;

  g_array_set_clear_func (places, place_clear);
  g_hash_table_iter_init (&iter, among);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!look_up (tx, search, *(gint64 *) id, places, error))
      return FALSE;
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len && ids->len < search->limit; i++) {
    const Place *place = &g_array_index (places, Place, i);

    if (compare_places (place, start) > 0)
      g_array_append_val (ids, place->id);
  }
  return TRUE;
}

/* See the header. */
gboolean
frt_search_table_list (FrtTransaction *tx, const FrtSearch *search, GArray **account_ids, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) among = NULL;
  Place start = { NULL, 0 };
  gboolean ok = find_start (tx, search, &start, error) && find_words (tx, search, &among, error);

  if (ok && among != NULL && g_hash_table_size (among) <= FEW)
    ok = sort_few (tx, search, among, &start, ids, error);
  else if (ok)
    ok = read_in_order (tx, search, among, &start, ids, error);
  place_clear (&start);
  if (!ok)
    return FALSE;
  *account_ids = g_steal_pointer (&ids);
  return TRUE;
}

/* See the header. */
gboolean
frt_search_table_list_username (FrtTransaction *tx, const char *uai, const char *username, guint limit, GArray **account_ids,
                                GError **error)
{
  g_autofree char *beyond = g_strconcat (username, BEYOND, NULL);

  return collect_ids (frt_query (tx, error,
    "SELECT id FROM (SELECT id, uai, kind FROM account WHERE username >= $1 AND username < $2 ORDER BY username LIMIT $5)"
    " AS c WHERE uai = $3 AND kind <> 'staff'"
    " UNION SELECT t.origin_account_id FROM account p JOIN attachment t ON t.account_id = p.id"
    " JOIN guardian g ON g.id = t.guardian_id WHERE p.username = $1 AND g.uai = $3 LIMIT $4",
    "sssii", username, beyond, uai, (int) limit, LOOKED_AT), account_ids, error);
}
