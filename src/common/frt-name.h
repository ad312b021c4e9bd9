/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names compared as people are compared (contract, rule 3). */
typedef struct {
  const char *birth_name;      /* nom de famille; never empty */
  const char *used_name;       /* (nullable) nom d'usage */
  const char *first_name;
} FrtHolderName;

char       *frt_name_fold        (const char          *name);
/* Adds the folded words of a name, each part and the whole: "jean", "pierre" and "jeanpierre". @words: a set of owned text. */
void        frt_name_add_words   (const char          *name,
                                  GHashTable          *words);
/* "lefevre anais": what a list of persons is sorted by. */
char       *frt_name_sort_key    (const FrtHolderName *holder);
gboolean    frt_name_same_holder (const FrtHolderName *one,
                                  const FrtHolderName *other);
/* The name shown: the used one when there is one (transfer none). */
const char *frt_name_displayed   (const FrtHolderName *holder);

G_END_DECLS
