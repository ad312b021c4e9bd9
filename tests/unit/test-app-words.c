/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-contact.h"
#include "app/frt-event-text.h"
#include "app/frt-language.h"
#include "app/frt-time-text.h"

/* Small things said to a parent. */

static void
test_language (void)
{
  const char *const offered[] = { "en", "fr", "pt", NULL };
  const char *const others[] = { "tr", "ar", NULL };

  g_assert_cmpstr (frt_language_get_name ("fr"), ==, "Français");
  g_assert_cmpstr (frt_language_get_name ("xx"), ==, "xx");
  for (const char *const *code = frt_language_get_all (); *code != NULL; code++)
    g_assert_cmpstr (frt_language_get_name (*code), !=, *code);

  g_assert_cmpstr (frt_language_guess (offered), ==, "pt");
  g_assert_cmpstr (frt_language_guess (others), ==, "tr");
}

static void
test_event (void)
{
  g_assert_cmpstr (frt_event_text ("activated"), ==, "Account activated");
  g_assert_cmpstr (frt_event_text ("one-of-next-year"), ==, "Something else about the account");
}

static void
test_time (void)
{
  g_autofree char *text = frt_time_text (1795601520);      /* 2026-11-25T10:12:00Z, an hour later in Paris */

  g_assert_cmpstr (text, ==, "25 November 2026 at 11:12");
}

static void
assert_contact (const char *contact, const char *uri)
{
  g_autofree char *made = frt_contact_dup_uri (contact);

  g_assert_cmpstr (made, ==, uri);
}

/* What a school wrote is a stranger's text. */
static void
test_contact (void)
{
  assert_contact ("secretariat@lycee.example", "mailto:secretariat@lycee.example");
  assert_contact (" 04 67 00 00 00 ", "tel:0467000000");
  assert_contact ("https://lycee.example/contact", "https://lycee.example/contact");
  assert_contact ("http://lycee.example", NULL);
  assert_contact ("file:///etc/passwd", NULL);
  assert_contact ("javascript:alert(1)", NULL);
  assert_contact ("a@b.example?bcc=c@d.example", NULL);
  assert_contact (NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "pt_BR:fr", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app-words/language", test_language);
  g_test_add_func ("/app-words/event", test_event);
  g_test_add_func ("/app-words/time", test_time);
  g_test_add_func ("/app-words/contact", test_contact);

  return g_test_run ();
}
