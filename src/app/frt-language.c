/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-language.h"

/* Not translated: who looks for a language reads that one. */
static const struct {
  const char *code;
  const char *name;
} names[] = {
  { "fr", "Français" },
  { "en", "English" },
  { "es", "Español" },
  { "pt", "Português" },
  { "it", "Italiano" },
  { "de", "Deutsch" },
  { "tr", "Türkçe" },
  { "ar", "العربية" },
  { "ro", "Română" },
  { "oc", "Occitan" },
};

static const char *const codes_of_all[] = { "fr", "en", "es", "pt", "it", "de", "tr", "ar", "ro", "oc", NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (codes_of_all) == G_N_ELEMENTS (names) + 1);

/**
 * frt_language_get_name:
 * @code: ISO 639-1
 *
 * Returns: (transfer none): what its speakers call it; @code for one we do not know
 */
const char *
frt_language_get_name (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].code, code))
      return names[i].name;

  return code;
}

/**
 * frt_language_get_all:
 *
 * Returns: (transfer none): the codes of all languages we know
 */
const char *const *
frt_language_get_all (void)
{
  return codes_of_all;
}

/**
 * frt_language_guess:
 * @codes: %NULL-terminated, not empty: ISO 639-1
 *
 * Returns: (transfer none): of @codes, the one the desktop speaks first; else the first of them
 */
const char *
frt_language_guess (const char *const *codes)
{
  const char *const *wanted = g_get_language_names ();

  for (gsize i = 0; wanted[i] != NULL; i++)
    for (gsize j = 0; codes[j] != NULL; j++)
      if (g_str_equal (wanted[i], codes[j]))     /* "pt_BR" is followed by "pt" */
        return codes[j];

  return codes[0];
}
