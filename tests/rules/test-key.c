/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "common/frt-error.h"
#include "domain/frt-otp.h"
#include "domain/frt-sessions.h"
#include "store/frt-otp-table.h"
#include "store/frt-transaction.h"

#include <glib/gstdio.h>
#include <string.h>

/* The service's key, and the second factors that are sealed with it. */

#define CONTEXT "otp 7"
#define TEXT    "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

typedef struct {
  World       world;
  char       *folder, *path;
  FrtIdentity secretary;
  char       *uri;            /* of its second factor */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  world_set_up (&fixture->world, NULL);
  world_add_family (&fixture->world);
  fixture->uri = world_add_staff (&fixture->world, WORLD_A, "secretariat", &fixture->secretary);
  fixture->folder = g_dir_make_tmp ("fratrie-key-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "deep", "server.key", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *deep = g_path_get_dirname (fixture->path);

  world_assert_sound (&fixture->world);
  world_tear_down (&fixture->world, NULL);
  g_unlink (fixture->path);
  g_rmdir (deep);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_free (fixture->uri);
}

static void
assert_does_not_open (const FrtKey *key, const char *sealed, const char *context)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (frt_key_open (key, sealed, context, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INTERNAL);
  g_assert_null (strstr (error->message, TEXT));
}

static void
test_seal (Fixture *fixture, gconstpointer unused)
{
  const FrtRandom random = frt_random_system ();
  g_autoptr (FrtKey) key = frt_key_new (&random), other = frt_key_new (&random);
  g_autofree char *sealed = frt_key_seal (key, &random, TEXT, CONTEXT), *again = frt_key_seal (key, &random, TEXT, CONTEXT);
  g_autofree char *opened = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (strstr (sealed, TEXT));
  g_assert_cmpstr (sealed, !=, again);
  opened = frt_key_open (key, sealed, CONTEXT, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (opened, ==, TEXT);
  assert_does_not_open (other, sealed, CONTEXT);
  assert_does_not_open (key, sealed, "otp 8");
  assert_does_not_open (key, TEXT, CONTEXT);
  assert_does_not_open (key, "", CONTEXT);
  for (gsize i = 0; i < strlen (sealed) - 1; i++) {
    g_autofree char *changed = g_strdup (sealed), *cut = g_strndup (sealed, i);

    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    assert_does_not_open (key, changed, CONTEXT);
    assert_does_not_open (key, cut, CONTEXT);
  }
}

static void
test_file (Fixture *fixture, gconstpointer unused)
{
  const FrtRandom random = frt_random_system ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtKey) key = NULL, again = NULL;
  GStatBuf info;

  g_assert_true (frt_key_create (fixture->path, &random, &error));
  g_assert_no_error (error);
  g_stat (fixture->path, &info);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
  key = frt_key_load (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (frt_key_create (fixture->path, &random, &error));      /* it is there: it stays */
  again = frt_key_load (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (frt_key_get_id (again), ==, frt_key_get_id (key));
}

static void
test_no_key (Fixture *fixture, gconstpointer unused)
{
  static const char *const texts[] = {
    "", "\n", "0123", "not a key, but as long as one of them has to be, which is 64 bytes\n",
    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n\n" };
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GError) missing = NULL;

  g_assert_null (frt_key_load (fixture->path, &missing));
  g_assert_error (missing, FRT_ERROR, FRT_ERROR_USAGE);
  g_assert_nonnull (strstr (missing->message, fixture->path));
  g_mkdir (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL, refused = NULL;

    g_file_set_contents (fixture->path, texts[i], -1, &error);
    g_assert_no_error (error);
    g_assert_null (frt_key_load (fixture->path, &refused));
    g_assert_error (refused, FRT_ERROR, FRT_ERROR_USAGE);
    g_assert_nonnull (strstr (refused->message, fixture->path));
  }
}

static char *
dup_secret (Fixture *fixture, gint64 account_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtTransaction) tx = frt_store_read (fixture->world.store, &error);
  g_autoptr (FrtOtpRow) row = NULL;

  frt_otp_table_find (tx, account_id, &row, &error);
  g_assert_no_error (error);
  return g_strdup (row->secret);
}

static void
set_secret (Fixture *fixture, gint64 account_id, const char *secret)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtTransaction) tx = frt_store_write (fixture->world.store, &error);
  g_autoptr (FrtOtpRow) row = NULL;

  g_assert_true (frt_otp_table_find (tx, account_id, &row, &error));
  g_free (row->secret);
  row->secret = g_strdup (secret);
  g_assert_true (frt_otp_table_put (tx, row, &error) && frt_transaction_commit (tx, &error));
}

