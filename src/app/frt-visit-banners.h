/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What has to be said as long as it is so: offline, a keyring that does not keep the session, sample data; and what is to
 * be said until it is read. */
#define FRT_TYPE_VISIT_BANNERS (frt_visit_banners_get_type ())
G_DECLARE_FINAL_TYPE (FrtVisitBanners, frt_visit_banners, FRT, VISIT_BANNERS, AdwBin)

void frt_visit_banners_set_visit (FrtVisitBanners *self,
                                  FrtVisit        *visit);
void frt_visit_banners_tell      (FrtVisitBanners *self,
                                  const char      *text);     /* (nullable): nothing any more */

G_END_DECLS
