/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-search-words.h"

#include "common/frt-name.h"

typedef struct {
  gint64  account_id;
  char   *uai;
  gint64  student_id;          /* 0: none */
  char   *birth_name;
  char   *used_name;           /* (nullable) */
  char   *first_name;
  char   *sort_name;           /* as stored */
  char   *words;               /* (nullable) as stored: sorted, with a space between */
} Person;

static void
person_free (gpointer data)
{
  Person *self = data;

  g_free (self->uai);
  g_free (self->birth_name);
  g_free (self->used_name);
  g_free (self->first_name);
  g_free (self->sort_name);
  g_free (self->words);
  g_free (self);
}

#define SELECT "SELECT id, uai, student_id, birth_name, used_name, first_name, sort_name, search_words FROM account WHERE "

static gboolean
collect (FrtRows *found, GPtrArray **persons_out, GError **error)
{
  g_autoptr (GPtrArray) persons = g_ptr_array_new_with_free_func (person_free);
  g_autoptr (FrtRows) rows = found;

  while (frt_rows_next (rows)) {
    Person *person = g_new (Person, 1);

    *person = (Person) { frt_rows_int (rows, 0), g_strdup (frt_rows_text (rows, 1)), frt_rows_int (rows, 2),
                         g_strdup (frt_rows_text (rows, 3)), g_strdup (frt_rows_text (rows, 4)),
                         g_strdup (frt_rows_text (rows, 5)), g_strdup (frt_rows_text (rows, 6)),
                         g_strdup (frt_rows_text (rows, 7)) };
    g_ptr_array_add (persons, person);
  }
  if (!frt_rows_end (rows, error))
    return FALSE;
  *persons_out = g_steal_pointer (&persons);
  return TRUE;
}

/* The words of the columns from @first, @count of them. */
static void
add_columns (FrtRows *rows, guint count, GHashTable *words)
{
  for (guint i = 0; i < count; i++)
    if (frt_rows_text (rows, i) != NULL)
      frt_name_add_words (frt_rows_text (rows, i), words);
}

#define RECORDS "SELECT g.birth_name, g.used_name, g.first_name, s.birth_name, s.used_name, s.first_name, s.class" \
                " FROM attachment t JOIN guardian g ON g.id = t.guardian_id LEFT JOIN link l ON l.guardian_id = g.id" \
                " AND l.level <= 2 LEFT JOIN student s ON s.id = l.student_id WHERE t.origin_account_id = $1"
#define STUDENT "SELECT birth_name, used_name, first_name, class FROM student WHERE id = $1"

