/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-school.h"
#include "domain/frt-domain.h"

G_BEGIN_DECLS

gboolean frt_schools_add            (const FrtDomain *domain, const char *uai, const char *name, FrtSchoolKind kind,
                                     const char *city, GError **error);
/* @key: name, address, ent, website, contact, level2_accounts, student_accounts or siblings */
gboolean frt_schools_set            (const FrtDomain *domain, const char *uai, const char *key, const char *value,
                                     GError **error);
/* @classes: (nullable) NULL-terminated; every class when NULL or empty. Adding a name again replaces it. */
gboolean frt_schools_add_service    (const FrtDomain *domain, const char *uai, const char *name, const char *url,
                                     const char *description, const char *const *classes, GError **error);
gboolean frt_schools_remove_service (const FrtDomain *domain, const char *uai, const char *name, GError **error);

G_END_DECLS
