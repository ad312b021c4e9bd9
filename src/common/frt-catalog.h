/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Our sentences in a language named by the caller, whatever the process's own locale: what the service needs, which
 * answers people of ten languages from many threads. Reads the compiled catalogues that gettext installs. Immutable
 * once made, so any thread may use it. */
typedef struct _FrtCatalog FrtCatalog;

FrtCatalog *frt_catalog_new       (const char *locale_dir);     /* DIR/LANG/LC_MESSAGES/fratrie.mo */
void        frt_catalog_free      (FrtCatalog *self);
/* The best language we have for an Accept-Language header (nullable); "en" when none fits (transfer none). */
const char *frt_catalog_negotiate (FrtCatalog *self, const char *accept_language);
/* The language of ours for somebody who wants @language: that one, else French, which every school speaks, else English. */
const char *frt_catalog_choose    (FrtCatalog *self, const char *language);
/* The languages we have, "en" first, then by code (transfer full): what discovery tells. */
char      **frt_catalog_dup_languages (FrtCatalog *self);
const char *frt_catalog_translate (FrtCatalog *self, const char *language, const char *sentence);
/* Whether a language is written from right to left. */
gboolean    frt_language_is_right_to_left (const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtCatalog, frt_catalog_free)

G_END_DECLS
