/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-password.h"

#include "common/frt-identifier.h"
#include "common/frt-name.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <zxcvbn.h>

/* 10^10 guesses: out of reach of guessing over the network (rule 7 allows some thousand a year), and years of work on
 * stolen Argon2id hashes; a known word and a year are far below, four plain words far above. */
#define ENOUGH_GUESSES_LOG10 10.0

/* zxcvbn's work grows faster than the text, and beyond this a password is good anyway. */
#define LOOKED_AT_MAX 100     /* bytes */

#define SHORTEST_OWN_WORD 4   /* letters; a shorter name may well stand in a good password */

/* What people of our languages put into passwords; zxcvbn's own list is English. Folded, most usual first. */
static const char *const usual_words[] = {
  "motdepasse", "azerty", "azertyuiop", "bonjour", "jetaime", "jtaime", "soleil", "doudou", "chouchou", "loulou", "bebe",
  "amour", "maman", "papa", "famille", "enfants", "ecole", "college", "lycee", "vacances", "marseille", "paris", "france",
  "coucou", "princesse", "nounours", "chocolat", "fleur", "liberte", "fratrie", "regroupement", "parents", "secret",
  "contrasena", "contrasenia", "hola", "teamo", "familia", "senha", "amor", "brasil", "password", "ciaociao", "tiamo",
  "amore", "famiglia", "passwort", "hallo", "schatz", "familie", "sifre", "parola", "seviyorum", "istanbul", "iubire",
  "teiubesc", "scoala", "qwertz", "qwerty",
};

static const struct {
  FrtPasswordFaults fault;
  const char       *name;      /* in "reasons" */
  const char       *sentence;
} faults[] = {
  { FRT_PASSWORD_TOO_SHORT,     "too-short",     N_("Use at least 12 characters.") },
  { FRT_PASSWORD_TOO_LONG,      "too-long",      N_("Use a shorter password.") },
  { FRT_PASSWORD_HAS_YOUR_DATA, "has-your-data", N_("Leave out your username and your names.") },
  { FRT_PASSWORD_PROVISIONAL,   "provisional",   N_("Choose another password than the one on the letter.") },
  { FRT_PASSWORD_TOO_COMMON,    "too-common",    N_("This is easy to guess. Four words that have nothing to do with each "
                                                    "other are better.") },
};

static gboolean
has_own_word (const char *password, const char *const *your_words)
{
  g_autofree char *folded = frt_name_fold (password);

  for (guint i = 0; your_words != NULL && your_words[i] != NULL; i++) {
    g_autofree char *word = frt_name_fold (your_words[i]);

    if (g_utf8_strlen (word, -1) >= SHORTEST_OWN_WORD && strstr (folded, word) != NULL)
      return TRUE;
  }
  return FALSE;
}

static double
guesses_log10 (const char *password, const char *const *your_words)
{
  char *start = g_strndup (password, LOOKED_AT_MAX);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  double bits;

  for (guint i = 0; your_words != NULL && your_words[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) your_words[i]);
  for (guint i = 0; i < G_N_ELEMENTS (usual_words); i++)
    g_ptr_array_add (words, (gpointer) usual_words[i]);
  g_ptr_array_add (words, NULL);
  bits = ZxcvbnMatch (start, (const char **) words->pdata, NULL);
  explicit_bzero (start, strlen (start));
  g_free (start);
  return bits * M_LN2 / M_LN10;
}

/**
 * frt_password_judge:
 * @password: what somebody would like to use
 * @your_words: (nullable): %NULL-terminated: what others know of that person
 *
 * Returns: what is wrong with it, and how good it is
 */
FrtPasswordVerdict
frt_password_judge (const char *password, const char *const *your_words)
{
  static const double steps[] = { 3, 6, ENOUGH_GUESSES_LOG10, 14 };
  FrtPasswordVerdict verdict = { 0 };
  double guesses;

  if (strlen (password) > FRT_PASSWORD_MAX_BYTES || !g_utf8_validate (password, -1, NULL)) {
    verdict.faults = FRT_PASSWORD_TOO_LONG;
    return verdict;
  }
  if (g_utf8_strlen (password, -1) < FRT_PASSWORD_MIN_LENGTH)
    verdict.faults |= FRT_PASSWORD_TOO_SHORT;
  if (has_own_word (password, your_words))
    verdict.faults |= FRT_PASSWORD_HAS_YOUR_DATA;
  guesses = guesses_log10 (password, your_words);
  if (guesses < ENOUGH_GUESSES_LOG10)
    verdict.faults |= FRT_PASSWORD_TOO_COMMON;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    verdict.score += guesses >= steps[i];
  if (verdict.faults != 0)
    verdict.score = MIN (verdict.score, 2);      /* the bar never says "good" of what is refused */
  return verdict;
}

/**
 * frt_password_faults_to_names:
 * @faults_found: some faults
 *
 * Returns: (transfer container) (element-type utf8): their names on the wire
 */
GPtrArray *
frt_password_faults_to_names (FrtPasswordFaults faults_found)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (faults_found & faults[i].fault)
      g_ptr_array_add (names, (gpointer) faults[i].name);
  return names;
}

/**
 * frt_password_faults_from_names:
 * @names: %NULL-terminated: names on the wire; those we do not know are left out
 *
 * Returns: the faults
 */
FrtPasswordFaults
frt_password_faults_from_names (const char *const *names)
{
  FrtPasswordFaults found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (g_strv_contains (names, faults[i].name))
      found |= faults[i].fault;
  return found;
}

/**
 * frt_password_faults_to_sentence:
 * @faults_found: some faults
 *
 * Returns: (transfer none) (nullable): what to do about the first of them, in the user's language
 */
const char *
frt_password_faults_to_sentence (FrtPasswordFaults faults_found)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (faults_found & faults[i].fault)
      return _(faults[i].sentence);
  return NULL;
}
