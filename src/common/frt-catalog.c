/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-catalog.h"

#include "config.h"

#include <string.h>

#define MAGIC     0x950412DEu
#define SOURCE    "en"          /* the language our sentences are written in */
#define FALLBACK  "fr"          /* a school's own */

/* One compiled catalogue: the GNU gettext manual, "The Format of GNU MO Files". */
typedef struct {
  char        *language;      /* (owned) */
  GMappedFile *file;          /* (owned) */
  const guint8 *data;
  gsize        size;
  gboolean     swapped;       /* written on a machine of the other byte order */
  guint32      count;
  guint32      originals, translations;     /* offsets of their tables */
} Language;

struct _FrtCatalog {
  GPtrArray *languages;       /* (owned) of Language, by code */
};

static void
language_free (gpointer data)
{
  Language *self = data;

  g_free (self->language);
  g_mapped_file_unref (self->file);
  g_free (self);
}

/* The 32-bit number at @offset; 0 beyond the end, where no table or string can be. */
static guint32
number_at (const Language *self, gsize offset)
{
  guint32 number = 0;

  if (offset <= self->size && self->size - offset >= sizeof number)
    memcpy (&number, self->data + offset, sizeof number);
  return self->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

/* The string a table's entry points to; NULL when the file is broken there. */
static const char *
string_at (const Language *self, guint32 table, guint32 index)
{
  gsize entry = (gsize) table + (gsize) index * 8;
  gsize length = number_at (self, entry), offset = number_at (self, entry + 4);

  if (offset == 0 || offset >= self->size || length >= self->size - offset || self->data[offset + length] != '\0')
    return NULL;
  return (const char *) self->data + offset;
}

static Language *
language_new (const char *locale_dir, const char *code)
{
  g_autofree char *path = g_build_filename (locale_dir, code, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  GMappedFile *file = g_mapped_file_new (path, FALSE, NULL);
  Language *self;

  if (file == NULL)
    return NULL;
  self = g_new0 (Language, 1);
  self->language = g_strdup (code);
  self->file = file;
  self->data = (const guint8 *) g_mapped_file_get_contents (file);
  self->size = g_mapped_file_get_length (file);
  self->swapped = number_at (self, 0) == GUINT32_SWAP_LE_BE (MAGIC);
  if (number_at (self, 0) != MAGIC) {
    g_warning ("%s is no catalogue", path);
    language_free (self);
    return NULL;
  }
  self->count = number_at (self, 8);
  self->originals = number_at (self, 12);
  self->translations = number_at (self, 16);
  return self;
}

static int
compare_languages (gconstpointer one, gconstpointer other)
{
  return strcmp ((*(const Language *const *) one)->language, (*(const Language *const *) other)->language);
}

/**
 * frt_catalog_new:
 * @locale_dir: where gettext's catalogues were installed
 *
 * Returns: (transfer full): our sentences in every language found there
 */
FrtCatalog *
frt_catalog_new (const char *locale_dir)
{
  g_autoptr (GDir) dir = g_dir_open (locale_dir, 0, NULL);
  FrtCatalog *self = g_new (FrtCatalog, 1);
  const char *code;

  self->languages = g_ptr_array_new_with_free_func (language_free);
  while (dir != NULL && (code = g_dir_read_name (dir)) != NULL) {
    Language *language = language_new (locale_dir, code);

    if (language != NULL)
      g_ptr_array_add (self->languages, language);
  }
  g_ptr_array_sort (self->languages, compare_languages);
  return self;
}

/**
 * frt_catalog_free:
 * @self: (transfer full): a catalogue
 */
void
frt_catalog_free (FrtCatalog *self)
{
  g_ptr_array_unref (self->languages);
  g_free (self);
}

static const Language *
find (FrtCatalog *self, const char *code)
{
  for (guint i = 0; i < self->languages->len; i++) {
    const Language *language = g_ptr_array_index (self->languages, i);

    if (g_str_equal (language->language, code))
      return language;
  }
  return NULL;
}

/* "fr-CA;q=0.8" → our code for it, or NULL, and how much it is wanted. */
static const char *
match (FrtCatalog *self, const char *range, double *quality)
{
  g_auto (GStrv) parts = g_strsplit (range, ";", 3);
  g_autofree char *code = g_ascii_strdown (g_strstrip (parts[0]), -1);
  const Language *language;

  *quality = 1;
  for (guint i = 1; parts[i] != NULL; i++)
    if (g_str_has_prefix (g_strstrip (parts[i]), "q="))
      *quality = g_ascii_strtod (parts[i] + 2, NULL);
  code[strcspn (code, "-")] = '\0';
  language = find (self, code);
  return language ? language->language : g_str_equal (code, SOURCE) || g_str_equal (code, "*") ? SOURCE : NULL;
}

/**
 * frt_catalog_negotiate:
 * @self: a catalogue
 * @accept_language: (nullable): the header's value (RFC 9110, 12.5.4)
 *
 * Returns: (transfer none): the language of ours that is wanted most, English when none is
 */
const char *
frt_catalog_negotiate (FrtCatalog *self, const char *accept_language)
{
  g_auto (GStrv) ranges = g_strsplit (accept_language ? accept_language : "", ",", 20);
  const char *best = SOURCE;
  double best_quality = 0;

  for (guint i = 0; ranges[i] != NULL; i++) {
    double quality;
    const char *language;

    if (*g_strstrip (ranges[i]) == '\0')
      continue;
    language = match (self, ranges[i], &quality);
    if (language != NULL && quality > best_quality) {
      best = language;
      best_quality = quality;
    }
  }
  return best;
}

/**
 * frt_catalog_choose:
 * @self: a catalogue
 * @language: a code of two letters
 *
 * Returns: (transfer none): the language for somebody who wants that one and cannot be asked for a second choice
 */
const char *
frt_catalog_choose (FrtCatalog *self, const char *language)
{
  g_autofree char *ranges = g_strconcat (language, "," FALLBACK ";q=0.5", NULL);

  return frt_catalog_negotiate (self, ranges);
}

/**
 * frt_catalog_dup_languages:
 * @self: a catalogue
 *
 * Returns: (transfer full): %NULL-terminated: English, then the others by their code
 */
char **
frt_catalog_dup_languages (FrtCatalog *self)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  g_strv_builder_add (codes, SOURCE);
  for (guint i = 0; i < self->languages->len; i++)
    g_strv_builder_add (codes, ((Language *) g_ptr_array_index (self->languages, i))->language);
  return g_strv_builder_end (codes);
}

/**
 * frt_catalog_translate:
 * @self: a catalogue
 * @language: one that it negotiated
 * @sentence: one of our sentences, in English
 *
 * Returns: (transfer none): the sentence in that language; itself where there is no translation
 */
const char *
frt_catalog_translate (FrtCatalog *self, const char *language, const char *sentence)
{
  const Language *found = find (self, language);
  guint32 low = 0, high = found ? found->count : 0;

  while (low < high) {      /* the originals are sorted */
    guint32 middle = low + (high - low) / 2;
    const char *original = string_at (found, found->originals, middle);
    int order = original ? strcmp (sentence, original) : -1;
    const char *translation;

    if (order == 0) {
      translation = string_at (found, found->translations, middle);
      return translation != NULL && *translation != '\0' ? translation : sentence;
    }
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return sentence;
}

/**
 * frt_language_is_right_to_left:
 * @language: a code of two letters
 *
 * Returns: whether its script runs from right to left
 */
gboolean
frt_language_is_right_to_left (const char *language)
{
  static const char *const languages[] = { "ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi", NULL };

  return g_strv_contains (languages, language);
}
