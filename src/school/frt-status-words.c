/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-status-words.h"

#include <glib/gi18n.h>

/* Translators: how far a guardian's account has come. */
static const char *const words[] = {
  [FRT_SCHOOL_ACCOUNT_NEVER_NOTIFIED] = N_("Never notified"),
  [FRT_SCHOOL_ACCOUNT_NOTIFIED]       = N_("Notified"),
  [FRT_SCHOOL_ACCOUNT_EXPIRED]        = N_("Letter expired"),
  [FRT_SCHOOL_ACCOUNT_ACTIVATED]      = N_("Activated"),
  [FRT_SCHOOL_ACCOUNT_GROUPED]        = N_("Grouped"),
  [FRT_SCHOOL_ACCOUNT_IDLE]           = N_("Not used for long"),
  [FRT_SCHOOL_ACCOUNT_DISABLED]       = N_("Disabled"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == FRT_SCHOOL_ACCOUNT_LAST + 1);

/* See the header. */
const char *
frt_status_words_get (FrtSchoolAccountStatus status)
{
  return _(words[status]);
}

/* See the header. */
char *
frt_status_words_dup_for (FrtSchoolAccount *account)
{
  const char *status = frt_status_words_get (frt_school_account_get_status (account));
  const char *primary = frt_school_account_get_primary_username (account);
  g_autoptr (GDateTime) expires = g_date_time_new_from_unix_local (frt_school_account_get_letter_expires_at (account));
  g_autofree char *date = expires != NULL ? g_date_time_format (expires, "%x") : NULL;

  if (primary != NULL)
    /* Translators: a state ("Grouped"), then a username. */
    return g_strdup_printf (_("%s, into %s"), status, primary);
  if (frt_school_account_get_letter_expires_at (account) != 0)
    /* Translators: a state ("Notified"), then a date. */
    return g_strdup_printf (_("%s; the letter is good until %s"), status, date);

  return g_strdup (status);
}
