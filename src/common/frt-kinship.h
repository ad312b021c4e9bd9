/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SIECLE's CODE_PARENTE and the word of the contract's "relationship". Source: formats.md, section 1. */
typedef enum {
  FRT_KINSHIP_MOTHER      = 10,
  FRT_KINSHIP_FATHER      = 20,
  FRT_KINSHIP_SIBLING     = 37,
  FRT_KINSHIP_ASCENDANT   = 38,
  FRT_KINSHIP_FAMILY      = 39,
  FRT_KINSHIP_EDUCATOR    = 41,
  FRT_KINSHIP_FOSTER      = 42,
  FRT_KINSHIP_TUTOR       = 50,
  FRT_KINSHIP_ASE         = 51,     /* a child protection service, not a person */
  FRT_KINSHIP_SELF        = 70,     /* an adult pupil */
  FRT_KINSHIP_OTHER       = 90,
} FrtKinship;

const char *frt_kinship_to_string    (int kinship);              /* "mother"…; "other" for a code we do not know */
const char *frt_kinship_string_to_label (const char *relationship);  /* in the user's language (transfer none) */

G_END_DECLS
