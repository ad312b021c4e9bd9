/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client-school.h"
#include "school/frt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Whom letters are for, by state and class or by name, and in which language.
 *
 * Signal: "changed" (): somebody else is chosen. */
#define FRT_TYPE_LETTER_CHOOSER (frt_letter_chooser_get_type ())
G_DECLARE_FINAL_TYPE (FrtLetterChooser, frt_letter_chooser, FRT, LETTER_CHOOSER, AdwBin)

void          frt_letter_chooser_set_desk  (FrtLetterChooser  *self,
                                            FrtDesk           *desk);
/* The school's classes, which an import may have changed; the chosen one stays so. */
void          frt_letter_chooser_load      (FrtLetterChooser  *self,
                                            GCancellable      *cancellable);
/* What is chosen; it borrows from @self and from *@usernames, (transfer full) (nullable). */
FrtLetterWish frt_letter_chooser_get_wish  (FrtLetterChooser  *self,
                                            char            ***usernames);
/* The people chosen by name have got theirs. */
void          frt_letter_chooser_forget_people (FrtLetterChooser *self);

G_END_DECLS
