/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Languages by the name their speakers give them. */
const char        *frt_language_get_name (const char *code);     /* the code itself when we do not know it */
const char *const *frt_language_get_all  (void);                 /* ISO 639-1 codes of those the app is translated into */
const char        *frt_language_guess    (const char *const *codes);     /* the parent's own among @codes, else the first */

G_END_DECLS
