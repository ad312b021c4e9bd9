/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter.h"
#include "letters/frt-letter-form.h"

G_BEGIN_DECLS

typedef struct { guint start, end; } FrtLetterSpan;

/* What letters of one kind, of one school, say in one language: everything but what is the holder's. */
typedef struct {
  const char *language;             /* (unowned) the catalogue's */
  char       *title;                /* (owned) each */
  char       *children;
  char       *username;
  char       *password;
  char       *address;
  char       *expires;              /* where {date} is to be put */
  char       *parts;                /* what to do, how to group, where to ask: paragraphs between ends of lines */
  GArray     *headings;             /* (owned) of FrtLetterSpan: which of them are headings, in bytes */
} FrtLetterWords;

FrtLetterWords *frt_letter_words_new          (const FrtLetterForm *form, const FrtLetter *letter, const char *language);
void            frt_letter_words_free         (FrtLetterWords *self);
/* When a letter expires, as its reader writes dates. */
char           *frt_letter_words_dup_date     (const FrtLetterForm *form, const char *language, gint64 at);
char           *frt_letter_words_dup_expires  (const FrtLetterForm *form, const FrtLetterWords *self, gint64 at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtLetterWords, frt_letter_words_free)

G_END_DECLS
