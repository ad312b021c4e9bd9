/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FRT_DATE_LENGTH sizeof "YYYY-MM-DD"

/* Makes "DD/MM/YYYY" a date as we write it; FALSE when it is none. */
gboolean frt_date_parse_french (const char *text, char date[FRT_DATE_LENGTH]);
/* Is it "YYYY-MM-DD", and a day there is? */
gboolean frt_date_is_iso       (const char *text);

G_END_DECLS
