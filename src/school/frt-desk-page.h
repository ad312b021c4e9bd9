/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "school/frt-desk.h"
#include "widgets/frt-column-page.h"

G_BEGIN_DECLS

/* A page of the console in one column: it has the desk, and a cancellable for its calls.
 *
 * Property: "desk" (FrtDesk, construct-only). */
#define FRT_TYPE_DESK_PAGE (frt_desk_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (FrtDeskPage, frt_desk_page, FRT, DESK_PAGE, FrtColumnPage)

struct _FrtDeskPageClass {
  FrtColumnPageClass parent_class;
};

FrtDesk      *frt_desk_page_get_desk        (FrtDeskPage *self);
FrtClient    *frt_desk_page_get_client      (FrtDeskPage *self);     /* (nullable) */
GCancellable *frt_desk_page_get_cancellable (FrtDeskPage *self);     /* (nullable): outside a window */

G_END_DECLS
