/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-search-words.h"

#include "common/frt-name.h"
#include "store/frt-batch.h"

#include <string.h>

/* What somebody is found and sorted by, as it is stored and as it should be. */
typedef struct {
  gint64      account_id;
  char       *uai;
  char       *stored;          /* (nullable) the words: sorted, with a space between */
  char       *stored_name;
  char       *sort_name;
  GHashTable *words;           /* a set */
} Person;

static void
person_free (gpointer data)
{
  Person *self = data;

  g_free (self->uai);
  g_free (self->stored);
  g_free (self->stored_name);
  g_free (self->sort_name);
  g_hash_table_unref (self->words);
  g_free (self);
}

/* A row for each guardian record and student of an account; one at least. A student's own account has no record. */
#define SELECT \
  "SELECT c.id, c.uai, c.search_words, c.sort_name, c.birth_name, c.used_name, c.first_name," \
  " g.birth_name, g.used_name, g.first_name, s.birth_name, s.used_name, s.first_name, s.class FROM account c" \
  " LEFT JOIN attachment t ON t.origin_account_id = c.id LEFT JOIN guardian g ON g.id = t.guardian_id" \
  " LEFT JOIN link l ON l.guardian_id = g.id AND l.level <= 2" \
  " LEFT JOIN student s ON s.id = coalesce (c.student_id, l.student_id) WHERE c.kind <> 'staff' AND c.purged_at IS NULL AND "
#define NAMES    4      /* columns from here on have words */
#define COLUMNS 14

