/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-school-event.h"
#include "common/frt-error.h"
#include "common/frt-json.h"
#include "school/frt-export-bundle.h"
#include "school/frt-journal-csv.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

/* What the school's console makes of files: one ZIP of the exports chosen, and the journal as CSV. */

static void
test_journal (void)
{
  static const char event[] =
    "{\"id\":\"1\",\"name\":\"imported\",\"at\":\"2026-11-25T08:00:00Z\",\"uai\":\"0340001A\",\"username\":\"=cmd()\","
    "\"detail\":{\"file\":\"say \\\"hello\\\", twice\"}}";
  g_autoptr (GListStore) events = g_list_store_new (FRT_TYPE_SCHOOL_EVENT);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = frt_json_parse_object (event, strlen (event), 4096, &error);
  g_autoptr (FrtSchoolEvent) item = frt_school_event_new_from_json (object, &error);
  g_autoptr (GBytes) csv = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_list_store_append (events, item);
  csv = frt_journal_csv_new (G_LIST_MODEL (events));
  text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));
  g_assert_cmpstr (text, ==, "\"time\",\"event\",\"account\",\"detail\"\r\n"
                             "\"2026-11-25T08:00:00Z\",\"imported\",\"'=cmd()\",\"file: say \"\"hello\"\", twice\"\r\n");
}

static void
on_bundled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GBytes *
bundle (GListModel *files, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  frt_export_bundle_async (files, NULL, on_bundled, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return frt_export_bundle_finish (result, error);
}

/* "NAME=LENGTH " of each file in a ZIP. */
static char *
list (GBytes *zip)
{
  GString *names = g_string_new (NULL);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, g_bytes_get_data (zip, NULL), g_bytes_get_size (zip)), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    g_string_append_printf (names, "%s=%d ", archive_entry_pathname (entry), (int) archive_entry_size (entry));
  archive_read_free (archive);

  return g_string_free (names, FALSE);
}

static void
add (GListStore *files, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("FRATRIE_TEST_SOURCE"), "data", "demo", folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_list_store_append (files, file);
}

/* What stands in a ZIP is taken out of it, so that one ZIP holds the exports themselves. */
static void
test_bundle (void)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) zip = NULL;
  g_autofree char *names = NULL;

  add (files, "0340001A", "ElevesSansAdresses.xml");
  add (files, "0340003C", "ExportXML_ResponsablesAvecAdresses.zip");
  zip = bundle (G_LIST_MODEL (files), &error);
  g_assert_no_error (error);
  names = list (zip);
  g_assert_true (g_str_has_prefix (names, "ElevesSansAdresses.xml="));
  g_assert_nonnull (strstr (names, " ResponsablesAvecAdresses.xml="));
}

static void
test_harmed (void)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "harmed.zip", NULL);
  g_autofree char *whole = NULL;
  g_autofree char *source = g_build_filename (g_getenv ("FRATRIE_TEST_SOURCE"), "data", "demo", "0340003C",
                                              "ExportXML_ElevesSansAdresses.zip", NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/at-all.xml");
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &whole, &length, NULL));
  g_assert_true (g_file_set_contents (path, whole, (gssize) length / 2, NULL));
  g_list_store_append (files, file);
  g_assert_null (bundle (G_LIST_MODEL (files), &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_FILE);
  g_assert_true (g_str_has_prefix (error->message, "harmed.zip: "));

  g_clear_error (&error);
  g_list_store_remove_all (files);
  g_list_store_append (files, missing);
  g_assert_null (bundle (G_LIST_MODEL (files), &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_FILE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/school/journal", test_journal);
  g_test_add_func ("/school/bundle", test_bundle);
  g_test_add_func ("/school/bundle-harmed", test_harmed);

  return g_test_run ();
}
