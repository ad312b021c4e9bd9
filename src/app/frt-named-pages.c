/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-named-pages.h"

#include "app/frt-account-page.h"
#include "app/frt-break-page.h"
#include "app/frt-children-page.h"
#include "app/frt-devices-page.h"
#include "app/frt-forgotten-password-page.h"
#include "app/frt-forgotten-username-page.h"
#include "app/frt-grouping-wizard.h"
#include "app/frt-groupings-page.h"
#include "app/frt-help-page.h"
#include "app/frt-history-page.h"
#include "app/frt-password-page.h"
#include "app/frt-preferences-page.h"
#include "app/frt-profile-page.h"

static GtkWidget *
grouping_new (FrtVisit *visit)
{
  return frt_grouping_wizard_new (frt_visit_get_client (visit));
}

/* At which stages each is of use. */
static const struct {
  const char  *name;
  FrtStage     first;
  FrtStage     last;
  GtkWidget *(*new) (FrtVisit *visit);
} named_pages[] = {
  { "account", FRT_STAGE_SIGNED_IN, FRT_STAGE_SIGNED_IN, frt_account_page_new },
  { "break", FRT_STAGE_SIGNED_IN, FRT_STAGE_SIGNED_IN, frt_break_page_new },
  { "children", FRT_STAGE_SIGNED_IN, FRT_STAGE_SIGNED_IN, frt_children_page_new },
  { "devices", FRT_STAGE_SIGNED_IN, FRT_STAGE_SIGNED_IN, frt_devices_page_new },
  { "forgotten-password", FRT_STAGE_SIGNED_OUT, FRT_STAGE_ENDED, frt_forgotten_password_page_new },
  { "forgotten-username", FRT_STAGE_SIGNED_OUT, FRT_STAGE_ENDED, frt_forgotten_username_page_new },
  { "grouping", FRT_STAGE_SIGNED_IN, FRT_STAGE_SIGNED_IN, grouping_new },
  { "groupings", FRT_STAGE_SIGNED_IN, FRT_STAGE_SIGNED_IN, frt_groupings_page_new },
  { "help", FRT_STAGE_NO_SERVICE, FRT_STAGE_ENDED, frt_help_page_new },
  { "history", FRT_STAGE_SIGNED_IN, FRT_STAGE_SIGNED_IN, frt_history_page_new },
  { "password", FRT_STAGE_SIGNED_IN, FRT_STAGE_SIGNED_IN, frt_password_page_new },
  { "preferences", FRT_STAGE_NO_SERVICE, FRT_STAGE_ENDED, frt_preferences_page_new },
  { "profile", FRT_STAGE_SIGNED_IN, FRT_STAGE_SIGNED_IN, frt_profile_page_new },
};

/**
 * frt_named_page_new:
 * @name: of a page
 * @visit: what it is about
 *
 * Returns: (transfer floating) (nullable): the page; %NULL when there is none of that name at the stage of @visit
 */
GtkWidget *
frt_named_page_new (const char *name, FrtVisit *visit)
{
  const FrtStage stage = frt_visit_get_stage (visit);

  for (gsize i = 0; i < G_N_ELEMENTS (named_pages); i++)
    if (g_str_equal (named_pages[i].name, name) && stage >= named_pages[i].first && stage <= named_pages[i].last)
      return named_pages[i].new (visit);

  return NULL;
}
