/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter-link.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How letters come into a window other than by hand: a file chosen, dropped or given on the command line, a picture pasted,
 * a link. One at a time: a new one takes the place of one still being read.
 *
 * Property: "reading" (boolean, read-only, notify). Signals: "read" (pointer to FrtLetterLink, valid during the signal),
 * "failed" (pointer to GError, likewise). */
#define FRT_TYPE_LETTER_DESK (frt_letter_desk_get_type ())
G_DECLARE_FINAL_TYPE (FrtLetterDesk, frt_letter_desk, FRT, LETTER_DESK, GObject)

FrtLetterDesk *frt_letter_desk_new       (GtkWindow     *window);
void           frt_letter_desk_choose    (FrtLetterDesk *self);
void           frt_letter_desk_read_text (FrtLetterDesk *self,
                                          const char    *text,      /* a "fratrie:" link, or else: */
                                          GFile         *file);
void           frt_letter_desk_cancel    (FrtLetterDesk *self);
gboolean       frt_letter_desk_get_reading (FrtLetterDesk *self);

G_END_DECLS
