/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "formats/frt-clean.h"
#include "formats/frt-input.h"

G_BEGIN_DECLS

/* A column we read, wherever it stands in the file; columns we do not know are passed over. */
typedef struct {
  const char *name;
  FrtLength   length;
  gboolean    required;      /* the file must have it */
} FrtColumn;

/* A cursor over one file of comma-separated values (RFC 4180, UTF-8) with a header row, forward only. */
typedef struct _FrtCsv FrtCsv;

FrtCsv     *frt_csv_new       (const FrtInput   *input,
                               const FrtColumn  *columns,
                               guint             n_columns);
void        frt_csv_free      (FrtCsv           *self);
/* Reads the header row. */
gboolean    frt_csv_open      (FrtCsv           *self,
                               GError          **error);
gboolean    frt_csv_has       (FrtCsv           *self,
                               guint             column);
/* To the next row: 1 on one, 0 at the end, -1 with an error. */
int         frt_csv_next      (FrtCsv           *self,
                               GError          **error);
/* The cell of the row in a column: trimmed, without control characters; NULL when absent or empty (transfer none). */
const char *frt_csv_get       (FrtCsv           *self,
                               guint             column);
guint       frt_csv_get_line  (FrtCsv           *self);                     /* where the row starts */
const char *frt_csv_get_file  (FrtCsv           *self);
/* Sets FRT_ERROR_INVALID_FILE, "FILE:LINE: …", of the row; always FALSE. */
gboolean    frt_csv_set_error (FrtCsv           *self,
                               GError          **error,
                               const char       *format,
                               ...) G_GNUC_PRINTF (3, 4);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtCsv, frt_csv_free)

G_END_DECLS
