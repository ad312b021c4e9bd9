/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit.h"
#include "widgets/frt-page.h"

G_BEGIN_DECLS

/* The three steps that make a provisional account one's own. When it is, the visit's stage says so. */
#define FRT_TYPE_ACTIVATION_WIZARD (frt_activation_wizard_get_type ())
G_DECLARE_FINAL_TYPE (FrtActivationWizard, frt_activation_wizard, FRT, ACTIVATION_WIZARD, FrtPage)

GtkWidget *frt_activation_wizard_new (FrtVisit *visit);

G_END_DECLS
