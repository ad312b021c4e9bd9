/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-grouping-done-page.h"

#include "app/frt-children-view.h"
#include "app/frt-follow-up.h"
#include "app/frt-receipt-saver.h"

struct _FrtGroupingDonePage {
  FrtGroupingPage  parent_instance;

  FrtFollowUp     *follow_up;
  FrtChildrenView *children;
  FrtReceiptSaver *receipt;
};

G_DEFINE_FINAL_TYPE (FrtGroupingDonePage, frt_grouping_done_page, FRT_TYPE_GROUPING_PAGE)

static void
frt_grouping_done_page_grouping_changed (FrtGroupingPage *page, FrtWizard *wizard)
{
  FrtGroupingDonePage *self = FRT_GROUPING_DONE_PAGE (page);
  FrtGrouping *grouping = frt_wizard_get_grouping (wizard);

  if (!frt_wizard_is_confirmed (wizard))
    return;

  frt_receipt_saver_set_grouping (self->receipt, grouping, frt_client_get_server (frt_wizard_get_client (wizard)));
  frt_follow_up_set_steps (self->follow_up, frt_grouping_get_steps (grouping));
  frt_children_view_set_children (self->children, frt_grouping_get_children_after (grouping),
                                  frt_grouping_get_children_before (grouping));
}

static void
frt_grouping_done_page_class_init (FrtGroupingDonePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  FRT_GROUPING_PAGE_CLASS (klass)->grouping_changed = frt_grouping_done_page_grouping_changed;

  g_type_ensure (FRT_TYPE_CHILDREN_VIEW);
  g_type_ensure (FRT_TYPE_FOLLOW_UP);
  g_type_ensure (FRT_TYPE_RECEIPT_SAVER);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-grouping-done-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingDonePage, follow_up);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingDonePage, children);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingDonePage, receipt);
}

static void
frt_grouping_done_page_init (FrtGroupingDonePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
