/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Children by school: a card a school. */
#define FRT_TYPE_CHILDREN_VIEW (frt_children_view_get_type ())
G_DECLARE_FINAL_TYPE (FrtChildrenView, frt_children_view, FRT, CHILDREN_VIEW, AdwBin)

void frt_children_view_set_children (FrtChildrenView *self,
                                     GListModel      *children,     /* of FrtChild */
                                     GListModel      *known);       /* (nullable) those not to be marked as new */

G_END_DECLS
