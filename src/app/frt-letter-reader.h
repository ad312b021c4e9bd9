/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter-link.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FRT_LETTER_MAX_BYTES (30 * 1024 * 1024)

/* Reads a letter's QR code out of a picture (PNG, JPEG, WebP) or a PDF, on a worker thread. The parent's sentence for what
 * goes wrong comes from frt_error_dup_user_message(). */
void           frt_letter_reader_read_file_async    (GFile                *file,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void           frt_letter_reader_read_bytes_async   (GBytes               *bytes,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
FrtLetterLink *frt_letter_reader_read_finish        (GAsyncResult         *result,
                                                     GError              **error);

/* Is the letter the one of the service at @server? A letter that names no service is. */
gboolean       frt_letter_reader_check_service      (const FrtLetterLink  *letter,
                                                     const char           *server,
                                                     GError              **error);

G_END_DECLS
