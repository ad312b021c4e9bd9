/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* The children attached to the account, and how to attach others. */
#define FRT_TYPE_CHILDREN_PAGE (frt_children_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtChildrenPage, frt_children_page, FRT, CHILDREN_PAGE, FrtVisitPage)

GtkWidget *frt_children_page_new (FrtVisit *visit);

G_END_DECLS
