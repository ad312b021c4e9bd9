/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-event-text.h"

#include <glib/gi18n.h>

/* Translators: each is a line of the account's history, followed by its time. */
static const struct {
  const char *name;
  const char *text;
} events[] = {
  { "activated", N_("Account activated") },
  { "break-answered", N_("A school answered a request to undo a grouping") },
  { "break-asked", N_("A school asked to undo a grouping") },
  { "child-recognised", N_("A child no longer reported as not yours") },
  { "child-rejected", N_("A child reported as not yours") },
  { "email-confirmed", N_("Email address confirmed") },
  { "grouped", N_("Account grouped into another one") },
  { "grouping-broken", N_("Grouping undone by a school") },
  { "grouping-confirmed", N_("Grouping confirmed") },
  { "letter-issued", N_("Letter printed by a school") },
  { "password-asked", N_("A code asked for to replace the password") },
  { "password-changed", N_("Password changed") },
  { "password-recovered", N_("Forgotten password replaced") },
  { "profile-changed", N_("Profile changed") },
  { "session-revoked", N_("A session ended because its token was used twice") },
  { "signed-in", N_("Signed in") },
  { "signed-out", N_("Signed out") },
  { "username-asked", N_("Username asked for by email") },
};

/**
 * frt_event_text:
 * @name: of an event
 *
 * Returns: (transfer none): what happened, in the user's language
 */
const char *
frt_event_text (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    if (g_str_equal (events[i].name, name))
      return _(events[i].text);

  /* Translators: an event of the account's history that this version of the app has no words for. */
  return _("Something else about the account");
}
