/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter.h"
#include "common/frt-private-file.h"

G_BEGIN_DECLS

#define FRT_LETTERS_CSV_HEADER "username,password,school,uai,guardian,children,language,expires_at"

/* The file is opened before the letters are issued, since each issue kills the older letter: a folder that cannot be
 * written to must be found out first. */
gboolean frt_letters_csv_write (FrtPrivateFile *file, GPtrArray *letters, GError **error);

G_END_DECLS
