/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"
#include "widgets/frt-page.h"

G_BEGIN_DECLS

/* The five pages that group accounts, one question at a time.
 *
 * Signal "closed" (boolean: the grouping is confirmed, and there are other children to show): leave it. When it is FALSE,
 * call frt_pending_grouping_resolve_async(): an answer may have been lost. */
#define FRT_TYPE_GROUPING_WIZARD (frt_grouping_wizard_get_type ())
G_DECLARE_FINAL_TYPE (FrtGroupingWizard, frt_grouping_wizard, FRT, GROUPING_WIZARD, FrtPage)

GtkWidget *frt_grouping_wizard_new (FrtClient *client);

G_END_DECLS
