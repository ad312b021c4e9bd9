/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-grouping-intro-page.h"

#include "app/frt-two-columns.h"

struct _FrtGroupingIntroPage {
  FrtGroupingPage  parent_instance;

  AdwActionRow    *account_row;
  AdwAvatar       *avatar;
};

G_DEFINE_FINAL_TYPE (FrtGroupingIntroPage, frt_grouping_intro_page, FRT_TYPE_GROUPING_PAGE)

static void
frt_grouping_intro_page_entered (FrtPage *page)
{
  FrtGroupingIntroPage *self = FRT_GROUPING_INTRO_PAGE (page);
  FrtWizard *wizard = frt_grouping_page_get_wizard (FRT_GROUPING_PAGE (page));
  FrtAccount *account = frt_client_get_account (frt_wizard_get_client (wizard));
  g_autofree char *name = NULL;

  FRT_PAGE_CLASS (frt_grouping_intro_page_parent_class)->entered (page);
  if (account == NULL)
    return;

  name = frt_account_dup_display_name (account);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->account_row), name);
  adw_action_row_set_subtitle (self->account_row, frt_account_get_fields (account)->username);
  adw_avatar_set_text (self->avatar, name);
}

static void
frt_grouping_intro_page_class_init (FrtGroupingIntroPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  FRT_PAGE_CLASS (klass)->entered = frt_grouping_intro_page_entered;

  g_type_ensure (FRT_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-grouping-intro-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingIntroPage, account_row);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingIntroPage, avatar);
}

static void
frt_grouping_intro_page_init (FrtGroupingIntroPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
