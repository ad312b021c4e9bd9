/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "common/frt-error.h"
#include "formats/frt-formats.h"
#include "siecle-text.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* Files as a school gives them: told apart by content, archives distrusted. */

#define GOOD ELEVES_TOP ELEVE ("1", E ("NOM", "A") E ("PRENOM", "B")) ELEVES_END

typedef struct {
  char *folder;
  char *path;        /* of the file under test */
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->folder = g_dir_make_tmp ("frt-formats-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "any name", NULL);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_remove (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static char *
read_path (const char *path, GError **error)
{
  const char *const paths[] = { path, NULL };
  GString *log = g_string_new (NULL);

  g_assert_true (frt_formats_read (paths, siecle_text_log, log, error) == (*error == NULL));
  return g_string_free (log, FALSE);
}

/* @pattern: of what follows the path. */
static void
assert_refused (Fixture *self, const char *pattern)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *log = read_path (self->path, &error);

  g_assert_nonnull (log);      /* up to there */
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_FILE);
  g_assert_true (g_str_has_prefix (error->message, self->path));
  if (!g_pattern_match_simple (pattern, error->message + strlen (self->path)))
    g_error ("“%s” is not “%s”", error->message, pattern);
}

static struct archive *
begin_zip (Fixture *self, const char *options)
{
  struct archive *zip = archive_write_new ();

  archive_write_set_format_zip (zip);
  if (options != NULL) {
    g_assert_cmpint (archive_write_set_options (zip, options), ==, ARCHIVE_OK);
    archive_write_set_passphrase (zip, "a passphrase");
  }

  g_assert_cmpint (archive_write_open_filename (zip, self->path), ==, ARCHIVE_OK);
  return zip;
}

static void
add_member (struct archive *zip, const char *name, const char *text, guint times)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname_utf8 (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
  for (guint i = 0; i < times; i++)
    archive_write_data (zip, text, strlen (text));

  archive_entry_free (entry);
}

/* An archive of one file. */
static void
write_zip (Fixture *self, const char *name, const char *text)
{
  struct archive *zip = begin_zip (self, NULL);

  add_member (zip, name, text, 1);
  archive_write_free (zip);
}

