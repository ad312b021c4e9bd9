/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter.h"

G_BEGIN_DECLS

#define FRT_LETTERS_CSV_HEADER "username,password,school,uai,guardian,children,language,expires_at"

/* A file of letters about to be written. It is opened before they are issued, since each issue kills the
 * older letter: a folder that cannot be written to must be found out first. */
typedef struct _FrtLettersCsv FrtLettersCsv;

FrtLettersCsv *frt_letters_csv_open  (const char *path, gboolean overwrite, GError **error);
gboolean       frt_letters_csv_write (FrtLettersCsv *self, GPtrArray *letters, GError **error);
void           frt_letters_csv_free  (FrtLettersCsv *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtLettersCsv, frt_letters_csv_free)

G_END_DECLS
