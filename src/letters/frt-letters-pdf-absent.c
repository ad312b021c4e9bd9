/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "letters/frt-letters-pdf.h"

#include "common/frt-error.h"

/* In place of frt-letters-pdf.c in a service for the sample data alone (-Ddemo_only=true), where nobody prints. */

gboolean
frt_letters_pdf_write (FILE *stream, const FrtLetterForm *form, GPtrArray *letters, FrtLettersProgress progress,
                       gpointer data, GError **error)
{
  return frt_error_set (error, FRT_ERROR_REFUSED, "this program was built for the sample data alone: it prints no letters");
}
