/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-event-words.h"

#include <glib/gi18n.h>

/* Translators: lines of a school's journal. */
static const struct {
  const char *name;
  const char *words;
} events[] = {
  { "account-disabled", N_("Account disabled") },
  { "account-enabled", N_("Account enabled again") },
  { "account-purged", N_("Account removed, not used for long") },
  { "activated", N_("Account activated") },
  { "break-requested", N_("Undoing a grouping asked for") },
  { "child-recognised", N_("Child no longer reported as not theirs") },
  { "child-rejected", N_("Child reported as not theirs") },
  { "email-confirmed", N_("Email confirmed") },
  { "grouped", N_("Account grouped with another") },
  { "grouping-broken", N_("Grouping undone") },
  { "grouping-confirmed", N_("Grouping confirmed") },
  { "imported", N_("Exports imported") },
  { "letter-issued", N_("Letter made") },
  { "mail-given-up", N_("Message given up: it could not be delivered") },
  { "name-corrected", N_("Name corrected") },
  { "otp-confirmed", N_("Second factor confirmed") },
  { "otp-made", N_("Second factor begun") },
  { "password-asked", N_("Forgotten password told") },
  { "password-changed", N_("Password changed") },
  { "password-recovered", N_("Password recovered") },
  { "profile-changed", N_("Profile changed") },
  { "school-added", N_("School added") },
  { "school-changed", N_("School changed") },
  { "service-added", N_("Online service added") },
  { "service-removed", N_("Online service removed") },
  { "session-revoked", N_("Session revoked") },
  { "signed-in", N_("Signed in") },
  { "signed-out", N_("Signed out") },
  { "staff-added", N_("Member of staff added") },
  { "task-answered", N_("Request answered") },
  { "username-asked", N_("Forgotten username told") },
};

/* See the header. */
const char *
frt_event_words_get (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    if (g_str_equal (events[i].name, name))
      return _(events[i].words);

  return name;
}
