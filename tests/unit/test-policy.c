/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-settings.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* The policy of a school's computers, from its file to what the app is told. */

#define SOMEBODY_ELSE (getuid () + 1)

typedef struct {
  char *folder;    /* (owned) */
  char *path;      /* (owned) */
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("fratrie-policy-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "policies.json", NULL);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_remove (fixture->path);
  g_rmdir (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
write_policy (Fixture *fixture, const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (fixture->path, text, length, G_FILE_SET_CONTENTS_CONSISTENT, 0644, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
}

static FrtPolicy *
read_policy (Fixture *fixture, const char *text)
{
  write_policy (fixture, text, -1);

  return frt_policy_new_from_file (fixture->path, SOMEBODY_ELSE);
}

static void
assert_is_safest (FrtPolicy *policy, const char *path, const char *problem)
{
  g_test_message ("%s", policy->problem);
  g_assert_true (policy->managed);
  g_assert_true (g_str_has_prefix (policy->problem, path));
  g_assert_nonnull (strstr (policy->problem, problem));
  g_assert_null (policy->server);
  g_assert_null (policy->languages);
  g_assert_cmpint (policy->shared_computer, ==, FRT_POLICY_YES);
  g_assert_false (policy->letter_reading);
}

static void
test_whole (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (FrtPolicy) policy =
    read_policy (fixture, "{\"server\": \"Service.Example/\", \"shared_computer\": true, \"idle_minutes\": 3,"
                          " \"languages\": [\"fr\", \"en\"], \"letter_reading\": false}");

  g_assert_true (policy->managed);
  g_assert_null (policy->problem);
  g_assert_cmpstr (policy->server, ==, "https://service.example");
  g_assert_cmpint (policy->shared_computer, ==, FRT_POLICY_YES);
  g_assert_cmpuint (policy->idle_minutes, ==, 3);
  g_assert_cmpuint (g_strv_length (policy->languages), ==, 2);
  g_assert_false (policy->letter_reading);
}

static void
test_absent (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (FrtPolicy) policy = frt_policy_new_from_file (fixture->path, SOMEBODY_ELSE);

  g_assert_false (policy->managed);
  g_assert_null (policy->problem);
  g_assert_null (policy->server);
  g_assert_cmpint (policy->shared_computer, ==, FRT_POLICY_UNSAID);
  g_assert_true (policy->letter_reading);
}

static void
test_empty_object (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (FrtPolicy) policy = read_policy (fixture, "{}");

  g_assert_true (policy->managed);
  g_assert_null (policy->problem);
  g_assert_cmpint (policy->shared_computer, ==, FRT_POLICY_UNSAID);
  g_assert_true (policy->letter_reading);
}

/* The example that is installed for administrators is one. */
static void
test_example (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (g_getenv ("FRATRIE_TEST_SOURCE"), "data", "policies.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (FrtPolicy) policy = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  policy = read_policy (fixture, text);

  g_assert_null (policy->problem);
  g_assert_nonnull (policy->server);
  g_assert_cmpint (policy->shared_computer, ==, FRT_POLICY_YES);
}

/* Each is told with what is wrong, and each leaves the safest defaults. */
static void
test_broken (Fixture *fixture, gconstpointer unused)
{
  static const struct { const char *text, *problem; } cases[] = {
    { "", "not JSON" },
    { "{\"server\": \"service.example\"", "not JSON" },
    { "[]", "not an object" },
    { "{\"Server\": \"service.example\"}", "/Server" },
    { "{\"server\": \"service.example\", \"server\": \"other.example\"}", "not JSON" },
    { "{\"server\": 7}", "/server" },
    { "{\"server\": \"\"}", "/server" },
    { "{\"server\": \"http://service.example\"}", "/server" },
    { "{\"server\": \"service.example\", \"shared_computer\": \"yes\"}", "/shared_computer" },
    { "{\"shared_computer\": null}", "/shared_computer" },
    { "{\"idle_minutes\": 0}", "/idle_minutes" },
    { "{\"idle_minutes\": 61}", "/idle_minutes" },
    { "{\"idle_minutes\": 4294967297}", "/idle_minutes" },
    { "{\"idle_minutes\": 2.5}", "/idle_minutes" },
    { "{\"languages\": []}", "/languages" },
    { "{\"languages\": \"fr\"}", "/languages" },
    { "{\"languages\": [\"fr\", 7]}", "/languages" },
    { "{\"letter_reading\": 1}", "/letter_reading" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FrtPolicy) policy = NULL;

    g_test_message ("%s", cases[i].text);
    policy = read_policy (fixture, cases[i].text);
    assert_is_safest (policy, fixture->path, cases[i].problem);
  }
}

static void
test_too_large (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = g_strnfill (1024 * 1024, ' ');
  g_autoptr (FrtPolicy) policy = read_policy (fixture, text);

  assert_is_safest (policy, fixture->path, "more than");
}

/* A sandbox finds the user's own extension before the system's: such a file must not pass for the administrator's. */
static void
test_own_file_is_no_policy (Fixture *fixture, gconstpointer unused)
{
  uid_t owner = getuid () != 0 ? getuid () : 1000;
  g_autoptr (FrtPolicy) policy = NULL;

  write_policy (fixture, "{\"shared_computer\": false}", -1);
  if (getuid () == 0)
    g_assert_cmpint (chown (fixture->path, owner, owner), ==, 0);
  policy = frt_policy_new_from_file (fixture->path, owner);
  assert_is_safest (policy, fixture->path, "belongs to the person");
}

/* Nor is an empty folder of theirs as good as no policy, unless the program is theirs as well: it is when they test it. */
static void
test_own_folder_is_no_policy (Fixture *fixture, gconstpointer unused)
{
  uid_t owner = getuid () != 0 ? getuid () : 1000;
  g_autoptr (FrtPolicy) policy = NULL;

  if (getuid () == 0)
    g_assert_cmpint (chown (fixture->folder, owner, owner), ==, 0);
  policy = frt_policy_new_from_file (fixture->path, owner);
  if (getuid () == 0)
    assert_is_safest (policy, fixture->path, "folder belongs to the person");
  else
    g_assert_false (policy->managed);
}

static void
test_writable_by_others (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (FrtPolicy) policy = NULL;

  write_policy (fixture, "{\"shared_computer\": false}", -1);
  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  policy = frt_policy_new_from_file (fixture->path, SOMEBODY_ELSE);
  assert_is_safest (policy, fixture->path, "others than its owner");
}

static void
test_no_file (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (FrtPolicy) policy = NULL;

  g_assert_cmpint (g_mkdir (fixture->path, 0755), ==, 0);
  policy = frt_policy_new_from_file (fixture->path, SOMEBODY_ELSE);
  assert_is_safest (policy, fixture->path, "not a regular file");
}

static FrtSettings *
settings_new (FrtPolicy *policy)
{
  g_autoptr (GError) error = NULL;
  FrtSettings *settings = frt_settings_new_with_policy (policy, &error);

  g_assert_no_error (error);

  return settings;
}

/* What the policy says stands, whatever the user's own settings hold. */
static void
test_settings_obey (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GSettings) own = g_settings_new ("fr.fratrie.Fratrie");
  g_autoptr (FrtSettings) settings =
    settings_new (read_policy (fixture, "{\"server\": \"service.example\", \"shared_computer\": true,"
                                        " \"idle_minutes\": 2, \"languages\": [\"fr\"], \"letter_reading\": false}"));
  g_autofree char *server = NULL;

  g_settings_set_string (own, "server", "https://other.example");
  g_settings_set_boolean (own, "shared-computer", FALSE);
  frt_settings_set_server (settings, "https://third.example");
  server = frt_settings_dup_server (settings);

  g_assert_cmpstr (server, ==, "https://service.example");
  g_assert_true (frt_settings_is_managed (settings));
  g_assert_true (frt_settings_is_server_fixed (settings));
  g_assert_true (frt_settings_get_shared_computer (settings));
  g_assert_cmpuint (frt_settings_get_idle_seconds (settings), ==, 120);
  g_assert_true (frt_settings_offers_language (settings, "fr"));
  g_assert_false (frt_settings_offers_language (settings, "en"));
  g_assert_false (frt_settings_get_letter_reading (settings));
  g_assert_null (frt_settings_get_policy_problem (settings));
  g_settings_reset (own, "server");
}

static void
test_settings_alone (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GSettings) own = g_settings_new ("fr.fratrie.Fratrie");
  g_autoptr (FrtSettings) settings = settings_new (frt_policy_new_from_file (fixture->path, SOMEBODY_ELSE));
  g_autofree char *server = NULL;

  frt_settings_set_server (settings, "https://service.example");
  g_settings_set_boolean (own, "shared-computer", TRUE);
  server = frt_settings_dup_server (settings);

  g_assert_cmpstr (server, ==, "https://service.example");
  g_assert_false (frt_settings_is_managed (settings));
  g_assert_false (frt_settings_is_server_fixed (settings));
  g_assert_true (frt_settings_get_shared_computer (settings));
  g_assert_cmpuint (frt_settings_get_idle_seconds (settings), ==, 300);
  g_assert_true (frt_settings_offers_language (settings, "en"));
  g_assert_true (frt_settings_get_letter_reading (settings));
  g_settings_reset (own, "server");
  g_settings_reset (own, "shared-computer");
}

static void
test_policy_may_say_no (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GSettings) own = g_settings_new ("fr.fratrie.Fratrie");
  g_autoptr (FrtSettings) settings = settings_new (read_policy (fixture, "{\"shared_computer\": false}"));

  g_settings_set_boolean (own, "shared-computer", TRUE);
  g_assert_false (frt_settings_get_shared_computer (settings));
  g_settings_reset (own, "shared-computer");
}

int
main (int argc, char **argv)
{
  static const struct { const char *path; void (*run) (Fixture *, gconstpointer); } tests[] = {
    { "/policy/whole", test_whole },
    { "/policy/absent", test_absent },
    { "/policy/empty-object", test_empty_object },
    { "/policy/example", test_example },
    { "/policy/broken", test_broken },
    { "/policy/too-large", test_too_large },
    { "/policy/own-file-is-no-policy", test_own_file_is_no_policy },
    { "/policy/own-folder-is-no-policy", test_own_folder_is_no_policy },
    { "/policy/writable-by-others", test_writable_by_others },
    { "/policy/no-file", test_no_file },
    { "/policy/settings-obey", test_settings_obey },
    { "/policy/settings-alone", test_settings_alone },
    { "/policy/may-say-no", test_policy_may_say_no },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].run, fixture_tear_down);

  return g_test_run ();
}
