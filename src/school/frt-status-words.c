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
