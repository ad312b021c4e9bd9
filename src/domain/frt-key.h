/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-identifier.h"

G_BEGIN_DECLS

/* The service's own key, in a file outside the store: what must be read again, unlike a password, is kept in the store
 * sealed with it (XChaCha20-Poly1305). Whoever has a copy of the store alone reads nothing of it. */
typedef struct _FrtKey FrtKey;

/* Where it is when nobody says: beside the file of an SQLite store, or else the same for every program that one user runs.
 * @store: its name */
char       *frt_key_default_path (const char *store);
/* A key that is nowhere else. */
FrtKey     *frt_key_new          (const FrtRandom *random);
FrtKey     *frt_key_load         (const char *path, GError **error);
/* A file with a new key, unless one is there. */
gboolean    frt_key_create       (const char *path, const FrtRandom *random, GError **error);
void        frt_key_free         (FrtKey *self);

/* What it is called; tells nothing of it. */
const char *frt_key_get_id       (const FrtKey *self);

/* @context: whose it is; it opens for the same one only. */
char       *frt_key_seal         (const FrtKey *self, const FrtRandom *random, const char *text, const char *context);
char       *frt_key_open         (const FrtKey *self, const char *sealed, const char *context, GError **error);
/* The id of the key that sealed a text, NULL when none did. */
char       *frt_key_dup_id_of    (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtKey, frt_key_free)

G_END_DECLS
