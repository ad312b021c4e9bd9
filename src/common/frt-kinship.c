/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-kinship.h"

#include <glib/gi18n-lib.h>

static const struct {
  FrtKinship  kinship;
  const char *word;       /* on the wire */
  const char *label;
} kinships[] = {
  /* Translators: what the reader is to a child */
  { FRT_KINSHIP_MOTHER,    "mother",    N_("Mother") },
  { FRT_KINSHIP_FATHER,    "father",    N_("Father") },
  { FRT_KINSHIP_SIBLING,   "sibling",   N_("Brother or sister") },
  { FRT_KINSHIP_ASCENDANT, "ascendant", N_("Grandparent") },
  { FRT_KINSHIP_FAMILY,    "family",    N_("Relative") },
  { FRT_KINSHIP_EDUCATOR,  "educator",  N_("Educator") },
  { FRT_KINSHIP_FOSTER,    "foster",    N_("Foster family") },
  { FRT_KINSHIP_TUTOR,     "tutor",     N_("Legal guardian") },
  { FRT_KINSHIP_ASE,       "ase",       N_("Child protection service") },
  { FRT_KINSHIP_SELF,      "self",      N_("Adult pupil") },
  { FRT_KINSHIP_OTHER,     "other",     N_("Guardian") },
};

/**
 * frt_kinship_to_string:
 * @kinship: SIECLE's CODE_PARENTE
 *
 * Returns: (transfer none): the contract's word, "other" for a code we do not know
 */
const char *
frt_kinship_to_string (int kinship)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinships); i++)
    if ((int) kinships[i].kinship == kinship)
      return kinships[i].word;
  return "other";
}

/**
 * frt_kinship_string_to_label:
 * @relationship: (nullable): the contract's word
 *
 * Returns: (transfer none): what to show, in the user's language
 */
const char *
frt_kinship_string_to_label (const char *relationship)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinships); i++)
    if (g_strcmp0 (kinships[i].word, relationship) == 0)
      return _(kinships[i].label);
  return _("Guardian");
}
