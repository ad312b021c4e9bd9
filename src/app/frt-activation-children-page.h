/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* Activation, first step: are these your children? */
#define FRT_TYPE_ACTIVATION_CHILDREN_PAGE (frt_activation_children_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtActivationChildrenPage, frt_activation_children_page, FRT, ACTIVATION_CHILDREN_PAGE, FrtVisitPage)

GtkWidget  *frt_activation_children_page_new          (FrtVisit                  *visit);
/* The ids of those marked "Not my child": (transfer full) (nullable) when nobody is. */
GStrv       frt_activation_children_page_dup_rejected (FrtActivationChildrenPage *self);

G_END_DECLS
