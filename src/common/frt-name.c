/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-name.h"

#include <string.h>

/* Letters that Unicode does not take apart, and how a French school writes them without their stroke or ligature. */
static const struct {
  gunichar    letter;
  const char *plain;
} ligatures[] = {
  { 0x0153 /* œ */, "oe" }, { 0x00E6 /* æ */, "ae" }, { 0x00DF /* ß */, "ss" }, { 0x00F8 /* ø */, "o" },
  { 0x0142 /* ł */, "l" },  { 0x0111 /* đ */, "d" },  { 0x00F0 /* ð */, "d" },  { 0x00FE /* þ */, "th" },
  { 0x0131 /* ı */, "i" },  { 0x0133 /* ĳ */, "ij" },
};

static void
append_folded (GString *folded, gunichar letter)
{
  if (g_unichar_ismark (letter) || !g_unichar_isalnum (letter))
    return;      /* accents; hyphens, apostrophes, spaces */
  for (guint i = 0; i < G_N_ELEMENTS (ligatures); i++)
    if (ligatures[i].letter == letter) {
      g_string_append (folded, ligatures[i].plain);
      return;
    }
  g_string_append_unichar (folded, letter);
}

static char *
fold_any (const char *name)
{
  g_autofree char *small = g_utf8_casefold (name, -1);
  g_autofree char *apart = g_utf8_normalize (small, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  for (const char *p = apart ? apart : ""; *p != '\0'; p = g_utf8_next_char (p))
    append_folded (folded, g_utf8_get_char (p));
  return g_string_free (folded, FALSE);
}

#define LATIN_END 0x180      /* what comes below is folded letter by letter, whatever stands beside it */
#define LATIN_MOST 6         /* bytes of a folded letter, with the NUL */

static gpointer
fold_latin (gpointer unused)
{
  char (*latin)[LATIN_MOST] = g_malloc0 (LATIN_END * LATIN_MOST);

  for (gunichar letter = 1; letter < LATIN_END; letter++) {
    char text[6 + 1] = { 0 };
    g_autofree char *folded = NULL;

    g_unichar_to_utf8 (letter, text);
    folded = fold_any (text);
    g_assert (strlen (folded) < LATIN_MOST);
    strcpy (latin[letter], folded);
  }
  return latin;
}

/**
 * frt_name_fold:
 * @name: a name in UTF-8
 *
 * Nearly every name is written in letters below U+0180, whose folded forms are kept: an import folds millions of them.
 *
 * Returns: (transfer full): what is left of it without case, accents, ligatures, hyphens, apostrophes and spaces
 */
char *
frt_name_fold (const char *name)
{
  static GOnce once = G_ONCE_INIT;
  const char (*latin)[LATIN_MOST] = g_once (&once, fold_latin, NULL);
  g_autofree char *folded = g_malloc (LATIN_MOST * strlen (name) + 1);
  char *end = folded;

  *end = '\0';
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);

    if (letter >= LATIN_END)
      return fold_any (name);
    end = stpcpy (end, latin[letter]);
  }
  return g_strndup (folded, (gsize) (end - folded));
}

static gboolean
same (const char *one, const char *other)
{
  g_autofree char *a = one ? frt_name_fold (one) : NULL;
  g_autofree char *b = other ? frt_name_fold (other) : NULL;

  return a != NULL && *a != '\0' && g_strcmp0 (a, b) == 0;
}

/**
 * frt_name_same_holder:
 * @one: a holder
 * @other: another
 *
 * Returns: whether they may be one person (rule 3): first names agree, and either's birth or used name the other's
 */
gboolean
frt_name_same_holder (const FrtHolderName *one, const FrtHolderName *other)
{
  return same (one->first_name, other->first_name) &&
         (same (one->birth_name, other->birth_name) || same (one->birth_name, other->used_name) ||
          same (one->used_name, other->birth_name) || same (one->used_name, other->used_name));
}

/**
 * frt_name_displayed:
 * @holder: a holder
 *
 * Returns: (transfer none): the last name to show
 */
const char *
frt_name_displayed (const FrtHolderName *holder)
{
  return holder->used_name != NULL && *holder->used_name != '\0' ? holder->used_name : holder->birth_name;
}

/**
 * frt_name_sort_key:
 * @holder: a holder
 *
 * Returns: (transfer full): the name shown and the first name, folded
 */
char *
frt_name_sort_key (const FrtHolderName *holder)
{
  g_autofree char *last = frt_name_fold (frt_name_displayed (holder));
  g_autofree char *first = frt_name_fold (holder->first_name);

  return g_strjoin (" ", last, first, NULL);
}

#define SHORTEST_PART 2      /* letters; shorter ones find everybody */

static void
add_word (const char *name, gsize length, gsize shortest, GHashTable *words)
{
  g_autofree char *part = g_strndup (name, length);
  g_autofree char *folded = frt_name_fold (part);

  if (strlen (folded) >= shortest)
    g_hash_table_add (words, g_steal_pointer (&folded));
}

/**
 * frt_name_add_words:
 * @name: a name, or a class's
 * @words: (element-type utf8): a set that owns its words
 *
 * Adds what a person may look for: the whole, and each part between spaces, hyphens and the like, folded.
 */
void
frt_name_add_words (const char *name, GHashTable *words)
{
  const char *start = name;

  add_word (name, strlen (name), 1, words);
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isalnum (c) || g_unichar_ismark (c))
      continue;
    add_word (start, (gsize) (p - start), SHORTEST_PART, words);
    start = g_utf8_next_char (p);
  }
  if (start != name)
    add_word (start, strlen (start), SHORTEST_PART, words);
}
