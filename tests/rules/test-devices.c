/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/mother.h"

#include "common/frt-limits.h"
#include "domain/frt-accounts.h"
#include "domain/frt-retention.h"
#include "domain/frt-sessions.h"
#include "store/frt-transaction.h"

/* A guardian is told of a sign-in on a device that is new. */

#define NEW_DEVICE "new-device"

static void
confirm_email (Mother *fixture)
{
  g_autofree char *code = world_mail (&fixture->world, "email-code", WORLD_EMAIL, "code");
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtAccount) account = frt_accounts_confirm_email (&fixture->world.domain, &fixture->anais, code,
                                                              WORLD_ADDRESS, &error);

  g_assert_no_error (error);
  g_assert_nonnull (account);
}

static FrtTokens *
stay_signed_in_on (Mother *fixture, const char *device_name)
{
  const FrtSignIn request = { fixture->username, WORLD_PASSWORD, device_name, TRUE, WORLD_ADDRESS };
  g_autoptr (GError) error = NULL;
  FrtTokens *tokens = frt_sessions_sign_in (&fixture->world.domain, &request, &error);

  g_assert_no_error (error);
  return tokens;
}

static void
sign_in_on (Mother *fixture, const char *device_name)
{
  frt_tokens_free (stay_signed_in_on (fixture, device_name));
}

static void
assert_told (Mother *fixture, guint times)
{
  g_assert_cmpuint (world_count_mail (&fixture->world, NEW_DEVICE), ==, times);
}

static void
test_told_once (Mother *fixture, gconstpointer unused)
{
  g_autofree char *named = NULL;

  confirm_email (fixture);
  sign_in_on (fixture, "a test");      /* where the account was activated */
  assert_told (fixture, 0);
  sign_in_on (fixture, "Téléphone de Zoé");
  sign_in_on (fixture, "Téléphone de Zoé");
  assert_told (fixture, 1);
  named = world_mail (&fixture->world, NEW_DEVICE, WORLD_EMAIL, "device_name");
  g_assert_cmpstr (named, ==, "Téléphone de Zoé");
}

static void
test_nameless (Mother *fixture, gconstpointer unused)
{
  g_autofree char *named = NULL;

  confirm_email (fixture);
  sign_in_on (fixture, NULL);
  sign_in_on (fixture, NULL);
  assert_told (fixture, 1);
  named = world_mail (&fixture->world, NEW_DEVICE, WORLD_EMAIL, "device_name");
  g_assert_null (named);
}

static void
test_unconfirmed (Mother *fixture, gconstpointer unused)
{
  sign_in_on (fixture, "a telephone");
  assert_told (fixture, 0);
  confirm_email (fixture);
  sign_in_on (fixture, "a telephone");
  assert_told (fixture, 0);
}

static void
test_session_that_ended (Mother *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  confirm_email (fixture);
  frt_sessions_end (&fixture->world.domain, &fixture->anais, NULL, &error);
  g_assert_no_error (error);
  sign_in_on (fixture, "a test");
  assert_told (fixture, 0);
}

static void
test_staff (Mother *fixture, gconstpointer unused)
{
  FrtIdentity identity;
  g_autofree char *otpauth_uri = world_add_staff (&fixture->world, WORLD_A, "secretariat", &identity);
  g_autofree char *email = world_mail (&fixture->world, "email-code", WORLD_EMAIL, "code"), *code = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtAccount) account = frt_accounts_confirm_email (&fixture->world.domain, &identity, email,
                                                              WORLD_ADDRESS, &error);
  g_autoptr (FrtTokens) tokens = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (account);
  world_advance (&fixture->world, 60);
  code = world_otp (&fixture->world, otpauth_uri);
  tokens = frt_sessions_sign_in (&fixture->world.domain, &(FrtSignIn) { "secretariat", WORLD_PASSWORD, "an office", FALSE,
                                 WORLD_ADDRESS, code }, &error);
  g_assert_no_error (error);
  assert_told (fixture, 0);
}

static gint64
count_devices (Mother *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtTransaction) tx = frt_store_read (fixture->world.store, &error);
  gint64 count;

  frt_query_int (tx, &count, &error, "SELECT count(*) FROM device", "");
  g_assert_no_error (error);
  return count;
}

static void
purge (Mother *fixture)
{
  g_autoptr (GError) error = NULL;
  FrtPurge purged;

  frt_retention_purge (&fixture->world.domain, &purged, &error);
  g_assert_no_error (error);
}

static void
test_forgotten (Mother *fixture, gconstpointer unused)
{
  g_autoptr (FrtTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;

  confirm_email (fixture);
  sign_in_on (fixture, "an old telephone");
  tokens = stay_signed_in_on (fixture, "a computer");
  purge (fixture);
  g_assert_cmpint (count_devices (fixture), ==, 3);

  for (int days = 0; days < 400; days += 50) {
    g_autoptr (FrtTokens) before = g_steal_pointer (&tokens);

    world_advance (&fixture->world, 50 * FRT_DAY);
    tokens = frt_sessions_refresh (&fixture->world.domain, frt_secret_get (before->refresh_token), &error);
    g_assert_no_error (error);
  }
  purge (fixture);
  g_assert_cmpint (count_devices (fixture), ==, 1);      /* the computer, in use all the time */
  sign_in_on (fixture, "a computer");
  assert_told (fixture, 2);
  sign_in_on (fixture, "an old telephone");
  assert_told (fixture, 3);

  world_advance (&fixture->world, 400 * FRT_DAY);
  purge (fixture);      /* the whole account */
  g_assert_cmpint (count_devices (fixture), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (Mother *, gconstpointer); } tests[] = {
    { "/devices/told-once", test_told_once },
    { "/devices/nameless", test_nameless },
    { "/devices/unconfirmed", test_unconfirmed },
    { "/devices/session-that-ended", test_session_that_ended },
    { "/devices/staff", test_staff },
    { "/devices/forgotten", test_forgotten },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Mother, NULL, mother_set_up, tests[i].test, mother_tear_down);
  return g_test_run ();
}
