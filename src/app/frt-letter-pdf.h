/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-letter-codes.h"

G_BEGIN_DECLS

#define FRT_LETTER_MAX_PAGES 20

gboolean frt_letter_pdf_detect (GBytes          *bytes);
gboolean frt_letter_pdf_search (GBytes          *bytes,
                                FrtLetterCodes  *codes,
                                GCancellable    *cancellable,
                                GError         **error);

G_END_DECLS
