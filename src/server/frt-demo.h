/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Sample families, brought in as any school's are: exports are imported, letters issued, an account activated. */
typedef struct _FrtDemo FrtDemo;

/* @domain: a store that has nothing yet; @dir: has demo.ini, which says what each key means. */
FrtDemo  *frt_demo_new          (const FrtDomain *domain, const char *dir, GError **error);
void      frt_demo_free         (FrtDemo *self);
/* {"letters":[…]}, with the state their accounts have now. */
JsonNode *frt_demo_list_letters (FrtDemo *self, const FrtDomain *domain, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtDemo, frt_demo_free)

G_END_DECLS