static GHashTable *
find_words (FrtTransaction *tx, const Person *person, GError **error)
{
  gboolean is_student = person->student_id != 0;
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (FrtRows) rows = is_student ? frt_query (tx, error, STUDENT, "l", person->student_id)
                                        : frt_query (tx, error, RECORDS, "l", person->account_id);

  while (frt_rows_next (rows))
    add_columns (rows, is_student ? 4 : 7, words);
  if (!frt_rows_end (rows, error))
    return NULL;
  frt_name_add_words (person->birth_name, words);
  frt_name_add_words (person->first_name, words);
  if (person->used_name != NULL)
    frt_name_add_words (person->used_name, words);
  return g_steal_pointer (&words);
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

/* Where new words go: the table itself, or first a temporary one, out of which they come sorted: the large index then
 * grows page by page instead of everywhere at once. */
#define INTO_TABLE "INSERT INTO search_word (uai, word, account_id) VALUES ($1, $2, $3)"
#define INTO_STAGE "INSERT INTO stage_word (uai, word, account_id) VALUES ($1, $2, $3)"

static gboolean
write_difference (FrtTransaction *tx, const Person *person, GHashTable *words, const char *insert, GError **error)
{
  g_auto (GStrv) stored = g_strsplit (person->words ? person->words : "", " ", -1);
  GHashTableIter iter;
  gpointer word;

  for (guint i = 0; stored[i] != NULL; i++)
    if (!g_hash_table_remove (words, stored[i]) && *stored[i] != '\0' &&
        !frt_execute (tx, error, "DELETE FROM search_word WHERE uai = $1 AND word = $2 AND account_id = $3", "ssl",
                      person->uai, stored[i], person->account_id))
      return FALSE;
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (!frt_execute (tx, error, insert, "ssl", person->uai, word, person->account_id))
      return FALSE;
  return TRUE;
}

static gboolean
refresh (FrtTransaction *tx, const Person *person, const char *insert, GError **error)
{
  FrtHolderName holder = { person->birth_name, person->used_name, person->first_name };
  g_autofree char *sort_name = frt_name_sort_key (&holder), *joined = NULL;
  g_autoptr (GHashTable) words = find_words (tx, person, error);

  if (words == NULL)
    return FALSE;
  joined = join_words (words);
  if (g_strcmp0 (joined, person->words) == 0 && g_str_equal (sort_name, person->sort_name))
    return TRUE;
  return write_difference (tx, person, words, insert, error) &&
         frt_execute (tx, error, "UPDATE account SET search_words = $2 WHERE id = $1", "ls", person->account_id, joined) &&
         (g_str_equal (sort_name, person->sort_name) ||
          frt_execute (tx, error, "UPDATE account SET sort_name = $2 WHERE id = $1", "ls", person->account_id, sort_name));
}

/* See the header. */
gboolean
frt_search_words_refresh (FrtTransaction *tx, gint64 account_id, GError **error)
{
  g_autoptr (GPtrArray) persons = NULL;

  if (!collect (frt_query (tx, error, SELECT "id = $1 AND kind <> 'staff' AND purged_at IS NULL", "l", account_id), &persons,
                error))
    return FALSE;
  return persons->len == 0 || refresh (tx, g_ptr_array_index (persons, 0), INTO_TABLE, error);
}

#define PAGE 1000

static gboolean
refresh_state (FrtTransaction *tx, const char *uai, const char *state, GError **error)
{
  gint64 after = 0;

  for (;;) {
    g_autoptr (GPtrArray) persons = NULL;

    if (!collect (frt_query (tx, error, SELECT "uai = $1 AND state = $2 AND id > $3 AND kind <> 'staff'"
                             " AND purged_at IS NULL ORDER BY id LIMIT $4", "ssli", uai, state, after, PAGE), &persons, error))
      return FALSE;
    for (guint i = 0; i < persons->len; i++) {
      after = ((Person *) persons->pdata[i])->account_id;
      if (!refresh (tx, g_ptr_array_index (persons, i), INTO_STAGE, error))
        return FALSE;
    }
    if (persons->len < PAGE)
      return TRUE;
  }
}

/* See the header. */
gboolean
frt_search_words_refresh_school (FrtTransaction *tx, const char *uai, GError **error)
{
  static const char *const states[] = { "provisional", "active", "grouped", "disabled" };

  if (!frt_run_script (tx, "DROP TABLE IF EXISTS stage_word;"
                       "CREATE TEMPORARY TABLE stage_word (uai TEXT, word TEXT, account_id BIGINT);", error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (!refresh_state (tx, uai, states[i], error))
      return FALSE;
  return frt_execute (tx, error, "INSERT INTO search_word (uai, word, account_id) SELECT uai, word, account_id"
                      " FROM stage_word ORDER BY uai, word, account_id", "");
}

/* See the header. */
gboolean
frt_search_words_remove (FrtTransaction *tx, gint64 account_id, GError **error)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) persons = NULL;

  if (!collect (frt_query (tx, error, SELECT "id = $1", "l", account_id), &persons, error))
    return FALSE;
  return persons->len == 0 ||
         (write_difference (tx, g_ptr_array_index (persons, 0), none, INTO_TABLE, error) &&
          frt_execute (tx, error, "UPDATE account SET sort_name = '', search_words = NULL WHERE id = $1", "l", account_id));
}