static void
test_plain (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *log = NULL;

  g_file_set_contents (self->path, GOOD, -1, NULL);
  log = read_path (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (log, ==, ELEVES_HEADER "4 student 1 - - - - A - B\n");

  g_file_set_contents (self->path, ELEVES_TOP "\n<", -1, NULL);
  assert_refused (self, ":5: the XML is broken (it ends inside ELEVES)*");
  g_file_set_contents (self->path, "", -1, NULL);
  assert_refused (self, ":1: is empty*");
}

static void
test_not_a_file (Fixture *self, gconstpointer unused)
{
  assert_refused (self, ": cannot be opened: No such file or directory");
  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  assert_refused (self, ": is not a file*");
  g_remove (self->path);
  g_mkdir (self->path, 0700);
  assert_refused (self, ": no file of OneRoster's (orgs.csv, users.csv): give SIECLE's XML or ZIP files, or*");
}

/* What is no document is passed over; the rest is read in order, and named with the archive. */
static void
test_archive (Fixture *self, gconstpointer unused)
{
  struct archive *zip = begin_zip (self, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *log = NULL;

  add_member (zip, "Lisez-moi.txt", "no XML", 1);
  add_member (zip, "__MACOSX/._ElevesSansAdresses.xml", "no XML", 1);
  add_member (zip, "export/Élèves.XML", GOOD, 1);
  add_member (zip, "r\xe9sp.xml", LINKS_TOP LINKS_END, 1);
  archive_write_free (zip);
  log = read_path (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (log, ==, ELEVES_HEADER "4 student 1 - - - - A - B\n" PERSONNES_HEADER);
}

static void
test_bad_archives (Fixture *self, gconstpointer unused)
{
  struct archive *zip;

  write_zip (self, "Nomenclature.xml", "<BEE_NOMENCLATURES/>");
  assert_refused (self, "/Nomenclature.xml:1: this is Nomenclature.xml*");
  write_zip (self, "notes.txt", "no XML");
  assert_refused (self, ": holds no XML file*");
  g_file_set_contents (self->path, "PK\3\4 and nothing more", -1, NULL);
  assert_refused (self, ": the archive is broken (*");

  zip = begin_zip (self, NULL);
  for (guint i = 0; i < 101; i++)
    add_member (zip, "notes.txt", "x", 1);
  archive_write_free (zip);
  assert_refused (self, ": holds more than 100 files*");

  zip = begin_zip (self, "zip:encryption=zipcrypt");
  add_member (zip, "e.xml", GOOD, 1);
  archive_write_free (zip);
  assert_refused (self, ": is protected by a password*");
}

static void
test_member_names (Fixture *self, gconstpointer unused)
{
  static const char *const names[] = { "../e.xml", "a/../../e.xml", "/etc/e.xml", "e\x1b[2J.xml", "e\n.xml" };
  g_autofree char *long_name = g_strnfill (300, 'e');

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    write_zip (self, names[i], GOOD);
    assert_refused (self, ": holds a file with an impossible name*");
  }

  write_zip (self, long_name, GOOD);
  assert_refused (self, ": holds a file with an impossible name*");
}

static void
test_bomb (Fixture *self, gconstpointer unused)
{
  struct archive *zip = begin_zip (self, NULL);

  add_member (zip, "e.xml", ELEVES_TOP, 1);
  archive_write_data (zip, ELEVES_TOP, strlen (ELEVES_TOP));
  for (guint i = 0; i < 20 * 1024; i++) {
    g_autofree char *kibibyte = g_strnfill (1024, '\n');

    kibibyte[0] = '<';
    memcpy (kibibyte, "<a/>", 4);
    archive_write_data (zip, kibibyte, 1024);
  }
  archive_write_free (zip);

  assert_refused (self, ": unpacks to far more than a school's export does*");
}

/* An archive or a document cut anywhere is an error, never a school that lost pupils. */
static void
test_cut (Fixture *self, gconstpointer unused)
{
  g_autofree char *content = NULL;
  gsize length;

  write_zip (self, "e.xml", GOOD);
  g_assert_true (g_file_get_contents (self->path, &content, &length, NULL));
  for (gsize cut = 1; cut < length; cut++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *log = NULL;

    g_file_set_contents (self->path, content, (gssize) cut, NULL);
    log = read_path (self->path, &error);
    g_assert_true (error != NULL || g_str_has_suffix (log, "student 1 - - - - A - B\n"));
  }

  for (gsize cut = 1; cut < strlen (GOOD) - strlen (">\n"); cut++) {
    g_file_set_contents (self->path, GOOD, (gssize) cut, NULL);
    assert_refused (self, ":*: *");
  }
}

/* The sample schools, as the demo reads them. */
static void
test_demo_files (void)
{
  static const struct { const char *uai, *students, *guardians; } schools[] = {
    { "0340001A", "ElevesSansAdresses.xml", "ResponsablesAvecAdresses.xml" },
    { "0340002B", "ElevesSansAdresses.xml", "ResponsablesAvecAdresses.xml" },
    { "0340003C", "ExportXML_ElevesSansAdresses.zip", "ExportXML_ResponsablesAvecAdresses.zip" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (schools); i++) {
    const char *source = g_getenv ("FRATRIE_TEST_SOURCE");
    g_autofree char *folder = g_build_filename (source, "data/demo", schools[i].uai, NULL);
    g_autofree char *students = g_build_filename (folder, schools[i].students, NULL);
    g_autofree char *guardians = g_build_filename (folder, schools[i].guardians, NULL);
    const char *const paths[] = { guardians, students, NULL };
    g_autofree char *header = g_strdup_printf ("header %s 2026 content=", schools[i].uai);
    g_autoptr (GString) log = g_string_new (NULL);
    g_autoptr (GError) error = NULL;

    frt_formats_read (paths, siecle_text_log, log, &error);
    g_assert_no_error (error);
    g_assert_nonnull (strstr (log->str, header));
    g_assert_nonnull (strstr (log->str, " student "));
    g_assert_nonnull (strstr (log->str, " class "));
    g_assert_nonnull (strstr (log->str, " guardian "));
    g_assert_nonnull (strstr (log->str, " level=1 kinship=10\n"));
    if (i == 0)
      g_assert_nonnull (strstr (log->str, " MME CŒUR LEFÈVRE Anaïs anais.lefevre@courriel.example"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/formats/plain", Fixture, NULL, set_up, test_plain, tear_down);
  g_test_add ("/formats/not-a-file", Fixture, NULL, set_up, test_not_a_file, tear_down);
  g_test_add ("/formats/archive", Fixture, NULL, set_up, test_archive, tear_down);
  g_test_add ("/formats/bad-archives", Fixture, NULL, set_up, test_bad_archives, tear_down);
  g_test_add ("/formats/member-names", Fixture, NULL, set_up, test_member_names, tear_down);
  g_test_add ("/formats/bomb", Fixture, NULL, set_up, test_bomb, tear_down);
  g_test_add ("/formats/cut", Fixture, NULL, set_up, test_cut, tear_down);
  g_test_add_func ("/formats/demo-files", test_demo_files);
  return g_test_run ();
}