/* What a sign-in with the code of now says: 0 when it works. */
static int
sign_in (Fixture *fixture, const char *username, const char *uri)
{
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtTokens) tokens = NULL;

  world_advance (&fixture->world, 60);
  code = world_otp (&fixture->world, uri);
  tokens = frt_sessions_sign_in (&fixture->world.domain, &(FrtSignIn) { username, WORLD_PASSWORD, "a test", FALSE,
                                 WORLD_ADDRESS, code }, &error);
  return error ? error->code : 0;
}

static char *
dup_clear (const char *uri)
{
  g_autoptr (GHashTable) parameters = g_uri_parse_params (strchr (uri, '?') + 1, -1, "&", G_URI_PARAMS_NONE, NULL);

  return g_strdup (g_hash_table_lookup (parameters, "secret"));
}

static void
test_each_for_its_account (Fixture *fixture, gconstpointer unused)
{
  FrtIdentity other;
  g_autofree char *uri = world_add_staff (&fixture->world, WORLD_A, "direction", &other), *clear = dup_clear (uri);
  g_autofree char *own = dup_secret (fixture, other.account_id), *theirs = dup_secret (fixture, fixture->secretary.account_id);

  g_assert_null (strstr (own, clear));
  g_assert_cmpint (sign_in (fixture, "direction", uri), ==, 0);
  set_secret (fixture, other.account_id, theirs);      /* by whoever can write the store, and knows one of the two */
  g_assert_cmpint (sign_in (fixture, "direction", fixture->uri), ==, FRT_ERROR_INTERNAL);
  set_secret (fixture, other.account_id, clear);
  g_assert_cmpint (sign_in (fixture, "direction", uri), ==, FRT_ERROR_INTERNAL);
}

static void
test_older_store (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *clear = dup_clear (fixture->uri), *sealed = NULL, *id = NULL;
  g_autoptr (GError) error = NULL;

  set_secret (fixture, fixture->secretary.account_id, clear);
  g_assert_true (frt_otp_seal_all (&fixture->world.domain, &error));
  g_assert_no_error (error);
  sealed = dup_secret (fixture, fixture->secretary.account_id);
  g_assert_null (strstr (sealed, clear));
  id = frt_key_dup_id_of (sealed);
  g_assert_cmpstr (id, ==, frt_key_get_id (fixture->world.key));
  g_assert_cmpint (sign_in (fixture, "secretariat", fixture->uri), ==, 0);
}

static void
test_another_key (Fixture *fixture, gconstpointer unused)
{
  const FrtRandom random = frt_random_system ();
  g_autoptr (FrtKey) other = frt_key_new (&random);
  FrtDomain domain = fixture->world.domain;
  g_autoptr (GError) error = NULL;

  domain.key = other;
  g_assert_false (frt_otp_seal_all (&domain, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, frt_key_get_id (fixture->world.key)));
  g_assert_nonnull (strstr (error->message, frt_key_get_id (other)));
}

static void
test_missing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *clear = dup_clear (fixture->uri);
  g_autoptr (FrtKey) key = NULL, none = NULL;
  g_autoptr (GError) sealed = NULL, unmade = NULL, error = NULL;
  gboolean made = FALSE;

  g_assert_null (frt_otp_open_key (&fixture->world.domain, fixture->path, &made, &sealed));
  g_assert_error (sealed, FRT_ERROR, FRT_ERROR_USAGE);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  set_secret (fixture, fixture->secretary.account_id, clear);
  none = frt_otp_open_key (&fixture->world.domain, fixture->path, NULL, &unmade);
  g_assert_null (none);
  g_assert_error (unmade, FRT_ERROR, FRT_ERROR_USAGE);
  key = frt_otp_open_key (&fixture->world.domain, fixture->path, &made, &error);
  g_assert_no_error (error);
  g_assert_true (made);
  fixture->world.domain.key = key;
  g_assert_cmpint (sign_in (fixture, "secretariat", fixture->uri), ==, 0);
  fixture->world.domain.key = fixture->world.key;
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/key/seal", test_seal },
    { "/key/file", test_file },
    { "/key/no-key", test_no_key },
    { "/key/each-for-its-account", test_each_for_its_account },
    { "/key/older-store", test_older_store },
    { "/key/another-key", test_another_key },
    { "/key/missing", test_missing },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
