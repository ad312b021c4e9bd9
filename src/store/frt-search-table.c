/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-search-table.h"

/* One index holds a school's words with the accounts they find, another its accounts in the order of names with all that a
 * list is filtered by. Whom a rare word finds are looked up and sorted; where all words are common, the list is read in
 * order, for a page of it is soon full. */

#define BEYOND      "\xf4\x8f\xbf\xbf"      /* the last character there is: whatever begins with a word is below the two */
#define FEW         4000                    /* accounts that may be looked up one by one */
#define LOOKED_AT   5000                    /* usernames that begin alike, of all schools */

/* A word of a search, and how many accounts it finds, up to FEW + 1. */
typedef struct {
  const char *word;      /* (unowned) */
  gint64      found;
} Word;

static int
compare_words (gconstpointer one, gconstpointer other)
{
  const Word *a = one, *b = other;

  return (a->found > b->found) - (a->found < b->found);
}

/* The words, the rarest first. */
static GArray *
measure_words (FrtTransaction *tx, const FrtSearch *search, GError **error)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word));

  for (guint i = 0; i < FRT_SEARCH_WORDS && search->words[i] != NULL; i++) {
    g_autofree char *beyond = g_strconcat (search->words[i], BEYOND, NULL);
    Word word = { search->words[i], 0 };

    if (!frt_query_int (tx, &word.found, error, "SELECT count(*) FROM (SELECT 1 FROM search_word WHERE uai = $1"
                        " AND word >= $2 AND word < $3 LIMIT $4) AS m", "sssi", search->uai, word.word, beyond, FEW + 1))
      return NULL;
    g_array_append_val (words, word);
  }
  g_array_sort (words, compare_words);
  return g_steal_pointer (&words);
}

/* Whether one of an account's words, as they are stored beside it, begins with @word. */
static gboolean
has_word (const char *stored, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = stored; p != NULL; p = strchr (p, ' ')) {
    p += *p == ' ';
    if (strncmp (p, word, length) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_words (const char *stored, GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (stored == NULL || !has_word (stored, g_array_index (words, Word, i).word))
      return FALSE;
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
#define IN_ORDER(columns) "SELECT " columns " FROM account WHERE uai = $1" FILTER \
                          " AND (sort_name, id) > ($7, $8) ORDER BY sort_name, id LIMIT $9"

/* Reads the list in order, leaving out who has not all the words. */
static gboolean
read_in_order (FrtTransaction *tx, const FrtSearch *search, GArray *words, const Place *start, GArray *ids, GError **error)
{
  gint64 most = words->len > 0 ? G_MAXINT64 : search->limit;
  g_autoptr (FrtRows) rows = frt_query (tx, error, words->len > 0 ? IN_ORDER ("id, search_words") : IN_ORDER ("id"),
                                        "s" FILTER_TYPES "sll", search->uai, FILTER_VALUES (search), start->name, start->id,
                                        most);

  while (ids->len < search->limit && frt_rows_next (rows)) {
    gint64 id = frt_rows_int (rows, 0);

    if (words->len == 0 || has_words (frt_rows_text (rows, 1), words))
      g_array_append_val (ids, id);
  }
  return frt_rows_end (rows, error);
}

static gboolean
look_up (FrtTransaction *tx, const FrtSearch *search, gint64 id, GArray *words, GArray *places, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error, "SELECT sort_name, search_words FROM account WHERE id = $1" FILTER,
                                        "l" FILTER_TYPES, id, FILTER_VALUES (search));

  if (frt_rows_next (rows) && has_words (frt_rows_text (rows, 1), words)) {
    Place place = { g_strdup (frt_rows_text (rows, 0)), id };
    g_array_append_val (places, place);
  }
  return frt_rows_end (rows, error);
}

/* Looks up whom the rarest word finds, and sorts who is left. */
static gboolean
sort_few (FrtTransaction *tx, const FrtSearch *search, GArray *words, const Place *start, GArray *ids, GError **error)
{
  const char *rarest = g_array_index (words, Word, 0).word;
  g_autofree char *beyond = g_strconcat (rarest, BEYOND, NULL);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place)), found = NULL;

  g_array_set_clear_func (places, place_clear);
  if (!frt_rows_take_ids (frt_query (tx, error, "SELECT DISTINCT account_id FROM search_word WHERE uai = $1 AND word >= $2"
                               " AND word < $3", "sss", search->uai, rarest, beyond), &found, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (!look_up (tx, search, g_array_index (found, gint64, i), words, places, error))
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
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64)), words = measure_words (tx, search, error);
  Place start = { NULL, 0 };
  gboolean ok = words != NULL && find_start (tx, search, &start, error);

  if (ok && words->len > 0 && g_array_index (words, Word, 0).found <= FEW)
    ok = sort_few (tx, search, words, &start, ids, error);
  else if (ok)
    ok = read_in_order (tx, search, words, &start, ids, error);
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

  return frt_rows_take_ids (frt_query (tx, error,
    "SELECT id FROM (SELECT id, uai, kind FROM account WHERE username >= $1 AND username < $2 ORDER BY username LIMIT $5)"
    " AS c WHERE uai = $3 AND kind <> 'staff'"
    " UNION SELECT t.origin_account_id FROM account p JOIN attachment t ON t.account_id = p.id"
    " JOIN guardian g ON g.id = t.guardian_id WHERE p.username = $1 AND g.uai = $3 LIMIT $4",
    "sssii", username, beyond, uai, (int) limit, LOOKED_AT), account_ids, error);
}
