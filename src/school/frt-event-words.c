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
  { "activated", N_("Account activated") },
  { "account-disabled", N_("Account disabled") },
  { "account-enabled", N_("Account enabled again") },
  { "break-answered", N_("Request to undo a grouping answered") },
  { "break-requested", N_("Undoing a grouping asked for") },
  { "broken", N_("Grouping undone") },
  { "grouped", N_("Account grouped with another") },
  { "grouping-broken", N_("Grouping undone") },
  { "grouping-confirmed", N_("Grouping confirmed") },
  { "imported", N_("Exports imported") },
  { "letter-issued", N_("Letter made") },
  { "letter-reset", N_("New password by letter") },
  { "name-corrected", N_("Name corrected") },
  { "not-my-child", N_("Child reported as not theirs") },
  { "not-my-child-answered", N_("Report of a child answered") },
  { "password-changed", N_("Password changed") },
  { "signed-in", N_("Signed in") },
  { "signed-out", N_("Signed out") },
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
