/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit.h"
#include "widgets/frt-column-page.h"

G_BEGIN_DECLS

/* A page about the visit under way. Property "visit" (FrtVisit, construct-only). The window's actions, for any widget in a
 * page: "win.show" with a page's name, "win.back", "win.sign-out". */
#define FRT_TYPE_VISIT_PAGE (frt_visit_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (FrtVisitPage, frt_visit_page, FRT, VISIT_PAGE, FrtColumnPage)

struct _FrtVisitPageClass {
  FrtColumnPageClass parent_class;
};

FrtVisit     *frt_visit_page_get_visit       (FrtVisitPage *self);    /* (transfer none) */
FrtClient    *frt_visit_page_get_client      (FrtVisitPage *self);    /* (transfer none): of a page that needs a service */
GCancellable *frt_visit_page_get_cancellable (FrtVisitPage *self);    /* (nullable) (transfer none) */

G_END_DECLS
