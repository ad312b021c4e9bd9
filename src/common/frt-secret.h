/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text that is wiped when freed: passwords, codes, tokens. Reference counted (atomically), kept out of swap and of core
 * dumps where the system allows. */
typedef struct _FrtSecret FrtSecret;

FrtSecret  *frt_secret_new      (const char *text);
FrtSecret  *frt_secret_new_take (char       *text);        /* wipes and frees @text */
FrtSecret  *frt_secret_ref      (FrtSecret  *self);
void        frt_secret_unref    (FrtSecret  *self);
const char *frt_secret_get      (FrtSecret  *self);
gsize       frt_secret_get_length (FrtSecret *self);

/* Wipes a NUL-terminated string (nullable) and frees it. */
void        frt_secret_wipe     (char       *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtSecret, frt_secret_unref)

G_END_DECLS
