/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "common/frt-error.h"
#include "formats/frt-formats.h"
#include "oneroster-text.h"
#include "siecle-text.h"

#include <glib/gstdio.h>
#include <string.h>

/* The sample files with random harm done to them: whatever comes, each is read or refused in words, and no
 * text that comes out is broken. A failure comes back with the seed that the test printed (--seed). */

#define ROUNDS        10000
#define TABLES_ROUNDS 3000

static const char *const samples[] = {
  "0340001A/ElevesSansAdresses.xml", "0340001A/ResponsablesAvecAdresses.xml",
  "0340002B/ElevesSansAdresses.xml", "0340002B/ResponsablesAvecAdresses.xml",
  "0340003C/ExportXML_ElevesSansAdresses.zip", "0340003C/ExportXML_ResponsablesAvecAdresses.zip",
};

static const char *const words[] = {
  "<", ">", "&", "\"", "</", "/>", "<![CDATA[", "]]>", "<!--", "<!DOCTYPE x [", "&#0;", "&#x10FFFF;", "&x;",
  "\xff", "\xc3", "PK\1\2", "encoding='UTF-8'", "encoding='UTF-16'", "<ELEVES>", "</ELEVE>", "<NOM>",
  "<PERSONNES>", "99999999999999", "\"\"", ",", "\n", "\r\n", "sourcedId", "\xef\xbb\xbf", "=cmd|'/c calc'!A1",
};

static guint
pick (guint below)
{
  return (guint) g_test_rand_int_range (0, (gint32) below);
}

static void
harm (GString *text)
{
  gsize at = pick ((guint) text->len), wanted = pick (400), length = MIN (wanted, text->len - at);
  const char *word = words[pick (G_N_ELEMENTS (words))];
  g_autofree char *part = g_memdup2 (text->str + at, length);

  switch (pick (6)) {
  case 0:
    text->str[at] = (char) pick (256);
    break;
  case 1:
    text->str[at] = (char) (text->str[at] ^ (1 << pick (8)));
    break;
  case 2:
    g_string_erase (text, (gssize) at, (gssize) length);
    break;
  case 3:
    g_string_insert_len (text, pick ((guint) text->len), part, (gssize) length);
    break;
  case 4:
    g_string_insert (text, (gssize) at, word);
    break;
  default:
    g_string_overwrite (text, at, word);
    break;
  }
}

static void
read_harmed (const char *path, const char *content, gsize length)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (GString) text = g_string_new_len (content, (gssize) length);
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint times = 1 + pick (4); times > 0 && text->len > 1; times--)
    harm (text);

  if (pick (8) == 0)
    g_string_truncate (text, pick ((guint) text->len));

  g_remove (path);      /* the file is written in place, and would keep the end of a longer one before it */
  g_file_set_contents_full (path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  if (frt_formats_read (paths, siecle_text_log, log, &error))
    g_assert_no_error (error);
  else
    g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_FILE);
}

static void
test_harmed_samples (void)
{
  g_autofree char *folder = g_dir_make_tmp ("frt-fuzz-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "harmed", NULL);
  char *contents[G_N_ELEMENTS (samples)];
  gsize lengths[G_N_ELEMENTS (samples)];

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    const char *source = g_getenv ("FRATRIE_TEST_SOURCE");
    g_autofree char *sample = g_build_filename (source, "data/demo", samples[i], NULL);

    g_assert_true (g_file_get_contents (sample, &contents[i], &lengths[i], NULL));
  }

  for (guint round = 0; round < ROUNDS; round++) {
    guint i = pick (G_N_ELEMENTS (samples));

    read_harmed (path, contents[i], lengths[i]);
  }

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    g_free (contents[i]);

  g_remove (path);
  g_rmdir (folder);
}

static void
test_harmed_tables (void)
{
  static const OnerosterFile set[] = {
    { "manifest.csv", MANIFEST_TOP "oneroster.version,1.2\nfile.users,bulk\n" },
    { "orgs.csv", ORGS },
    { "academicSessions.csv", SESSIONS_TOP "y1,,,2026,schoolYear,2026-09-01,2027-07-04,,2027\n" },
    { "roles.csv", ROLES_TOP "r1,,,s1,primary,student,,,o1,\nr2,,,g1,primary,parent,,,o1,\n" },
    { "demographics.csv", DEMOGRAPHICS_TOP "s1,,,2014-03-07,female\n" },
    { "users.csv", USERS_12 "s1,,,true,zoe,{INE:120000001XX},Zoé,LEFÈVRE,,,,,,\"g1,g2\",,,,,,,,o1,\n"
                   "g1,,,true,,,\"Anaïs\",CŒUR,,,a@b.example,+33639980001,,\"s1\",,,,,,,LEFÈVRE,o1,\n" },
    { "classes.csv", CLASSES_TOP "c1,,,6 B,,,,homeroom,,o1,,,,\n" },
    { "enrollments.csv", ENROLLMENTS_TOP "e1,,,c1,o1,s1,student,,,\n" },
    { NULL },
  };
  guint read = 0;

  for (guint round = 0; round < TABLES_ROUNDS; round++) {
    OnerosterFile harmed[G_N_ELEMENTS (set)];
    guint i = pick (G_N_ELEMENTS (set) - 1);
    g_autoptr (GString) text = g_string_new (set[i].text);
    g_autofree char *log = NULL;
    g_autoptr (GBytes) zip = NULL;
    g_autoptr (GError) error = NULL;

    for (guint times = 1 + pick (3); times > 0 && text->len > 1; times--)
      harm (text);
    memcpy (harmed, set, sizeof set);
    harmed[i].text = text->str;
    zip = oneroster_text_zip (harmed);
    log = oneroster_text_read (zip, &error);
    if (error == NULL)
      read++;
    else
      g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_FILE);
  }
  g_assert_cmpuint (read, >, 0);
  g_assert_cmpuint (read, <, TABLES_ROUNDS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/harmed-samples", test_harmed_samples);
  g_test_add_func ("/formats/harmed-tables", test_harmed_tables);
  return g_test_run ();
}
