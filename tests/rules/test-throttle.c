/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "common/frt-error.h"
#include "domain/frt-accounts.h"
#include "domain/frt-groupings.h"
#include "domain/frt-sessions.h"

/* Rule 7: failures count for the address they come from, whichever username is tried; and on whichever road. */

#define TRIES    100           /* failures of an address in an hour */
#define AN_HOUR  (60 * 60)     /* seconds */

/* A wrong password, each time for another username: what the service says, and *retry_after when one must wait. */
static FrtErrorCode
fail (World *world, const char *address, gint64 *retry_after)
{
  static int number = 0;
  g_autofree char *username = g_strdup_printf ("guess%d", number++);
  FrtSignIn request = { .username = username, .password = "not the password", .client_address = address };
  g_autoptr (GError) error = NULL;

  g_assert_null (frt_sessions_sign_in (&world->domain, &request, &error));
  if (retry_after != NULL)
    *retry_after = json_object_get_int_member_with_default (frt_error_get_members (error), "retry_after", -1);
  return frt_error_get_code (error);
}

static FrtErrorCode
fail_from (World *world, const char *network, int host)
{
  g_autofree char *address = g_strdup_printf ("%s%d", network, host);

  return fail (world, address, NULL);
}

static void
test_an_address_waits (World *world, gconstpointer unused)
{
  gint64 retry_after;

  for (int i = 0; i < TRIES; i++)
    g_assert_cmpint (fail (world, WORLD_ADDRESS, NULL), ==, FRT_ERROR_INVALID_CREDENTIALS);
  g_assert_cmpint (fail (world, WORLD_ADDRESS, &retry_after), ==, FRT_ERROR_TOO_MANY_ATTEMPTS);
  g_assert_cmpint (retry_after, ==, AN_HOUR);
  world_advance (world, AN_HOUR);
  g_assert_cmpint (fail (world, WORLD_ADDRESS, NULL), ==, FRT_ERROR_INVALID_CREDENTIALS);
}

/* Whoever has one address of IPv6 has all of its network. */
static void
test_a_network_waits (World *world, gconstpointer unused)
{
  for (int i = 0; i < TRIES; i++)
    g_assert_cmpint (fail_from (world, "2001:db8:0:1::", i), ==, FRT_ERROR_INVALID_CREDENTIALS);
  g_assert_cmpint (fail (world, "2001:db8:0:1:a:b:c:d", NULL), ==, FRT_ERROR_TOO_MANY_ATTEMPTS);
  g_assert_cmpint (fail (world, "2001:db8:0:2::1", NULL), ==, FRT_ERROR_INVALID_CREDENTIALS);
}

static void
test_old_addresses_in_new_ones (World *world, gconstpointer unused)
{
  for (int i = 0; i <= TRIES; i++)
    g_assert_cmpint (fail_from (world, "::ffff:192.0.2.", i), ==, FRT_ERROR_INVALID_CREDENTIALS);
}

/* A parent's password is tried by signing in, by another parent who would add the account, and in an open session. */
static void
test_every_road (World *world, gconstpointer unused)
{
  const FrtDomain *domain = &world->domain;
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (FrtGrouping) proposal = NULL;
  g_autoptr (GError) error = NULL;
  FrtIdentity anais, marc;
  const FrtLetter *letter;

  world_add_family (world);
  letters = world_letters (world, WORLD_A);
  letter = world_find_letter (letters, "Anaïs");
  world_activate (world, letter, &anais);
  world_activate (world, world_find_letter (letters, "Marc"), &marc);
  proposal = frt_groupings_propose (domain, &marc, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 2; i++) {
    g_assert_null (frt_groupings_add_account (domain, &marc, frt_grouping_get_fields (proposal)->id, letter->username, "wrong",
                                              WORLD_ADDRESS, FALSE, &error));
    g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_CREDENTIALS);
    g_clear_error (&error);
    g_assert_false (frt_accounts_change_password (domain, &anais, "wrong", "huit hiboux lisent le soir", WORLD_ADDRESS,
                                                  &error));
    g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_CREDENTIALS);
    g_clear_error (&error);
  }
  g_assert_false (world_try_sign_in (world, letter->username, "wrong", &anais, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_CREDENTIALS);
  g_assert_cmpint (json_object_get_int_member (frt_error_get_members (error), "tries_left"), ==, 0);
  g_clear_error (&error);
  g_assert_false (world_try_sign_in (world, letter->username, WORLD_PASSWORD, &anais, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_TOO_MANY_ATTEMPTS);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (World *, gconstpointer); } tests[] = {
    { "/throttle/an-address-waits", test_an_address_waits },
    { "/throttle/a-network-waits", test_a_network_waits },
    { "/throttle/old-addresses-in-new-ones", test_old_addresses_in_new_ones },
    { "/throttle/every-road", test_every_road },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, world_set_up, tests[i].test, world_tear_down);
  return g_test_run ();
}
