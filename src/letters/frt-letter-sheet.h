/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "letters/frt-letter-words.h"
#include "letters/frt-text-box.h"

G_BEGIN_DECLS

#define FRT_MM (72 / 25.4)                  /* points */
#define FRT_PAGE_WIDTH   (210 * FRT_MM)     /* A4 */
#define FRT_PAGE_HEIGHT  (297 * FRT_MM)
#define FRT_PAGE_MARGIN  (20 * FRT_MM)

#define FRT_LETTER_FONT      "Noto Sans, DejaVu Sans, Sans"
#define FRT_LETTER_FONT_BOLD FRT_LETTER_FONT " Bold"
/* A face whose 0 and O, 1, l and I cannot be taken for each other. */
#define FRT_LETTER_FONT_CODE "DejaVu Sans Mono, Monospace Bold"

/* What letters of one school, kind and language have in common, laid out once for all of them: its words, and French beside
 * them when they are another language's. */
typedef struct _FrtLetterSheet FrtLetterSheet;

/* In the order they are read, with the holder's own between them. */
typedef enum {
  FRT_LETTER_HEAD,              /* up to the children's names */
  FRT_LETTER_USERNAME,          /* the label */
  FRT_LETTER_PASSWORD,          /* the label */
  FRT_LETTER_SERVICE,           /* its address */
  FRT_LETTER_COLUMNS,
  FRT_LETTER_LAST = FRT_LETTER_COLUMNS,
} FrtLetterPart;

FrtLetterSheet *frt_letter_sheet_new          (PangoFontMap *fonts, const FrtLetterForm *form, const FrtLetter *letter);
void            frt_letter_sheet_free         (FrtLetterSheet *self);
PangoContext   *frt_letter_sheet_get_context  (FrtLetterSheet *self);
/* Draws one of its parts. */
void            frt_letter_sheet_show         (FrtLetterSheet *self, FrtLetterPart part, cairo_t *cr);
/* Draws "To be used by…", in both languages: laid out again only when it is another time than the last letter's. */
void            frt_letter_sheet_show_expires (FrtLetterSheet *self, gint64 at, cairo_t *cr);

/* Where a holder's own things go: x, y of each box and its measures. The address takes what the name leaves of its box. */
typedef struct { double x, y; FrtTextBox box; } FrtLetterPlace;
extern const FrtLetterPlace frt_letter_guardian, frt_letter_address, frt_letter_children, frt_letter_username,
                            frt_letter_password;
typedef struct { double x, y, size; } FrtLetterSquare;
extern const FrtLetterSquare frt_letter_code;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtLetterSheet, frt_letter_sheet_free)

G_END_DECLS
