/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What has to be said as long as it is so: offline, a keyring that does not keep the session, sample data, a letter being
 * read, nobody there; and what is to be said until it is read. */
#define FRT_TYPE_VISIT_BANNERS (frt_visit_banners_get_type ())
G_DECLARE_FINAL_TYPE (FrtVisitBanners, frt_visit_banners, FRT, VISIT_BANNERS, AdwBin)

void frt_visit_banners_set_visit (FrtVisitBanners *self,
                                  FrtVisit        *visit);
void frt_visit_banners_tell      (FrtVisitBanners *self,
                                  const char      *text);     /* (nullable): nothing any more */
void frt_visit_banners_set_reading (FrtVisitBanners *self,
                                    gboolean         reading);
/* How long until the parent is signed out for want of a touch; 0: no need to say. */
void frt_visit_banners_set_seconds_left (FrtVisitBanners *self,
                                         guint            seconds);

G_END_DECLS