static Person *
read_person (FrtRows *rows)
{
  Person *person = g_new (Person, 1);
  FrtHolderName holder = { frt_rows_text (rows, NAMES), frt_rows_text (rows, NAMES + 1), frt_rows_text (rows, NAMES + 2) };

  *person = (Person) { frt_rows_int (rows, 0), g_strdup (frt_rows_text (rows, 1)), g_strdup (frt_rows_text (rows, 2)),
                       g_strdup (frt_rows_text (rows, 3)), frt_name_sort_key (&holder),
                       g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  return person;
}

/* @found: ordered by account */
static gboolean
collect (FrtRows *found, GPtrArray **persons_out, GError **error)
{
  g_autoptr (GPtrArray) persons = g_ptr_array_new_with_free_func (person_free);
  g_autoptr (FrtRows) rows = found;
  Person *person = NULL;

  while (frt_rows_next (rows)) {
    if (person == NULL || person->account_id != frt_rows_int (rows, 0)) {
      person = read_person (rows);
      g_ptr_array_add (persons, person);
    }
    for (guint i = NAMES; i < COLUMNS; i++)
      if (frt_rows_text (rows, i) != NULL)
        frt_name_add_words (frt_rows_text (rows, i), person->words);
  }
  if (!frt_rows_end (rows, error))
    return FALSE;
  *persons_out = g_steal_pointer (&persons);
  return TRUE;
}

static int
compare_words (gconstpointer one, gconstpointer other)
{
  return strcmp (*(char *const *) one, *(char *const *) other);
}

static char *
join_words (GHashTable *words)
{
  guint count;
  g_autofree char **sorted = (char **) g_hash_table_get_keys_as_array (words, &count);

  qsort (sorted, count, sizeof *sorted, compare_words);
  return g_strjoinv (" ", sorted);
}

/* Where differences go: for one account to the tables themselves; for a school's, first to temporary ones, out of which they
 * come sorted: the large index then grows page by page instead of everywhere at once. */
typedef struct {
  FrtTransaction *tx;           /* (unowned) */
  FrtBatch       *new_words;    /* (owned) (nullable) to the tables themselves, as the others */
  FrtBatch       *old_words;    /* (owned) */
  FrtBatch       *accounts;     /* (owned) */
} Writer;

static void
writer_clear (Writer *self)
{
  g_clear_pointer (&self->new_words, frt_batch_free);
  g_clear_pointer (&self->old_words, frt_batch_free);
  g_clear_pointer (&self->accounts, frt_batch_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static gboolean
add_word (Writer *self, const Person *person, const char *word, GError **error)
{
  if (self->new_words != NULL)
    return frt_batch_add (self->new_words, error, word, person->account_id);
  return frt_execute (self->tx, error, "INSERT INTO search_word (uai, word, account_id) VALUES ($1, $2, $3)", "ssl",
                      person->uai, word, person->account_id);
}

static gboolean
remove_word (Writer *self, const Person *person, const char *word, GError **error)
{
  if (self->old_words != NULL)
    return frt_batch_add (self->old_words, error, word, person->account_id);
  return frt_execute (self->tx, error, "DELETE FROM search_word WHERE uai = $1 AND word = $2 AND account_id = $3", "ssl",
                      person->uai, word, person->account_id);
}

static gboolean
set_words (Writer *self, const Person *person, const char *sort_name, const char *words, GError **error)
{
  if (self->accounts != NULL)
    return frt_batch_add (self->accounts, error, person->account_id, sort_name, words);
  return frt_execute (self->tx, error, "UPDATE account SET sort_name = $2, search_words = $3 WHERE id = $1", "lss",
                      person->account_id, sort_name, words);
}

/* Empties the set of words. */
static gboolean
write_difference (Writer *self, const Person *person, GError **error)
{
  g_auto (GStrv) stored = g_strsplit (person->stored ? person->stored : "", " ", -1);
  GHashTableIter iter;
  gpointer word;

  for (guint i = 0; stored[i] != NULL; i++)
    if (!g_hash_table_remove (person->words, stored[i]) && *stored[i] != '\0' &&
        !remove_word (self, person, stored[i], error))
      return FALSE;
  g_hash_table_iter_init (&iter, person->words);
  for (; g_hash_table_iter_next (&iter, &word, NULL); g_hash_table_iter_remove (&iter))
    if (!add_word (self, person, word, error))
      return FALSE;
  return TRUE;
}

static gboolean
refresh (Writer *self, const Person *person, GError **error)
{
  g_autofree char *joined = join_words (person->words);

  if (g_strcmp0 (joined, person->stored) == 0 && g_str_equal (person->sort_name, person->stored_name))
    return TRUE;
  return write_difference (self, person, error) && set_words (self, person, person->sort_name, joined, error);
}

/* See the header. */
gboolean
frt_search_words_refresh (FrtTransaction *tx, gint64 account_id, GError **error)
{
  g_autoptr (GPtrArray) persons = NULL;
  Writer writer = { tx };

  if (!collect (frt_query (tx, error, SELECT "c.id = $1", "l", account_id), &persons, error))
    return FALSE;
  return persons->len == 0 || refresh (&writer, g_ptr_array_index (persons, 0), error);
}

#define PAGE 1000

static gboolean
refresh_page (Writer *self, const char *uai, const char *state, gint64 after, gint64 last, GError **error)
{
  g_autoptr (GPtrArray) persons = NULL;

  if (!collect (frt_query (self->tx, error, SELECT "c.uai = $1 AND c.state = $2 AND c.id > $3 AND c.id <= $4 ORDER BY c.id",
                           "ssll", uai, state, after, last), &persons, error))
    return FALSE;
  for (guint i = 0; i < persons->len; i++)
    if (!refresh (self, g_ptr_array_index (persons, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
refresh_state (Writer *self, const char *uai, const char *state, GError **error)
{
  gint64 after = 0, last;

  for (;;) {
    if (!frt_query_int (self->tx, &last, error, "SELECT max (id) FROM (SELECT id FROM account WHERE uai = $1 AND state = $2"
                        " AND id > $3 ORDER BY id LIMIT $4) AS page", "ssli", uai, state, after, PAGE))
      return FALSE;
    if (last == 0)
      return TRUE;
    if (!refresh_page (self, uai, state, after, last, error))
      return FALSE;
    after = last;
  }
}

/* See the header. */
gboolean
frt_search_words_refresh_school (FrtTransaction *tx, const char *uai, GError **error)
{
  static const char *const states[] = { "provisional", "active", "grouped", "disabled" };
  g_auto (Writer) writer = { tx, frt_batch_new (tx, "stage_new_word (word, account_id)", "sl"),
                             frt_batch_new (tx, "stage_old_word (word, account_id)", "sl"),
                             frt_batch_new (tx, "stage_words (account_id, sort_name, search_words)", "lss") };

  if (!frt_run_file (tx, "words.sql", error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (!refresh_state (&writer, uai, states[i], error))
      return FALSE;
  return
    frt_batch_end (writer.new_words, error) && frt_batch_end (writer.old_words, error) &&
    frt_batch_end (writer.accounts, error) &&
    frt_execute (tx, error, "DELETE FROM search_word WHERE uai = $1 AND (word, account_id) IN"
                 " (SELECT word, account_id FROM stage_old_word)", "s", uai) &&
    frt_execute (tx, error, "INSERT INTO search_word (uai, word, account_id) SELECT $1, word, account_id"
                 " FROM stage_new_word ORDER BY word, account_id", "s", uai) &&
    frt_execute (tx, error, "UPDATE account AS c SET sort_name = x.sort_name, search_words = x.search_words"
                 " FROM stage_words x WHERE x.account_id = c.id", "");
}

/* See the header. */
gboolean
frt_search_words_remove (FrtTransaction *tx, gint64 account_id, GError **error)
{
  g_autoptr (GPtrArray) persons = NULL;
  Writer writer = { tx };
  Person *person;

  if (!collect (frt_query (tx, error, SELECT "c.id = $1", "l", account_id), &persons, error))
    return FALSE;
  if (persons->len == 0)
    return TRUE;
  person = g_ptr_array_index (persons, 0);
  g_hash_table_remove_all (person->words);
  return write_difference (&writer, person, error) && set_words (&writer, person, "", NULL, error);
}
