/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "common/frt-error.h"
#include "common/frt-letter-link.h"

#include <string.h>

/* What a letter's code holds, read back; and what is none. */

static void
test_read_back (void)
{
  static const struct { const char *server, *username; } cases[] = {
    { "https://fratrie.example", "rose.vidal5" },
    { "https://fratrie.example:8443/a?b=c&d#e", "rose.vidal5" },
    { NULL, "zoe-marie.d-arc2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FrtLetterLink) letter = frt_letter_link_new (cases[i].server, cases[i].username, "ABCD2345");
    g_autofree char *link = frt_letter_link_to_string (letter);
    g_autoptr (GError) error = NULL;
    g_autoptr (FrtLetterLink) again = frt_letter_link_parse (link, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (again->server, ==, cases[i].server);
    g_assert_cmpstr (again->username, ==, cases[i].username);
    g_assert_cmpstr (frt_secret_get (again->password), ==, "ABCD2345");
  }
}

/* As people and other programs write it. */
static void
test_other_spellings (void)
{
  static const char *const links[] = {
    "FRATRIE:?U=no&u=Rose.Vidal5&p=abcd2345", "fratrie://?p=ABCD%202345&u=rose.vidal5", "fratrie:?u=rose.vidal5&p=ABCD2345#x",
    "fratrie:?u=%20rose.vidal5&x=&p=ABCD-2345",
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FrtLetterLink) letter = frt_letter_link_parse (links[i], &error);

    g_assert_no_error (error);
    g_assert_cmpstr (letter->username, ==, "rose.vidal5");
    g_assert_cmpstr (frt_secret_get (letter->password), ==, "ABCD2345");
    g_assert_null (letter->server);
  }
}

static void
test_none (void)
{
  static const char *const links[] = {
    "", "fratrie", "fratrie:", "fratrie:?", "fratrie:u=rose.vidal5&p=ABCD2345", "https:?u=rose.vidal5&p=ABCD2345",
    "fratries:?u=rose.vidal5&p=ABCD2345", "fratrie:?u=rose.vidal5", "fratrie:?p=ABCD2345", "fratrie:?u=rose.vidal5&p=",
    "fratrie:?u=rose.vidal5&p=ABCD234", "fratrie:?u=rose.vidal5&p=ABCD2345%00", "fratrie:?u=%ff&p=ABCD2345",
    "fratrie:?u=rose.vidal5&p=ABCD%2", "fratrie://host?u=rose.vidal5&p=ABCD2345",
  };
  g_autofree char *padding = g_strnfill (3000, 'x');
  g_autofree char *long_link = g_strconcat ("fratrie:?u=rose.vidal5&p=ABCD2345&x=", padding, NULL);

  for (guint i = 0; i <= G_N_ELEMENTS (links); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FrtLetterLink) letter = frt_letter_link_parse (i < G_N_ELEMENTS (links) ? links[i] : long_link, &error);

    if (letter != NULL)
      g_error ("“%s” was taken for a letter", links[i]);
    g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_FILE);
    g_assert_null (strstr (error->message, "ABCD"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter-link/read-back", test_read_back);
  g_test_add_func ("/letter-link/other-spellings", test_other_spellings);
  g_test_add_func ("/letter-link/none", test_none);
  return g_test_run ();
}
