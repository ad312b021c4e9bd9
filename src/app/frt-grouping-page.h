/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-wizard.h"
#include "widgets/frt-column-page.h"

G_BEGIN_DECLS

/* A page of the grouping wizard. Property "wizard" (FrtWizard, set once). The wizard's actions, for any widget in a page:
 * "wizard.continue", and "wizard.show" with a page's name. */
#define FRT_TYPE_GROUPING_PAGE (frt_grouping_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (FrtGroupingPage, frt_grouping_page, FRT, GROUPING_PAGE, FrtColumnPage)

struct _FrtGroupingPageClass {
  FrtColumnPageClass parent_class;

  /* All optional: the wizard's property of that name is another now. The first is told only while the page is shown. */
  void (*grouping_changed) (FrtGroupingPage *self, FrtWizard *wizard);
  void (*work_changed)     (FrtGroupingPage *self, FrtWizard *wizard);
  void (*problem_changed)  (FrtGroupingPage *self, FrtWizard *wizard);
};

FrtWizard *frt_grouping_page_get_wizard (FrtGroupingPage *self);    /* (transfer none) */

G_END_DECLS
