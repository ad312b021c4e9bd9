/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-grey.h"
#include "common/frt-letter-link.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What QR codes were seen in one or several pictures of a letter. */
typedef struct _FrtLetterCodes FrtLetterCodes;

FrtLetterCodes *frt_letter_codes_new    (void);
void            frt_letter_codes_free   (FrtLetterCodes  *self);
/* Looks once, at the picture as it is: TRUE when it saw a letter. */
gboolean        frt_letter_codes_glance (FrtLetterCodes  *self,
                                         const FrtGrey   *picture);
/* Looks once, as at one frame of many, in a way that depends on its turn. */
gboolean        frt_letter_codes_look   (FrtLetterCodes  *self,
                                         const FrtGrey   *picture,
                                         guint            turn);
/* Looks again and again, in other sizes and in another light, until it sees a letter. */
void            frt_letter_codes_search (FrtLetterCodes  *self,
                                         const FrtGrey   *picture,
                                         GCancellable    *cancellable);
guint           frt_letter_codes_get_count (FrtLetterCodes *self);
/* The one letter that was seen. */
FrtLetterLink  *frt_letter_codes_take   (FrtLetterCodes  *self,
                                         GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtLetterCodes, frt_letter_codes_free)

G_END_DECLS
