/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter.h"
#include "letters/frt-letter-form.h"

#include <stdio.h>

G_BEGIN_DECLS

/* After each page. Returns: whether to go on */
typedef gboolean (*FrtLettersProgress) (guint done, guint total, gpointer data);

/* Writes the letters as PDF, a page each, to @stream, page by page. @progress: (nullable). FALSE with REFUSED (it cannot be
 * written) or G_IO_ERROR_CANCELLED (@progress would not go on); then what was written is no whole document. */
gboolean frt_letters_pdf_write (FILE *stream, const FrtLetterForm *form, GPtrArray *letters, FrtLettersProgress progress,
                                gpointer data, GError **error);

G_END_DECLS
