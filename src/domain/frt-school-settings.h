/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a school's staff says of its school. What is NULL stays; an empty text is none from now on. */
typedef struct {
  const char     *address;       /* (nullable) the postal one, for letters */
  const char     *ent;           /* (nullable) web address */
  const char     *website;       /* (nullable) web address */
  const char     *contact;       /* (nullable) whatever parents can use */
  const gboolean *siblings;      /* (nullable) whether parents are told that another letter probably waits */
} FrtSchoolSettings;

/* What parents see of a school, and its settings: the School of the contract, and address, siblings, level2_accounts,
 * student_accounts. */
JsonNode *frt_school_settings_show   (const FrtDomain *domain, const char *uai, GError **error);
/* Changes them, and shows them. */
JsonNode *frt_school_settings_change (const FrtDomain *domain, const char *uai, const FrtSchoolSettings *settings,
                                      GError **error);

G_END_DECLS
