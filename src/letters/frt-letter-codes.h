/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "letters/frt-letter-code.h"

G_BEGIN_DECLS

/* The QR codes of many letters, made by a thread of its own while pages are drawn: a sixth of the work of a page, on another
 * core. No more than a few are ready at a time, however many letters there are. */
typedef struct _FrtLetterCodes FrtLetterCodes;

FrtLetterCodes  *frt_letter_codes_new  (GPtrArray      *letters,
                                        const char     *service_address);      /* both must live longer */
/* The next letter's, waited for; as many as there are letters. (transfer full) (nullable) */
cairo_surface_t *frt_letter_codes_next (FrtLetterCodes *self);
/* Those that were not asked for are not made. */
void             frt_letter_codes_free (FrtLetterCodes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtLetterCodes, frt_letter_codes_free)

G_END_DECLS
