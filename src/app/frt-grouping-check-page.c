/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-grouping-check-page.h"

#include "app/frt-children-view.h"
#include "app/frt-grouping-problem.h"
#include "app/frt-two-columns.h"

#include <glib/gi18n.h>

struct _FrtGroupingCheckPage {
  FrtGroupingPage     parent_instance;

  FrtGroupingProblem *problem;
  FrtChildrenView    *today;
  FrtChildrenView    *after;
  AdwActionRow       *kept_row;
  AdwActionRow       *stopped_row;
};

G_DEFINE_FINAL_TYPE (FrtGroupingCheckPage, frt_grouping_check_page, FRT_TYPE_GROUPING_PAGE)

static char *
dup_usernames (FrtGrouping *grouping)
{
  GListModel *accounts = frt_grouping_get_accounts (grouping);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    g_autoptr (FrtGroupingAccount) account = g_list_model_get_item (accounts, i);

    if (i > 0)
      /* Translators: between two usernames in a list. */
      g_string_append (names, C_("between usernames", ", "));
    g_string_append (names, frt_grouping_account_get_username (account));
  }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
frt_grouping_check_page_grouping_changed (FrtGroupingPage *page, FrtWizard *wizard)
{
  FrtGroupingCheckPage *self = FRT_GROUPING_CHECK_PAGE (page);
  FrtGrouping *grouping = frt_wizard_get_grouping (wizard);
  g_autofree char *usernames = NULL;
  g_autofree char *stopped = NULL;
  guint n_accounts = frt_wizard_get_n_accounts (wizard);

  if (grouping == NULL)
    return;

  frt_children_view_set_children (self->today, frt_grouping_get_children_before (grouping), NULL);
  frt_children_view_set_children (self->after, frt_grouping_get_children_after (grouping),
                                  frt_grouping_get_children_before (grouping));
  adw_action_row_set_subtitle (self->kept_row, frt_grouping_get_fields (grouping)->primary_username);

  usernames = dup_usernames (grouping);
  adw_action_row_set_subtitle (self->stopped_row, usernames);
  /* Translators: above the usernames of the accounts that the grouping adds; %u is how many. */
  stopped = g_strdup_printf (ngettext ("This username stops working", "These %u usernames stop working", n_accounts),
                             n_accounts);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->stopped_row), stopped);
}

static void
frt_grouping_check_page_problem_changed (FrtGroupingPage *page, FrtWizard *wizard)
{
  frt_grouping_problem_set_error (FRT_GROUPING_CHECK_PAGE (page)->problem, frt_wizard_get_problem (wizard));
}

static void
frt_grouping_check_page_class_init (FrtGroupingCheckPageClass *klass)
{
  FrtGroupingPageClass *page_class = FRT_GROUPING_PAGE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  page_class->grouping_changed = frt_grouping_check_page_grouping_changed;
  page_class->problem_changed = frt_grouping_check_page_problem_changed;

  g_type_ensure (FRT_TYPE_CHILDREN_VIEW);
  g_type_ensure (FRT_TYPE_GROUPING_PROBLEM);
  g_type_ensure (FRT_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-grouping-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingCheckPage, problem);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingCheckPage, today);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingCheckPage, after);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingCheckPage, kept_row);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingCheckPage, stopped_row);
}

static void
frt_grouping_check_page_init (FrtGroupingCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
