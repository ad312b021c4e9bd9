/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-school.h"
#include "domain/frt-domain.h"
#include "store/frt-schools-tables.h"

G_BEGIN_DECLS

typedef struct {
  const char *key;        /* name, address, ent, website, contact, level2_accounts, student_accounts or siblings */
  const char *value;      /* yes or no for the last three; empty: not known any more */
} FrtSchoolSetting;

/* FRT_ERROR_NOT_FOUND, which says how to add it. */
gboolean frt_schools_find           (FrtTransaction *tx, const char *uai, FrtSchoolRow **school, GError **error);
gboolean frt_schools_add            (const FrtDomain *domain, const char *uai, const char *name, FrtSchoolKind kind,
                                     const char *city, GError **error);
/* @settings: all of them are set, or none */
gboolean frt_schools_set            (const FrtDomain *domain, const char *uai, const FrtSchoolSetting *settings,
                                     guint n_settings, GError **error);
/* @classes: (nullable) NULL-terminated; every class when NULL or empty. Adding a name again replaces it. */
gboolean frt_schools_add_service    (const FrtDomain *domain, const char *uai, const char *name, const char *url,
                                     const char *description, const char *const *classes, GError **error);
gboolean frt_schools_remove_service (const FrtDomain *domain, const char *uai, const char *name, GError **error);

G_END_DECLS
