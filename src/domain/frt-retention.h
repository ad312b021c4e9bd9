/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"

G_BEGIN_DECLS

/* Contract, rule 6: how many accounts were purged. */
typedef struct {
  guint never_activated;
  guint idle;              /* with those that were grouped into them */
} FrtPurge;

/* Removes what the settings say is kept no longer: accounts never activated and accounts not used. Guardians and children
 * stay; the school prints a new letter. */
gboolean frt_retention_purge (const FrtDomain *domain, FrtPurge *purge, GError **error);

G_END_DECLS
